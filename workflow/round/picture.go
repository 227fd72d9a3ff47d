package round

import (
	"cloud.google.com/go/civil"
	"golang.org/x/text/language"
)

// SVG draws the round at a moment as a page of its own, see
// [workflow.Proceeding.SVG]: its procedure, the path it took, where it is, the
// steps that somebody may take then and the clocks that run. Empty before the
// round is opened.
func (r *Round) SVG(tag language.Tag, at civil.DateTime) string {
	r = r.made()
	if r.proceeding == nil {
		return ""
	}
	return r.proceeding.SVG(tag, at)
}

// Mermaid draws the same as the text of a Mermaid diagram, see
// [workflow.Proceeding.Mermaid]. Empty before the round is opened.
func (r *Round) Mermaid(tag language.Tag, at civil.DateTime) string {
	r = r.made()
	if r.proceeding == nil {
		return ""
	}
	return r.proceeding.Mermaid(tag, at)
}
