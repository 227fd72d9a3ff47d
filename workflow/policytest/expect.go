package policytest

import (
	"reflect"
	"slices"
	"strings"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// Expect is what must come out of a case. A part left out is not looked at;
// what stands here must hold.
type Expect struct {
	Eligibility map[string]Verdict                    `doc:"eligibility"`
	Standing    map[string]*Standing                  `doc:"standing"` // nil: no standing
	Scores      map[string]map[string]*thituyen.Value `doc:"scores"`   // nil: no value
	Order       []Group                               `doc:"order"`
	Places      map[string]*thituyen.Value            `doc:"places"` // nil: no place
	Decided     Decisions                             `doc:"decided"`
	Selected    IDs                                   `doc:"selected"`
	Reserve     []Group                               `doc:"reserve"`
	Referred    []Group                               `doc:"referred"`
	Seats       map[string]*string                    `doc:"seats"`     // open or a class; nil: no seat
	Called      IDs                                   `doc:"called"`    // in the order in which the seats were filled
	Choice      IDs                                   `doc:"choice"`    // among whom the next seat is chosen
	Allocated   map[string]*string                    `doc:"allocated"` // the post of each; nil: none
	Margin      map[string]*Margin                    `doc:"margin"`    // nil: no change would do
	State       *string                               `doc:"state,id"`
	Open        map[string]IDs                        `doc:"open"`
	Due         map[string]*civil.Date                `doc:"due"`      // nil: not running
	Mistakes    []string                              `doc:"mistakes"` // the codes of what is wrong in the case itself
}

// nothing reports whether the case asks for nothing: it could not fail.
func (e Expect) nothing() bool {
	asked := len(e.Eligibility) + len(e.Standing) + len(e.Places) + len(e.Decided) + len(e.Open) + len(e.Due)
	for _, scores := range e.Scores {
		asked += len(scores)
	}
	return asked == 0 && !e.ranked() && e.State == nil && e.Mistakes == nil
}

// unasked finds the cases that expect nothing.
func (s Suite) unasked() thituyen.Mistakes {
	var out thituyen.Mistakes
	for i, c := range s.Cases {
		if c.Expect.nothing() {
			out = append(out, document.At(casePath(i).Key("expect"), sentences.Reason("nothing_expected")))
		}
	}
	return out
}

// ranked reports whether the case asks for places or for who is chosen.
func (e Expect) ranked() bool {
	return e.Order != nil || len(e.Places) > 0 || len(e.Decided) > 0 || len(e.Allocated) > 0 || e.selects()
}

func (e Expect) selects() bool {
	return e.Selected != nil || e.Reserve != nil || e.Referred != nil || len(e.Margin) > 0 || len(e.Seats) > 0 || e.Called != nil || e.Choice != nil
}

// judges reports whether the case asks for anything that rests on who is
// eligible.
func (e Expect) judges() bool {
	return e.Eligibility != nil || e.Standing != nil || e.Scores != nil || e.Mistakes != nil || e.ranked()
}

// Verdict is an expected verdict on eligibility: its name, and the criteria
// not met and unknown, each whole, in any order. A list left out (nil) is not
// looked at.
type Verdict struct {
	Name    string
	NotMet  []string
	Unknown []string
	At      map[string]Verdict // by post, where there are several; the rest is then empty
}

var verdicts = []string{"eligible", "ineligible", "incomplete"}

// decodeVerdict reads eligible, ineligible, incomplete, or
// {ineligible: […]} and {incomplete: […]} with the criteria; or one of these
// for each of several posts.
func decodeVerdict(v *Verdict, c document.Cursor) {
	if !c.Is(document.Mapping) {
		v.Name, _ = c.OneOf(verdicts)
		return
	}
	posts, at := c.Entries()
	if len(posts) > 0 && !slices.ContainsFunc(at, func(c document.Cursor) bool { return c.Is(document.Sequence) || c.Missing() }) {
		v.At = map[string]Verdict{}
		for i, post := range posts {
			var one Verdict
			decodeVerdict(&one, at[i])
			v.At[post] = one
		}
		return
	}
	whole := c.Keys("ineligible", "incomplete")
	if at, ok := c.Get("incomplete"); ok {
		v.Name, v.Unknown = "incomplete", listed(at)
	}
	if at, ok := c.Get("ineligible"); ok {
		v.Name, v.NotMet = "ineligible", listed(at)
	}
	if whole && v.Name == "" {
		c.Report(sentences.Reason("says_nothing", param("known", []string{"ineligible", "incomplete"})))
	}
}

// shapeVerdict is a verdict, or one with its criteria.
func shapeVerdict(func(reflect.Type) document.Shape) document.Shape {
	one := namedListShape(verdicts, "ineligible", "incomplete")
	return document.AnyShape(one, document.Shape{"type": "object", "minProperties": 1, "additionalProperties": one})
}

// Standing is an expected standing over all components: its name ("" for
// none), and for failed the components missed, whole, in any order; a list
// left out (nil) is not looked at.
type Standing struct {
	Name       string
	Components []string
}

var standings = []string{"passed", "failed", "void", "absent", "not_shortlisted", "referred", "incomplete", "none"}

// decodeStanding reads a standing, or {failed: […]}.
func decodeStanding(s *Standing, c document.Cursor) {
	if c.Is(document.Mapping) {
		whole := c.Keys("failed")
		if at, ok := c.Get("failed"); ok {
			s.Name, s.Components = "failed", listed(at)
		} else if whole {
			c.Report(sentences.Reason("says_nothing", param("known", []string{"failed"})))
		}
		return
	}
	if s.Name, _ = c.OneOf(standings); s.Name == "none" {
		s.Name = ""
	}
}

// shapeStanding is a standing, or failed with its components.
func shapeStanding(func(reflect.Type) document.Shape) document.Shape {
	return namedListShape(standings, "failed")
}

func namedListShape(words []string, listed ...string) document.Shape {
	keys := map[string]document.Shape{}
	var given []document.Shape
	for _, name := range listed {
		keys[name] = document.AnyShape(document.ListShape(document.IDShape), document.Shape{"type": "null"})
		given = append(given, document.Shape{"required": []string{name}, "properties": map[string]document.Shape{name: {"type": "array"}}})
	}
	object := document.ObjectShape(keys)
	object["anyOf"] = given
	return document.AnyShape(document.OneOfShape(words...), object)
}

// Decisions name, for pairs written "A > C", the key that put A above C; lot
// where a lot did, and nothing ("") where the two are tied.
type Decisions map[string]string

// decodeDecisions reads a mapping of pairs to keys.
func decodeDecisions(d *Decisions, c document.Cursor) {
	pairs, keys := c.Entries()
	if !c.Is(document.Mapping) {
		return
	}
	*d = Decisions{}
	for i, pair := range pairs {
		above, below, ok := strings.Cut(pair, " > ")
		switch {
		case !ok || !document.ValidID(above) || !document.ValidID(below):
			keys[i].Report(sentences.Reason("not_a_pair", param("found", pair)))
		case keys[i].Missing():
			(*d)[pair] = ""
		default:
			(*d)[pair], _ = keys[i].ID()
		}
	}
}

// shapeDecisions is a mapping of pairs to keys.
func shapeDecisions(func(reflect.Type) document.Shape) document.Shape {
	return document.Shape{"type": "object", "propertyNames": document.Shape{"pattern": " > "}, "additionalProperties": document.AnyShape(document.IDShape, document.Shape{"type": "null"})}
}

// Group is a candidate, or several who share a place.
type Group []string

// decodeGroup reads an id or a list of ids.
func decodeGroup(g *Group, c document.Cursor) {
	if !c.Is(document.Sequence) {
		if id, ok := c.ID(); ok {
			*g = Group{id}
		}
		return
	}
	*g = listed(c)
}

// shapeGroup is an id or a list of ids.
func shapeGroup(func(reflect.Type) document.Shape) document.Shape {
	return document.AnyShape(document.IDShape, document.ListShape(document.IDShape))
}

// key is the group as one text, whatever the order within it.
func (g Group) key() string { return strings.Join(slices.Sorted(slices.Values(g)), "\n") }
