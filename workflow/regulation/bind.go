package regulation

import (
	"maps"
	"slices"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow"
)

// Rules are a regulation as it holds for one group of posts: the sections
// with the group's changes merged, compiled. A section that the regulation
// leaves out is nil. Rules are immutable and safe for concurrent use.
type Rules struct {
	Regulation *Regulation
	Group      string // the id of the group; "" for a document without groups
	Bodies     map[string]Bodies

	Criteria  *eligibility.Criteria
	Screener  *eligibility.Screener
	Scheme    *scoring.Scheme
	Scorer    *scoring.Scorer
	Order     *ranking.Rules
	Ranker    *ranking.Ranker
	Procedure *workflow.Procedure
	Machine   *workflow.Machine

	root *document.Node // the merged document
}

// Copy returns rules whose documents are the caller's own. What is compiled
// cannot be changed and is shared.
func (r *Rules) Copy() *Rules {
	if r == nil {
		return nil
	}
	out := *r
	out.Bodies = document.Clone(r.Bodies)
	out.Criteria, out.Scheme = document.Clone(r.Criteria), document.Clone(r.Scheme)
	out.Order, out.Procedure = document.Clone(r.Order), document.Clone(r.Procedure)
	return &out
}

// For returns the rules for a group of posts. A document without groups has
// its rules under ""; one with groups has none there unless it is whole
// without them. The error is a [Mistake] that names the known groups, or says
// that the regulation has none.
func (r *Regulation) For(group string) (*Rules, error) {
	rules, err := r.rules(group)
	return rules.Copy(), err
}

func (r *Regulation) rules(group string) (*Rules, error) {
	if r.empty() {
		return nil, notCompiled()
	}
	rules := r.groups[group]
	if group == "" {
		rules = r.whole
	}
	if rules != nil {
		return rules, nil
	}
	known := r.Groups()
	switch {
	case group == "":
		return nil, thituyen.Mistake{Reason: sentences.Reason("group_needed", params("known", known)...)}
	case len(known) == 0:
		return nil, thituyen.Mistake{Reason: sentences.Reason("no_groups", params("found", "“"+group+"”")...)}
	}
	return nil, thituyen.Mistake{Reason: document.NotOneOf(group, known)}
}

// sections are the four keys that a group may change.
var sections = []string{"eligibility", "scoring", "ranking", "procedure"}

// merged lays a group's sections upon the document's, and reports what the
// group omits and the document does not have.
func (r *Regulation) merged(group string) (*document.Node, thituyen.Mistakes) {
	over := r.root.Get("groups").Get(group)
	out := &document.Node{Kind: document.Mapping, Place: r.root.Place}
	var mistakes thituyen.Mistakes
	for _, e := range r.root.Entries {
		if !slices.Contains(sections, e.Key) {
			out.Entries = append(out.Entries, e)
		}
	}
	for _, key := range sections {
		base, change := r.root.Get(key), over.Get(key)
		if value := document.Merge(base, change); value != nil {
			out.Entries = append(out.Entries, document.Entry{Key: key, At: value.Place, Value: value})
		}
		mistakes = append(mistakes, omitted(base, change, thituyen.Path{}.Key("groups").Key(group).Key(key))...)
	}
	return out, mistakes
}

// omitted finds items that a group takes out of a list that lacks them, and
// keys that an item taken out has no use for.
func omitted(base, over *document.Node, path thituyen.Path) thituyen.Mistakes {
	var mistakes thituyen.Mistakes
	if over == nil {
		return nil
	}
	for _, e := range over.Entries {
		mistakes = append(mistakes, omitted(base.Get(e.Key), e.Value, path.Key(e.Key))...)
	}
	for i, item := range over.Items {
		id := document.ItemID(item)
		if !document.Omitted(item) || id == "" {
			continue
		}
		var form omission
		mistakes = append(mistakes, document.Decode(item, &form).Under(path.Index(i))...)
		var known []string
		if base != nil {
			for _, b := range base.Items {
				known = append(known, document.ItemID(b))
			}
		}
		if !slices.Contains(known, id) {
			mistakes = append(mistakes, thituyen.Mistake{Reason: document.NotOneOf(id, known), Path: path.Index(i).Key("id"), Place: item.Get("id").Place.Shown()})
		}
	}
	return mistakes
}

// omission is an item that takes another out of a list.
type omission struct {
	ID     string         `doc:"id,id"`
	Omit   string         `doc:"omit"`
	Title  thituyen.Title `doc:"title"`
	Clause string         `doc:"clause"`
	Why    string         `doc:"why"`
}

// bind compiles the sections of a merged document.
// A group shares with the common rules what it does not change.
func bind(r *Regulation, group string, root *document.Node, common *Rules, read reader) (*Rules, thituyen.Mistakes) {
	b := binder{rules: &Rules{Regulation: r, Group: group, Bodies: r.document.Groups[group].Bodies, root: root}, common: common, read: read}
	b.eligibility()
	b.scoring()
	b.ranking()
	b.procedure()
	b.looks = append(b.looks, document.In(b.rules.across(), root))
	return b.rules, document.Join(b.looks...)
}

type binder struct {
	rules  *Rules
	common *Rules // nil for the common rules themselves
	read   reader
	looks  []thituyen.Mistakes
}

// unchanged reports whether a group leaves sections as they are for all.
func (b *binder) unchanged(keys ...string) bool {
	return b.common != nil && !slices.ContainsFunc(keys, func(key string) bool {
		return b.common.root.Get(key) != b.rules.root.Get(key)
	})
}

// section reads a section into a fresh value; false where it is left out.
func (b *binder) section(key string, into any) bool {
	node := b.rules.root.Get(key)
	if node == nil || node.Kind == document.Null {
		return false
	}
	b.looks = append(b.looks, b.read(node, into).Under(thituyen.Path{}.Key(key)))
	return true
}

// found adds the mistakes of compiling a section, with their places.
func (b *binder) found(key string, err error) {
	if err == nil {
		return
	}
	mistakes, ok := document.Of(err)
	if !ok {
		mistakes = thituyen.Mistakes{{Reason: sentences.Reason("unexpected", params("detail", err.Error())...)}}
	}
	b.looks = append(b.looks, document.In(mistakes.Under(thituyen.Path{}.Key(key)), b.rules.root))
}

func (b *binder) eligibility() {
	if b.unchanged("eligibility") && b.common.Screener != nil {
		b.rules.Criteria, b.rules.Screener = b.common.Criteria, b.common.Screener
		return
	}
	var criteria eligibility.Criteria
	if !b.section("eligibility", &criteria) {
		return
	}
	b.rules.Criteria = &criteria
	var err error
	b.rules.Screener, err = eligibility.Compile(criteria, b.rules.Regulation.vocabulary())
	b.found("eligibility", err)
}

func (r *Regulation) vocabulary() eligibility.Vocabulary {
	v := eligibility.Vocabulary{Facts: r.document.Facts}
	if w := r.document.Words; w != nil {
		v.Levels, v.Fields, v.Sectors, v.Units = w.Levels, w.Fields, w.Sectors, w.Units
	}
	return v
}

func (b *binder) scoring() {
	if b.unchanged("scoring") && b.common.Scorer != nil {
		b.rules.Scheme, b.rules.Scorer = b.common.Scheme, b.common.Scorer
		return
	}
	var scheme scoring.Scheme
	if !b.section("scoring", &scheme) {
		return
	}
	b.rules.Scheme = &scheme
	var err error
	b.rules.Scorer, err = scoring.Compile(scheme, b.rules.Regulation.document.Facts)
	b.found("scoring", err)
}

func (b *binder) ranking() {
	if b.unchanged("ranking", "scoring") && b.common.Ranker != nil {
		b.rules.Order, b.rules.Ranker = b.common.Order, b.common.Ranker
		return
	}
	var rules ranking.Rules
	if !b.section("ranking", &rules) {
		return
	}
	b.rules.Order = &rules
	names := ranking.Names{Facts: b.rules.Regulation.document.Facts, Components: []string{}}
	if b.rules.Scheme != nil {
		names.Components = append(b.rules.Scheme.IDs(), scoring.Root)
	}
	if scorer := b.rules.Scorer; scorer != nil {
		names.Titles = map[string]thituyen.Title{}
		for _, id := range scorer.Components() {
			names.Titles[id] = scorer.Title(id)
		}
	}
	var err error
	b.rules.Ranker, err = ranking.Compile(rules, names)
	b.found("ranking", err)
}

func (b *binder) procedure() {
	if b.unchanged("procedure") && b.common.Machine != nil {
		b.rules.Procedure, b.rules.Machine = b.common.Procedure, b.common.Machine
		return
	}
	var procedure workflow.Procedure
	if !b.section("procedure", &procedure) {
		return
	}
	b.rules.Procedure = &procedure
	var err error
	b.rules.Machine, err = workflow.Compile(procedure)
	b.found("procedure", err)
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// params names values in pairs.
func params(pairs ...any) []thituyen.Param {
	var out []thituyen.Param
	for i := 0; i+1 < len(pairs); i += 2 {
		out = append(out, wording.P(pairs[i].(string), pairs[i+1]))
	}
	return out
}
