package workflow

import (
	"fmt"
	"strings"

	"cloud.google.com/go/civil"
	"golang.org/x/text/language"
)

// Mermaid draws the procedure as the text of a Mermaid state diagram, for
// documents, in Vietnamese or English. Steps open in more than three states
// stand apart.
func (m *Machine) Mermaid(tag language.Tag) string { return m.made().picture(tag).mermaid() }

// Mermaid draws the case as [Machine.Mermaid] draws its procedure, with the
// path it took, where it is, and the steps that somebody may take at a
// moment.
func (p *Proceeding) Mermaid(tag language.Tag, at civil.DateTime) string {
	p = p.made()
	return p.picture(tag, at).mermaid()
}

func (p *picture) mermaid() string {
	var out strings.Builder
	out.WriteString("stateDiagram-v2\n    direction TB\n")
	at := map[string]string{}
	for i, s := range p.states {
		at[s.id] = fmt.Sprintf("s%d", i)
		fmt.Fprintf(&out, "    state \"%s\" as s%d\n", mermaidText(p.stateLabel(s)), i)
	}
	for i, s := range p.states {
		if s.start {
			fmt.Fprintf(&out, "    [*] --> s%d\n", i)
		}
		p.mermaidSteps(&out, at, s)
		if s.final {
			fmt.Fprintf(&out, "    s%d --> [*]\n", i)
		}
	}
	for i, s := range p.wide {
		fmt.Fprintf(&out, "    state \"%s\" as w%d\n", mermaidText(p.word("in")+strings.Join(s.from, "; ")), i)
		to := fmt.Sprintf("w%d", i)
		if s.to != "" {
			to = at[s.to]
		}
		fmt.Fprintf(&out, "    w%d --> %s: %s\n", i, to, p.mermaidStep(s))
	}
	p.mermaidClocks(&out)
	p.mermaidClasses(&out)
	return out.String()
}

// mermaidClocks draws the clocks that start others, apart from the states.
func (p *picture) mermaidClocks(out *strings.Builder) {
	drawn := map[int]bool{}
	for _, feed := range p.feeds() {
		for _, clock := range feed {
			if !drawn[clock] {
				drawn[clock] = true
				fmt.Fprintf(out, "    state \"⏱ %s\" as c%d\n", mermaidText(p.clock(clock)), clock)
			}
		}
		fmt.Fprintf(out, "    c%d --> c%d: %s\n", feed[0], feed[1], mermaidText(p.word("ends")))
	}
}

func (p *picture) stateLabel(s pictureState) string {
	switch {
	case s.atHand:
		return "● " + s.label + " (" + p.word("here") + ")"
	case s.passed:
		return "✓ " + s.label
	}
	return s.label
}

// mermaidSteps draws the steps from one state to another as one arrow.
func (p *picture) mermaidSteps(out *strings.Builder, at map[string]string, s pictureState) {
	var order []string
	labels := map[string][]string{}
	for _, step := range s.steps {
		to := step.to
		if to == "" {
			to = s.id
		}
		if len(labels[to]) == 0 {
			order = append(order, to)
		}
		labels[to] = append(labels[to], p.mermaidStep(step))
	}
	for _, to := range order {
		fmt.Fprintf(out, "    %s --> %s: %s\n", at[s.id], at[to], strings.Join(labels[to], "<br/>"))
	}
}

func (p *picture) mermaidStep(s pictureStep) string {
	text := mermaidText(s.label) + "<br/>" + mermaidText(s.details())
	for _, mark := range p.marks(s) {
		text += "<br/>" + mermaidText(mark)
	}
	return text
}

func (p *picture) mermaidClasses(out *strings.Builder) {
	if !p.cased {
		return
	}
	out.WriteString("    classDef passed fill:#d7eadb,stroke:#2f6b3a,color:#14351b\n")
	out.WriteString("    classDef here fill:#fff1c2,stroke:#8a6100,stroke-width:3px,color:#3d2b00\n")
	for i, s := range p.states {
		switch {
		case s.atHand:
			fmt.Fprintf(out, "    class s%d here\n", i)
		case s.passed:
			fmt.Fprintf(out, "    class s%d passed\n", i)
		}
	}
}

// mermaidText writes what Mermaid would read as its own signs by their
// numbers.
func mermaidText(text string) string {
	var out strings.Builder
	for _, r := range text {
		if strings.ContainsRune("#;:\"<>{}[]|`\\%&\n\r\t", r) {
			fmt.Fprintf(&out, "#%d;", r)
			continue
		}
		out.WriteRune(r)
	}
	return out.String()
}
