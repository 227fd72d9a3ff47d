package scoring

import (
	"github.com/thituyen/thituyen"
)

// node is a component as compiled. Rules that the document leaves out are
// nil; all numbers of rules stand ready for computing.
type node struct {
	index, parent      int // parent -1: the root
	id, clause         string
	title              thituyen.Title
	path               thituyen.Path
	children, counted  []int
	counts, exempt     bool
	optional           bool
	optionals          []int           // itself and those above it that are optional
	shortlists         []*shortlisting // of this component and of those above it
	anonymous          bool            // this component or one above it
	after              int             // the component to be passed first, or -1
	gates              []gate          // that of this component and of those above it
	weight             number
	weighted           bool // the weight is not 1
	combine            combining
	from               *drawing
	adjust             []adjusting
	bonus              *bonusing
	round, roundPoints *rounding
	roundPath          thituyen.Path
	remark             *remarking
	pass               *passing
	max                *thituyen.Value

	// Of marked components.
	leaf          int // the row of marks, or -1
	min, most     thituyen.Value
	step          *thituyen.Value
	places        int   // decimals kept of each mark
	unit          int64 // 10 to the places
	low, high     int64 // min and most in units, where they fit
	stepUnits     int64 // 0: none
	unitsFit      bool  // low and high are set
	panel         *paneling
	group         int // who marks: the panel or the single marker, or -1
	below         bool
	beforeSlot    int // where the value before the bonus is kept, or -1
	bonusSlot     int
	combinedRange span // what combining can give
	valueRange    span // what stands after rounding
	markerSpan    span // what one marker's value can be, where there is a panel
	plain         bool // see layPlain
	roundStep     int64
}

// gate is a component to be passed, and the one that says so.
type gate struct{ at, owner int }

func (n *node) marked() bool { return n.leaf >= 0 }

// name is what people call the component.
func (n *node) name() thituyen.Title { return n.title.Or(n.id) }

// group is a set of markers: those of a panel, on a component or on all parts
// below it, or the one marker of a component without a panel.
type group struct {
	node   int // the component with the panel, or the marked one
	leaves []int
}

type combining struct {
	way  Way
	best int
}

type drawing struct {
	fact       string
	factSlot   int
	per        number
	atMost     *number
	table      []line
	otherwise  number
	components []int
	path       thituyen.Path
	clause     string
}

// line is an interval, both ends of which may be open or left out.
type line struct {
	low, high         *thituyen.Value
	lowNum, highNum   number
	lowOpen, highOpen bool
	points            number
	path              thituyen.Path
	clause            string
}

type adjusting struct {
	kind       adjustKind
	from0, to0 number
	slope      number
	from1, to1 thituyen.Value
	table      []line
	otherwise  number
	round      *rounding
	limit      number
	cohort     *cohorting
	path       thituyen.Path
	clause     string
}

type adjustKind uint8

const (
	adjustScale adjustKind = iota
	adjustTable
	adjustRound
	adjustAtLeast
	adjustAtMost
	adjustStandardise
	adjustPercentile
	adjustEquate
	adjustPlace
)

type bonusing struct {
	claims  map[int]number // by the claim's index in the scheme
	highest bool
	cap     *number
	percent bool
	taper   *tapering
	upTo    *number
	path    thituyen.Path
	clause  string
}

type tapering struct{ from, to, width number }

type remarking struct {
	below  *number
	when   Replaces  // where below is nil
	panel  *paneling // nil: one re-mark
	path   thituyen.Path
	clause string
}

type passing struct {
	threshold   number
	above       bool
	beforeBonus bool
	path        thituyen.Path
	clause      string
}

type paneling struct {
	each            []adjusting
	remark          bool // of a re-mark
	way             PanelWay
	high, low       int
	atLeast, atMost int // atMost 0: any number
	bands           []band
	third           bool // some band asks for another marker
	refers          bool // some band, or its third, refers
	broken          bool // a band could not be read
	beyond          *number
	repeat          bool
	outlierClause   string
	path            thituyen.Path
	clause          string
}

type band struct {
	line
	then  Then
	third Third
}

type sanctioning struct {
	kind   string
	title  thituyen.Title
	share  number // of the value
	points number
	void   Void
	path   thituyen.Path
	clause string
}
