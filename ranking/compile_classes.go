package ranking

import (
	"slices"

	"golang.org/x/text/unicode/norm"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
)

// classRules are compiled rules for seats by class. Lists are known by number:
// 0 the open one, then the reserved in their order.
type classRules struct {
	reserved []reservedSeats
	pattern  []int // the list of each seat in turn; nil: by numbers
	keep     bool
	floors   []floor
}

type reservedSeats struct {
	id, clause string
	title      wording.Word
	members    class
	seats      *int
	share      *thituyen.Value
	round      Rounding
	from       int
}

type floor struct {
	title   wording.Word
	clause  string
	members class
	atLeast *int
	share   *thituyen.Value
	round   Rounding
	of      int // a list, or ofAll
}

// ofAll is what a floor of all seats is of.
const ofAll = -1

// class is who belongs to something: those whose value in a column is listed.
type class struct {
	column int // among the ranker's members
	is     map[string]bool
}

// size is how many seats a reserved list has of all.
func (r *reservedSeats) size(seats int) int {
	switch {
	case seats < r.from:
		return 0
	case r.seats != nil:
		return *r.seats
	case r.share != nil:
		return r.round.of(*r.share, seats)
	}
	return 0
}

// least is how many of its class a floor wants in a list of so many seats.
func (f *floor) least(seats int) int {
	if f.atLeast != nil {
		return *f.atLeast
	}
	return f.round.of(*f.share, seats)
}

// selecting checks how seats are given.
func (c *compiler) selecting(s Select, at thituyen.Path) {
	byClass := len(s.Reserved) > 0 || len(s.Floors) > 0 || len(s.Pattern) > 0
	if s.Among != nil {
		for key, given := range map[string]bool{"reserved": s.Reserved != nil, "pattern": s.Pattern != nil, "unfilled": s.Unfilled != "", "floors": s.Floors != nil} {
			if given {
				c.add(at.Key(key), "among_and_classes", wording.P("key", key))
			}
		}
		return
	}
	if !byClass {
		return
	}
	switch {
	case s.AtCut == CutAll:
		c.add(at.Key("at_cut"), "cut_unfit", wording.P("found", string(s.AtCut)), wording.P("known", []string{string(CutRefer), string(CutNone), string(CutLot)}))
	case s.AtCut == CutNone && len(s.Pattern) > 0:
		c.add(at.Key("at_cut"), "cut_unfit_pattern", wording.P("found", string(s.AtCut)), wording.P("known", []string{string(CutRefer), string(CutLot)}))
	}
	c.classes = &classRules{keep: s.Unfilled == UnfilledKeep}
	lists := []string{Open}
	for i, r := range s.Reserved {
		c.reserved(r, s.Pattern != nil, at.Key("reserved").Index(i))
		lists = append(lists, r.ID)
	}
	c.once(lists[1:], at.Key("reserved"))
	c.pattern(s.Pattern, lists, at.Key("pattern"))
	ids := make([]string, len(s.Floors))
	for i, f := range s.Floors {
		c.floor(f, lists, s.Pattern != nil, at.Key("floors").Index(i))
		ids[i] = f.ID
	}
	c.once(ids, at.Key("floors"))
}

// once reports ids that stand twice.
func (c *compiler) once(ids []string, at thituyen.Path) {
	first := map[string]int{}
	for i, id := range ids {
		if _, double := first[id]; double && id != "" {
			c.add(at.Index(i).Key("id"), "id_twice", wording.P("id", id))
			continue
		}
		first[id] = i
	}
}

func (c *compiler) reserved(r Reserved, pattern bool, at thituyen.Path) {
	if r.ID == Open || r.ID == All {
		c.add(at.Key("id"), "id_taken", wording.P("id", r.ID))
	}
	if pattern {
		for key, given := range map[string]bool{"seats": r.Seats != nil, "share": r.Share != nil, "round": r.Round != "", "from": r.From != nil} {
			if given {
				c.add(at.Key(key), "pattern_counts", wording.P("key", key))
			}
		}
	} else {
		c.count(r.Seats, r.Share, r.Round, "seats", at)
	}
	out := reservedSeats{
		id: r.ID, clause: r.Clause, title: r.Title.Or(r.ID), members: c.who(r.Who, at.Key("who")),
		seats: copied(r.Seats), share: copied(r.Share), round: r.Round,
	}
	if r.From != nil {
		out.from = *r.From
	}
	c.classes.reserved = append(c.classes.reserved, out)
}

func (c *compiler) floor(f Floor, lists []string, pattern bool, at thituyen.Path) {
	c.count(f.AtLeast, f.Share, f.Round, "at_least", at)
	out := floor{
		title: f.Title.Or(f.ID), clause: f.Clause, members: c.who(f.Who, at.Key("who")),
		atLeast: copied(f.AtLeast), share: copied(f.Share), round: f.Round, of: ofAll,
	}
	switch list := slices.Index(lists, f.Of); {
	case f.Of == "" || f.Of == All:
	case list < 0:
		c.mistakes = append(c.mistakes, document.At(at.Key("of"), document.NotOneOf(f.Of, append(slices.Clip(lists), All))))
	case pattern:
		c.add(at.Key("of"), "floor_of_pattern", wording.P("found", f.Of))
	default:
		out.of = list
	}
	c.classes.floors = append(c.classes.floors, out)
}

// count checks that a number or a share is given, and how a share is rounded.
func (c *compiler) count(number *int, share *thituyen.Value, round Rounding, key string, at thituyen.Path) {
	switch {
	case number != nil && share != nil:
		c.add(at.Key("share"), "count_both", wording.P("key", key))
	case number == nil && share == nil:
		c.add(at, "count_missing", wording.P("key", key))
	case share == nil && round != "":
		c.add(at.Key("round"), "round_needless", wording.P("key", key))
	}
	if share == nil {
		return
	}
	if share.Sign() <= 0 || share.Cmp(thituyen.Int(1)) > 0 {
		c.add(at.Key("share"), "share_range", wording.P("found", *share))
	}
	if round == "" {
		c.add(at, "round_missing", wording.P("known", document.Words[Rounding]()))
	}
}

func (c *compiler) pattern(words []string, lists []string, at thituyen.Path) {
	if words != nil && len(words) == 0 {
		c.add(at, "pattern_empty")
	}
	for i, word := range words {
		list := slices.Index(lists, word)
		if list < 0 {
			c.mistakes = append(c.mistakes, document.At(at.Index(i), document.NotOneOf(word, lists)))
		}
		c.classes.pattern = append(c.classes.pattern, max(list, 0))
	}
}

// who checks what tells a class, and enters it among what is to be known of
// each candidate.
func (c *compiler) who(w Who, at thituyen.Path) class {
	if w.By == "" {
		return class{}
	}
	by := norm.NFC.String(w.By)
	source := parseSource(by)
	k := key{source: source, by: by, at: at, missing: MissingLast, title: c.title(source, thituyen.Title{}), values: anything}
	if source.Kind != Sex && source.Kind != FactValue {
		c.mistakes = append(c.mistakes, document.At(at.Key("by"), document.NotOneOf(by, c.names.classKnown())))
		return class{}
	}
	if !c.source(source, by, at.Key("by")) {
		return class{}
	}
	k.values = c.names.typeOf(source, Prefer{})
	if k.values == numbers || k.values == dates {
		c.add(at.Key("by"), "class_unfit", wording.P("by", by), wording.P("type", typeWords[k.values]))
		return class{}
	}
	if w.Is != nil && len(w.Is) == 0 {
		c.add(at.Key("is"), "list_empty")
	}
	c.values(&k, w.Is, at.Key("is"))
	out := class{column: slices.IndexFunc(c.members, func(m key) bool { return m.by == by }), is: map[string]bool{}}
	for name := range k.listed {
		out.is[name] = true
	}
	if out.column < 0 {
		out.column = len(c.members)
		k.listed = map[string]int64{}
		c.members = append(c.members, k)
	}
	return out
}

// classKnown is what classes may be told by.
func (n Names) classKnown() []string {
	return slices.DeleteFunc(n.known(), func(word string) bool {
		s := parseSource(word)
		return s.Kind != Sex && s.Kind != FactValue
	})
}

// allocating checks rules for several posts.
func (c *compiler) allocating(rules Rules, at thituyen.Path) {
	if rules.Lot != nil && rules.Ties != TiesLot && rules.Select.AtCut != CutLot {
		c.add(at.Key("lot"), "lot_needless")
	}
	if rules.Allocate == nil {
		return
	}
	s := rules.Select
	if s.AtCut != "" || s.Reserve != (Reserve{}) || s.Reserved != nil || s.Pattern != nil || s.Unfilled != "" || s.Floors != nil || s.Among != nil || s.Note != (Note{}) {
		c.add(at.Key("select"), "select_with_allocate")
	}
	if rules.Replacement != nil && rules.Replacement.From == ReplaceFromReserve {
		c.add(at.Key("replacement").Key("from"), "no_reserve_of_posts")
	}
}
