package workflow

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"

	"cloud.google.com/go/civil"
	"golang.org/x/text/language"
)

// SVG draws the procedure as a page of its own, without scripts or outside
// files, 360 wide so that it reads on a phone, in Vietnamese or English:
// below each state its steps, who takes them and under which rules, with an
// arrow to the state that each leads to. Steps open in more than three states
// stand at the end.
func (m *Machine) SVG(tag language.Tag) string { return m.made().picture(tag).svg() }

// SVG draws the case as [Machine.SVG] draws its procedure, with the path it
// took, where it is, the steps that somebody may take at a moment, and the
// clocks that run then.
func (p *Proceeding) SVG(tag language.Tag, at civil.DateTime) string {
	p = p.made()
	return p.picture(tag, at).svg()
}

const (
	svgWidth  = 360
	svgEdge   = 10 // the margin
	svgLane   = 9  // between the lanes of arrows on the right
	svgIndent = 16 // of steps below their state
	svgLine   = 17
)

// drawing is a picture being laid out from top to bottom.
type drawing struct {
	*picture
	body  strings.Builder
	y     int
	right int         // where text ends and lanes begin
	box   map[int]int // state -> the middle of its box
	exits []exit
	lanes map[int]int // target state -> lane
}

// exit is a step that leads to a state other than the next below.
type exit struct {
	y, target int
	taken     bool
}

func (p *picture) svg() string {
	d := &drawing{picture: p, y: svgEdge, box: map[int]int{}}
	d.layLanes()
	d.heading()
	for i := range p.states {
		d.state(i)
	}
	d.wideSteps()
	d.feedLines()
	d.deadlines()
	d.y += 8
	d.lines(svgEdge, "rule", d.word("legend"), 6.3)
	d.arrows()
	height := d.y + svgEdge
	var out strings.Builder
	name := d.word("title")
	if d.cased {
		name = d.word("casename")
	}
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" lang="%s" style="max-width:100%%;height:auto">`+"\n",
		svgWidth, height, svgWidth, height, d.language())
	fmt.Fprintf(&out, "<title>%s</title>\n%s", xmlText(d.name(name)), svgStyle)
	fmt.Fprintf(&out, `<rect class="page" width="%d" height="%d"/>`+"\n", svgWidth, height)
	out.WriteString(d.body.String())
	out.WriteString("</svg>\n")
	return out.String()
}

func (d *drawing) language() string {
	if d.word("open") == pictureWords["open"].En {
		return "en"
	}
	return "vi"
}

func (d *drawing) name(name string) string {
	if title := d.m.procedure.Title; !title.IsZero() {
		return name + ": " + title.Text(d.tag)
	}
	return name
}

const svgStyle = `<defs><marker id="head" markerUnits="userSpaceOnUse" markerWidth="10" markerHeight="10" refX="9" refY="5" orient="auto"><path d="M0,0 L10,5 L0,10 z"/></marker></defs>
<style>
text{font-family:system-ui,"Noto Sans","DejaVu Sans",sans-serif;font-size:13px;fill:#1b1f24}
.page{fill:#fff}
.box{fill:#eef3fb;stroke:#31558c;stroke-width:1.2}
.final{fill:#f3f0f7;stroke:#5b4a7d;stroke-width:2.4}
.passed{fill:#d7eadb;stroke:#2f6b3a}
.here{fill:#fff1c2;stroke:#8a6100;stroke-width:3}
.name{font-weight:600}
.step{font-size:13px}
.rule{font-size:11.5px;fill:#4a525c}
.mark{font-size:11.5px;fill:#1f5c2b;font-weight:600}
.mark-open{font-size:11.5px;fill:#7a5600;font-weight:600}
.head{font-weight:600;font-size:13.5px}
.line{fill:none;stroke:#6d7783;stroke-width:1.3}
.went{stroke:#2f6b3a;stroke-width:2.4}
marker path{fill:#6d7783}
.bullet{fill:#6d7783}
.bullet-open{fill:#8a6100}
</style>
`

// layLanes gives each state that steps jump to a lane on the right, the same
// for all of them; lanes whose arrows do not meet share a column.
func (d *drawing) layLanes() {
	d.lanes = map[int]int{}
	type span struct{ target, from, to int }
	var spans []span
	at := d.indexes()
	for i, s := range d.states {
		for _, step := range s.steps {
			target, moves := at[step.to], step.to != ""
			if !moves || target == i+1 {
				continue
			}
			k := slices.IndexFunc(spans, func(sp span) bool { return sp.target == target })
			if k < 0 {
				k = len(spans)
				spans = append(spans, span{target, target, target})
			}
			spans[k].from, spans[k].to = min(spans[k].from, i), max(spans[k].to, i)
		}
	}
	slices.SortStableFunc(spans, func(a, b span) int { return (a.to - a.from) - (b.to - b.from) })
	var columns [][]span
	for _, s := range spans {
		lane := slices.IndexFunc(columns, func(column []span) bool {
			return !slices.ContainsFunc(column, func(o span) bool { return s.from <= o.to && o.from <= s.to })
		})
		if lane < 0 {
			lane = len(columns)
			columns = append(columns, nil)
		}
		columns[lane] = append(columns[lane], s)
		d.lanes[s.target] = lane
	}
	d.right = svgWidth - svgEdge - min(len(columns), 12)*svgLane
	if len(columns) > 0 {
		d.right -= 6
	}
}

func (d *drawing) indexes() map[string]int {
	at := make(map[string]int, len(d.states))
	for i, s := range d.states {
		at[s.id] = i
	}
	return at
}

// lines writes a text wrapped to the width from x to the right edge.
func (d *drawing) lines(x int, class, text string, width float64) {
	for _, line := range wrap(text, int(float64(d.right-x)/width)) {
		d.y += svgLine
		fmt.Fprintf(&d.body, `<text class="%s" x="%d" y="%d">%s</text>`+"\n", class, x, d.y-4, xmlText(line))
	}
}

func (d *drawing) heading() {
	if title := d.m.procedure.Title; !title.IsZero() {
		d.lines(svgEdge, "head", title.Text(d.tag), 7.6)
	}
	if d.paused {
		d.lines(svgEdge, "mark", "‖ "+d.word("paused"), 6.8)
	}
	if d.y > svgEdge {
		d.y += 6
	}
}

func (d *drawing) state(i int) {
	s := d.states[i]
	class := "box"
	label := d.stateLabel(s)
	switch {
	case s.start:
		label = "▷ " + label
	case s.final:
		class, label = "box final", "■ "+label
	}
	switch {
	case s.atHand:
		class += " here"
	case s.passed:
		class += " passed"
	}
	text := wrap(label, int(float64(d.right-svgEdge-20)/7.6))
	height := len(text)*svgLine + 10
	fmt.Fprintf(&d.body, `<rect class="%s" x="%d" y="%d" width="%d" height="%d" rx="7"/>`+"\n", class, svgEdge, d.y, d.right-svgEdge, height)
	for k, line := range text {
		fmt.Fprintf(&d.body, `<text class="name" x="%d" y="%d">%s</text>`+"\n", svgEdge+10, d.y+5+(k+1)*svgLine-4, xmlText(line))
	}
	d.box[i] = d.y + height/2
	d.y += height
	d.steps(i)
}

// steps writes the steps of a state below it, those that lead to the state
// drawn next last, with an arrow down.
func (d *drawing) steps(i int) {
	at := d.indexes()
	var down []pictureStep
	for _, step := range d.states[i].steps {
		if step.to != "" && at[step.to] == i+1 {
			down = append(down, step)
			continue
		}
		d.step(step, at)
	}
	top := d.y
	for _, step := range down {
		d.step(step, at)
	}
	if len(down) == 0 {
		d.y += 12
		return
	}
	went := ""
	if slices.ContainsFunc(down, func(s pictureStep) bool { return s.taken != "" }) {
		went = " went"
	}
	x := svgEdge + svgIndent/2 - 3
	fmt.Fprintf(&d.body, `<path class="line%s" d="M%d,%d V%d" marker-end="url(#head)"/>`+"\n", went, x, top, d.y+12)
	d.y += 14
}

func (d *drawing) step(s pictureStep, at map[string]int) {
	d.y += 4
	x, first := svgEdge+svgIndent, d.y
	bullet, label := "bullet", s.label
	if s.open {
		bullet = "bullet-open"
	}
	if s.to != "" {
		label += " → " + d.states[at[s.to]].label
	}
	fmt.Fprintf(&d.body, `<circle class="%s" cx="%d" cy="%d" r="3"/>`+"\n", bullet, x-4, first+svgLine/2)
	d.lines(x+4, "step", label, 7.1)
	d.lines(x+4, "rule", s.details(), 6.3)
	for _, mark := range d.marks(s) {
		class := "mark"
		if strings.HasPrefix(mark, openSign) {
			class = "mark-open"
		}
		d.lines(x+4, class, mark, 6.6)
	}
	target, moves := at[s.to], s.to != ""
	if _, lane := d.lanes[target]; moves && lane && len(s.from) == 0 && !d.follows(s, target, at) {
		d.exits = append(d.exits, exit{y: first + svgLine/2, target: target, taken: s.taken != ""})
	}
}

// follows reports whether the step leads to the state drawn next: its box is
// not drawn yet, and is the first of those.
func (d *drawing) follows(s pictureStep, target int, at map[string]int) bool {
	return len(d.box) == target && at[s.to] == target
}

// wideSteps writes the steps that are open in many states, at the end.
func (d *drawing) wideSteps() {
	if len(d.wide) == 0 {
		return
	}
	at := d.indexes()
	d.y += 8
	d.lines(svgEdge, "head", d.word("wide"), 7.6)
	for _, s := range d.wide {
		d.step(s, at)
		d.lines(svgEdge+svgIndent+4, "rule", d.word("in")+strings.Join(s.from, "; "), 6.3)
	}
}

// feedLines names the clocks that start others.
func (d *drawing) feedLines() {
	feeds := d.feeds()
	if len(feeds) == 0 {
		return
	}
	d.y += 10
	d.lines(svgEdge, "head", d.word("feeds"), 7.6)
	for _, feed := range feeds {
		d.lines(svgIndent, "rule", d.clock(feed[0])+" → "+d.clock(feed[1]), 6.3)
	}
}

func (d *drawing) deadlines() {
	if len(d.deadline) == 0 {
		return
	}
	d.y += 8
	d.lines(svgEdge, "head", d.word("running"), 7.6)
	for _, line := range d.deadline {
		d.lines(svgEdge+svgIndent, "step", line, 7.1)
	}
}

// arrows leads each exit to its lane, along it, and into the box.
func (d *drawing) arrows() {
	for _, e := range d.exits {
		x := d.right + 6 + d.lanes[e.target]*svgLane
		went := ""
		if e.taken {
			went = " went"
		}
		fmt.Fprintf(&d.body, `<path class="line%s" d="M%d,%d H%d V%d H%d" marker-end="url(#head)"/>`+"\n", went, d.right-2, e.y, x, d.box[e.target], d.right+1)
	}
}

// wrap breaks a text into lines of at most so many letters, at blanks where
// it can.
func wrap(text string, letters int) []string {
	letters = max(letters, 8)
	var out []string
	line := []rune{}
	for _, word := range strings.Fields(text) {
		w := []rune(word)
		if len(line) > 0 && len(line)+1+len(w) > letters {
			out = append(out, string(line))
			line = nil
		}
		if len(line) > 0 {
			line = append(line, ' ')
		}
		for len(line)+len(w) > letters {
			room := letters - len(line)
			out = append(out, string(append(line, w[:room]...)))
			line, w = nil, w[room:]
		}
		line = append(line, w...)
	}
	return append(out, string(line))
}

func xmlText(text string) string {
	var out strings.Builder
	if err := xml.EscapeText(&out, []byte(text)); err != nil {
		return ""
	}
	return out.String()
}
