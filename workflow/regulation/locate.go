package regulation

import (
	"strings"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// locate returns the places that a rule's path of keys and ids leads to. A
// list may be left out before the id of one of its items (eligibility.term),
// and so may the components above a part (scoring.build). Keys and ids may
// hold points, so every way to cut the path is tried.
func locate(root *document.Node, rule string) []thituyen.Path {
	l := locator{seen: map[visit]bool{}}
	l.walk(root, rule, thituyen.Path{})
	return l.found
}

// visit is a place and how much of the path is left there. Each is looked at
// once: a hostile document would take for ever otherwise.
type visit struct {
	node *document.Node
	left int
}

type locator struct {
	seen  map[visit]bool
	found []thituyen.Path
}

func (l *locator) walk(n *document.Node, rule string, at thituyen.Path) {
	if n == nil || l.seen[visit{n, len(rule)}] {
		return
	}
	l.seen[visit{n, len(rule)}] = true
	if rule == "" {
		l.found = append(l.found, at)
		return
	}
	for _, e := range n.Entries {
		if rest, ok := step(rule, e.Key); ok {
			l.walk(e.Value, rest, at.Key(e.Key))
		}
		if e.Value.Kind == document.Sequence {
			l.walk(e.Value, rule, at.Key(e.Key))
		}
	}
	for i, item := range n.Items {
		for _, key := range []string{"id", "by"} {
			if name := item.Get(key); name != nil && name.Kind == document.Scalar {
				if rest, ok := step(rule, name.Text); ok {
					l.walk(item, rest, at.Index(i))
				}
			}
		}
		if item.Get("parts") != nil {
			l.walk(item, rule, at.Index(i))
		}
	}
}

// step takes a name off the front of a path.
func step(rule, name string) (rest string, ok bool) {
	if rule == name {
		return "", true
	}
	return strings.CutPrefix(rule, name+".")
}

// within reports whether a place is another or lies below it.
func within(place, other thituyen.Path) bool {
	a, b := place.String(), other.String()
	return a == b || b == "" || strings.HasPrefix(a, b+".") || strings.HasPrefix(a, b+"[")
}
