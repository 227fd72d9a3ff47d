package regulation

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/ruletext"
	"github.com/thituyen/thituyen/internal/wording"
)

// Text writes the comparison as a policy officer would: by section, each rule
// that is new, changed or gone with what it said and says, its citations and
// a mark where it is assumed; the assumptions stand at the end.
func (c Comparison) Text(tag language.Tag) string {
	c.Old, c.New = c.Old.orEmpty(), c.New.orEmpty()
	c.Changes = slices.DeleteFunc(slices.Clone(c.Changes), Change.lacking)
	w := comparisonWriter{comparison: c, tag: tag, notes: map[string]int{}}
	w.head()
	w.common()
	for _, id := range sortedKeys(c.groups) {
		w.group(id)
	}
	w.leftOut()
	w.assumptions()
	return w.out.String()
}

// lacking reports whether a change lacks the rule that its kind speaks of,
// which only one made by hand does.
func (c Change) lacking() bool {
	return c.New == nil && c.Kind != Removed || c.Old == nil && c.Kind != Added
}

type comparisonWriter struct {
	comparison Comparison
	tag        language.Tag
	out        strings.Builder
	notes      map[string]int // the numbers of the assumptions told
	told       []string
}

func (w *comparisonWriter) line(format string, args ...any) {
	fmt.Fprintf(&w.out, format+"\n", args...)
}

func (w *comparisonWriter) say(vi, en string, args ...any) string {
	return ruletext.Say(vi, en, args...).Text(w.tag)
}

func (w *comparisonWriter) head() {
	c := w.comparison
	w.line("%s", w.say("SO SÁNH QUY CHẾ", "COMPARISON OF REGULATIONS"))
	w.line("%s", w.say("Cũ:  %s", "Old: %s", c.Old.called()))
	w.line("%s", w.say("Mới: %s", "New: %s", c.New.called()))
	count, ofGroups, unsaid := map[ChangeKind]int{}, 0, 0
	for _, change := range c.Changes {
		switch {
		case change.Group != "":
			ofGroups++
		case w.unsaid(change):
			unsaid++
		default:
			count[change.Kind]++
		}
	}
	w.line("%s", w.say("Quy tắc chung: thêm %s, sửa %s, bỏ %s, giữ nội dung nhưng đổi căn cứ, tên gọi hoặc chỗ giả định %s.",
		"Rules for all posts: %s added, %s changed, %s removed, %s the same under another citation, name or assumption.",
		count[Added], count[Changed], count[Removed], count[Cited]))
	if unsaid > 0 {
		w.line("%s", w.say("Không so sánh được vì một bên không ghi phần ấy: %s.", "Not compared, since one of the two does not say anything of that part: %s.", unsaid))
	}
	if ofGroups > 0 {
		w.line("%s", w.say("Riêng từng nhóm chức danh: %s chỗ khác.", "For single groups of posts: %s differences.", ofGroups))
	}
}

// called is a regulation by its title and id, with the days it is in force.
func (r *Regulation) called() wording.Word {
	if r.empty() {
		return ruletext.Say("không có", "none")
	}
	name := ruletext.Plain(r.document.ID)
	if title := r.document.Title; !title.IsZero() {
		name = ruletext.Say("%s (%s)", "%s (%s)", title, r.document.ID)
	}
	if p := r.document.InForce; p != nil {
		s := inForce(*p, ruletext.Sentence{}.Path)
		return ruletext.Say("%s, hiệu lực %s", "%s, in force %s", name, ruletext.List(s.Points[0].Words, s.Points[1].Words))
	}
	return name
}

// common writes the changes of what holds for all posts, by chapter.
func (w *comparisonWriter) common() {
	var byChapter [5][]Change
	for _, change := range w.of("") {
		byChapter[chapter(change.Rule)] = append(byChapter[chapter(change.Rule)], change)
	}
	for i, changes := range byChapter {
		if len(changes) == 0 {
			continue
		}
		w.line("\n%s", chapterWords[i].Text(w.tag))
		w.changes(slices.DeleteFunc(slices.Clone(changes), w.unsaid))
		w.notCompared(slices.DeleteFunc(changes, func(c Change) bool { return !w.unsaid(c) }))
	}
}

// unsaid reports whether a rule belongs to a part that one of the two
// regulations has not written down at all. Nothing is known of what it says
// there, so that the rules of the other are neither new nor gone.
func (w *comparisonWriter) unsaid(c Change) bool {
	if c.Group != "" || chapter(c.Rule) == 0 || w.comparison.Old.empty() || w.comparison.New.empty() {
		return false
	}
	part := partOf(c.Rule)
	return w.comparison.Old.writes(part) != w.comparison.New.writes(part)
}

// partOf is the part of a document that a rule stands in: a section, or the
// sanctions.
func partOf(rule string) []string {
	keys := strings.Split(rule, ".")
	if len(keys) > 2 && keys[1] == "sanctions" {
		return keys[:2]
	}
	return keys[:1]
}

// writes reports whether a regulation, or a group of its posts, has such a
// part.
func (r *Regulation) writes(part []string) bool {
	if has(r.root, part) {
		return true
	}
	groups := r.root.Get("groups")
	return groups != nil && slices.ContainsFunc(groups.Entries, func(g document.Entry) bool { return has(g.Value, part) })
}

func has(n *document.Node, part []string) bool {
	for _, key := range part {
		if n = n.Get(key); n == nil {
			return false
		}
	}
	return true
}

// notCompared says which of the two has written nothing of a part, and names
// what the other has.
func (w *comparisonWriter) notCompared(changes []Change) {
	if len(changes) == 0 {
		return
	}
	names := make([]wording.Word, len(changes))
	for i, c := range changes {
		names[i] = cmp.Or(c.New, c.Old).Name
	}
	if changes[0].Kind == Removed {
		w.line("%s", w.say("Bản mới không ghi phần sau của bản cũ nên không so sánh được, không phải là bỏ (xem các điều khoản không ghi): %s.",
			"The new one writes nothing of the following part of the old one, which is neither compared nor removed (see the clauses left out): %s.", ruletext.List(names...)))
		return
	}
	w.line("%s", w.say("Bản cũ không ghi phần sau của bản mới nên không so sánh được, không phải là mới đặt ra (xem các điều khoản không ghi): %s.",
		"The old one writes nothing of the following part of the new one, which is neither compared nor new (see the clauses left out): %s.", ruletext.List(names...)))
}

// leftOut lists the clauses that one of the two knowingly leaves out and the
// other does not, with why.
func (w *comparisonWriter) leftOut() {
	old, newer := w.comparison.Old.leavesOut(), w.comparison.New.leavesOut()
	lines := slices.Concat(
		w.leaves(w.say("Bản cũ", "The old one"), old, newer),
		w.leaves(w.say("Bản mới", "The new one"), newer, old))
	if len(lines) == 0 {
		return
	}
	w.line("\n%s", w.say("ĐIỀU KHOẢN KHÔNG GHI (biết mà để ngoài)", "CLAUSES LEFT OUT (known, and not written down)"))
	for _, line := range lines {
		w.line("   – %s", line)
	}
}

func (w *comparisonWriter) leaves(who string, these, others []NotEncoded) []string {
	var lines []string
	for _, n := range these {
		if !slices.Contains(others, n) {
			lines = append(lines, who+" – "+n.Clause+": "+n.Why+".")
		}
	}
	return lines
}

func (r *Regulation) leavesOut() []NotEncoded {
	if r.empty() {
		return nil
	}
	return r.document.NotEncoded
}

func (w *comparisonWriter) of(group string) []Change {
	return slices.DeleteFunc(slices.Clone(w.comparison.Changes), func(c Change) bool { return c.Group != group })
}

// group writes the changes of a group of posts. Where just one of the two
// regulations has it, its own rules are told beside the common ones there.
func (w *comparisonWriter) group(id string) {
	changes := w.of(id)
	if len(changes) == 0 {
		return
	}
	name := ruletext.Named(id, w.comparison.groups[id])
	old, newer := w.comparison.Old.groups[id] != nil, w.comparison.New.groups[id] != nil
	switch {
	case old && newer:
		w.line("\n%s", w.say("RIÊNG NHÓM %s", "FOR THE GROUP %s", name))
		w.changes(changes)
	case newer:
		w.line("\n%s", w.say("NHÓM MỚI %s", "NEW GROUP %s", name))
		w.alone(changes, w.comparison.New)
	default:
		w.line("\n%s", w.say("NHÓM KHÔNG CÒN %s", "GROUP NO LONGER THERE %s", name))
		w.alone(changes, w.comparison.Old)
	}
}

// alone writes the rules of a group that only this regulation has.
func (w *comparisonWriter) alone(changes []Change, r *Regulation) {
	common, number := r.common(), 0
	var omitted []wording.Word
	for _, c := range changes {
		rule := cmp.Or(c.New, c.Old)
		lead := ruletext.Say("Riêng nhóm này", "Its own")
		switch {
		case rule.omitted():
			omitted = append(omitted, ruletext.Say("%s (%s)", "%s (%s)", rule.Name, rule.Rule))
			continue
		case rule.Points == nil:
			w.line("   %s: %s.", w.say("Căn cứ", "Citation"), cmp.Or(w.cite(r, rule), w.say("không dẫn căn cứ", "nothing cited")))
			continue
		case strings.HasPrefix(rule.Rule, "groups."):
			lead = ruletext.Say("Các cơ quan", "Its bodies")
		case find(common, rule.Rule) >= 0:
			lead = ruletext.Say("Khác quy định chung", "Other than for all")
		}
		number++
		w.line("%s", w.say("%s. %s – %s", "%s. %s – %s", number, lead, *rule))
		if cited := w.cite(r, rule); cited != "" {
			w.line("   %s: %s.", w.say("Căn cứ", "Citation"), cited)
		}
	}
	if omitted != nil {
		w.line("%s", w.say("%s. Không áp dụng: %s.", "%s. Does not hold: %s.", number+1, ruletext.List(omitted...)))
	}
}

func (w *comparisonWriter) changes(changes []Change) {
	number := 0
	for _, change := range changes {
		if change.Kind != Cited {
			number++
			w.change(number, change)
		}
	}
	w.cited(changes)
}

func (w *comparisonWriter) change(number int, c Change) {
	switch c.Kind {
	case Added:
		w.line("%s", w.say("%s. Thêm – %s", "%s. Added – %s", number, *c.New))
		w.basis(nil, c.New)
	case Removed:
		w.line("%s", w.say("%s. Bỏ – %s", "%s. Removed – %s", number, *c.Old))
		w.basis(c.Old, nil)
	default:
		w.line("%s", w.say("%s. Sửa – %s", "%s. Changed – %s", number, w.name(c)))
		switch {
		case c.Before == nil:
			w.points(w.say("Nay thêm", "Now also"), c.After)
		case c.After == nil:
			w.points(w.say("Nay bỏ", "No longer"), c.Before)
		default:
			w.points(w.say("Trước", "Before"), c.Before)
			w.points(w.say("Nay", "Now"), c.After)
		}
		w.basis(c.Old, c.New)
	}
}

// name is what the rule is called, and was where that changed.
func (w *comparisonWriter) name(c Change) string {
	now, was := c.New.Name.Text(w.tag), c.Old.Name.Text(w.tag)
	if now == was {
		return now
	}
	return w.say("%s (trước là %s)", "%s (was %s)", now, was)
}

func (w *comparisonWriter) points(lead string, points []Point) {
	w.line("   %s: %s.", lead, Sentence{Points: points}.Says(w.tag))
}

// basis writes the citations and the marks of what is assumed.
func (w *comparisonWriter) basis(old, newer *Sentence) {
	before, after := w.cite(w.comparison.Old, old), w.cite(w.comparison.New, newer)
	switch {
	case old != nil && newer != nil && before != after:
		w.line("   %s: %s.", w.say("Căn cứ", "Citation"), w.arrow(before, after))
	case after != "":
		w.line("   %s: %s.", w.say("Căn cứ", "Citation"), after)
	case before != "":
		w.line("   %s: %s.", w.say("Căn cứ trước", "Citation, before"), before)
	}
}

// arrow leads from what was cited to what is.
func (w *comparisonWriter) arrow(before, after string) string {
	none := w.say("không dẫn căn cứ", "nothing cited")
	return cmp.Or(before, none) + " → " + cmp.Or(after, none)
}

// moved says what changed of a rule that says the same.
func (w *comparisonWriter) moved(c Change) string {
	before, after := w.cite(w.comparison.Old, c.Old), w.cite(w.comparison.New, c.New)
	if before == after {
		return cmp.Or(after, w.say("không dẫn căn cứ", "nothing cited"))
	}
	return w.arrow(before, after)
}

// cite lists a rule's citations and its assumptions by their numbers.
func (w *comparisonWriter) cite(r *Regulation, s *Sentence) string {
	if s == nil {
		return ""
	}
	parts := s.Clauses()
	for _, a := range s.Assumptions {
		parts = append(parts, w.say("giả định [%s]", "assumption [%s]", w.note(r, a)))
	}
	return strings.Join(parts, "; ")
}

// note numbers an assumption, once.
func (w *comparisonWriter) note(r *Regulation, a Assumption) int {
	text := r.document.ID + ", " + a.Rule + ": " + a.Why
	number, told := w.notes[text]
	if !told {
		w.told = append(w.told, text)
		number = len(w.told)
		w.notes[text] = number
	}
	return number
}

// cited writes the rules that say the same as before, on one line each.
func (w *comparisonWriter) cited(changes []Change) {
	first := true
	for _, c := range changes {
		if c.Kind != Cited {
			continue
		}
		if first {
			w.line("%s", w.say("Nội dung không đổi, chỉ đổi căn cứ, tên gọi hoặc chỗ giả định:", "The same in substance, under another citation, name or assumption:"))
			first = false
		}
		w.line("   – %s: %s.", w.name(c), w.moved(c))
	}
}

func (w *comparisonWriter) assumptions() {
	if len(w.told) == 0 {
		return
	}
	w.line("\n%s", w.say("GIẢ ĐỊNH (không có nguồn, do người soạn chọn)", "ASSUMPTIONS (no source gives them; the authors chose)"))
	for i, text := range w.told {
		w.line("[%d] %s.", i+1, text)
	}
}
