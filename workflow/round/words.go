package round

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/prose"
	"github.com/thituyen/thituyen/internal/wording"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow"
)

var words = map[string]wording.Word{
	"recorded":  {Vi: "đã ghi", En: "recorded"},
	"state":     {Vi: "trạng thái", En: "state"},
	"pending":   {Vi: "chưa có hiệu lực", En: "not in effect yet"},
	"waiting":   {Vi: "còn chờ", En: "waiting for"},
	"not_met":   {Vi: "không đạt", En: "not met"},
	"unknown":   {Vi: "chưa đủ căn cứ", En: "not known"},
	"waived":    {Vi: "được miễn", En: "waived"},
	"no_value":  {Vi: "không có điểm", En: "no value"},
	"order":     {Vi: "xếp hạng", En: "order"},
	"selected":  {Vi: "trúng tuyển", En: "selected"},
	"reserve":   {Vi: "dự phòng", En: "reserve"},
	"referred":  {Vi: "chờ cấp có thẩm quyền quyết định", En: "referred to the authority"},
	"nobody":    {Vi: "không có ai", En: "nobody"},
	"appointed": {Vi: "bổ nhiệm", En: "appointed"},
	"list":      {Vi: "danh sách", En: "list"},
	"seed":      {Vi: "mầm bốc thăm", En: "seed of the lot"},
	"missing":   {Vi: "không mở phần bốc thăm", En: "share not revealed"},
	"changes":   {Vi: "thay đổi", En: "changes"},
	"entry":     {Vi: "mục", En: "entry"},
	"vote":      {Vi: "biểu quyết", En: "vote"},
	"for":       {Vi: "tán thành", En: "for"},
	"against":   {Vi: "không tán thành", En: "against"},
	"abstain":   {Vi: "không có ý kiến", En: "abstaining"},
	"of":        {Vi: "trên", En: "of"},
}

func word(tag language.Tag, key string) string { return words[key].Text(tag) }

// Text words the result in Vietnamese or English, its parts joined by
// semicolons; empty where there is nothing to say. States, roles, criteria
// and components are named by their ids; [Outcome.Text] and
// [Description.Text] name them by their titles.
func (r Result) Text(tag language.Tag) string { return r.worded(tag, nil) }

// title is the title of a thing of the regulation, or its id.
func (s *situation) title(tag language.Tag, of, id string) string {
	if s == nil || s.rules == nil {
		return id
	}
	var title thituyen.Title
	switch of {
	case "state":
		title = s.rules.Procedure.States.Titles[id]
	case "role":
		title = s.rules.Procedure.Roles[id].Title
	case "component":
		title = s.rules.Scorer.Title(id)
	case "criterion":
		if criterion, known := s.criterion(id); known {
			title = criterion.Title
		}
	}
	if title.IsZero() || title == thituyen.TitleOf(title.Vi) && prose.English(tag) {
		return id
	}
	return title.Text(tag)
}

func (s *situation) titled(tag language.Tag, of string, ids []string) string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = s.title(tag, of, id)
	}
	return strings.Join(out, ", ")
}

// called is a person as shown, where names are known.
func (s *situation) called(person string) string {
	if s == nil {
		return person
	}
	return s.name(person)
}

func (r Result) worded(tag language.Tag, s *situation) string {
	var parts []string
	add := func(key, text string) {
		if text != "" {
			parts = append(parts, word(tag, key)+": "+text)
		}
	}
	if r.Vote != nil {
		add("vote", r.Vote.Text(tag))
	}
	if r.Pending {
		parts = append(parts, word(tag, "pending"))
	}
	if b := r.OnBehalf; b != nil {
		code := "on_behalf"
		if b.Paper != "" {
			code = "on_behalf_by"
		}
		parts = append(parts, sentences.Reason(code, param("for", s.called(b.For)), param("role", s.title(tag, "role", b.Role)), param("paper", b.Paper)).Text(tag))
	}
	add("waiting", s.titled(tag, "role", r.Waiting))
	for _, id := range sortedKeys(r.Screened) {
		parts = append(parts, id+": "+r.Screened[id].worded(tag, s))
	}
	for _, id := range sortedKeys(r.Values) {
		for _, component := range sortedKeys(r.Values[id]) {
			parts = append(parts, id+", "+s.title(tag, "component", component)+": "+r.Values[id][component].Text(tag))
		}
	}
	add("order", groupsText(r.Order))
	if r.Selected != nil {
		add("selected", namesText(tag, r.Selected))
		add("reserve", groupsText(r.Reserve))
		add("referred", groupsText(r.Referred))
	}
	add("appointed", strings.Join(r.Appointed, ", "))
	add("list", strings.Join(r.List, ", "))
	add("seed", r.Seed)
	add("missing", s.titled(tag, "role", r.Missing))
	for _, change := range r.Changes {
		parts = append(parts, change.Text(tag))
	}
	add("state", s.title(tag, "state", r.State))
	return strings.Join(parts, "; ")
}

func namesText(tag language.Tag, names []string) string {
	if len(names) == 0 {
		return word(tag, "nobody")
	}
	return strings.Join(names, ", ")
}

func groupsText(groups []Names) string {
	parts := make([]string, len(groups))
	for i, group := range groups {
		parts[i] = strings.Join(group, " = ")
	}
	return strings.Join(parts, " > ")
}

// Text words the verdict.
func (v Verdict) Text(tag language.Tag) string { return v.worded(tag, nil) }

func (v Verdict) worded(tag language.Tag, s *situation) string {
	text := v.Outcome.Text(tag)
	for _, part := range []struct {
		key  string
		list []string
	}{{"not_met", v.NotMet}, {"unknown", v.Unknown}, {"waived", v.Waived}} {
		if len(part.list) > 0 {
			text += " (" + word(tag, part.key) + ": " + s.titled(tag, "criterion", part.list) + ")"
		}
	}
	return text
}

// Text words the value and the standing.
func (m Mean) Text(tag language.Tag) string {
	value := word(tag, "no_value")
	if m.Value != nil {
		value = thituyen.Format(tag, *m.Value)
	}
	if m.Standing == "" {
		return value
	}
	return value + " (" + standingText(tag, m.Standing) + ")"
}

var standingWords = map[scoring.Standing]wording.Word{
	scoring.Voided:     {Vi: "bị hủy", En: "void"},
	scoring.Absent:     {Vi: "vắng", En: "absent"},
	scoring.Failed:     {Vi: "không đạt", En: "failed"},
	scoring.Referred:   {Vi: "chờ quyết định", En: "referred"},
	scoring.Incomplete: {Vi: "chưa đủ điểm", En: "incomplete"},
	scoring.Passed:     {Vi: "đạt", En: "passed"},
}

func standingText(tag language.Tag, s scoring.Standing) string {
	if w, known := standingWords[s]; known {
		return w.Text(tag)
	}
	return string(s)
}

// Text words the tally.
func (t *Tally) Text(tag language.Tag) string {
	if t == nil {
		t = &Tally{}
	}
	text := workflow.Result(t.Result).Text(tag)
	if t.For != nil && t.Against != nil && t.Abstain != nil {
		text += wording.Word{Vi: ", {f} tán thành, {a} không tán thành, {n} không có ý kiến", En: ", {f} for, {a} against, {n} abstaining"}.Text(tag)
		text = strings.NewReplacer("{f}", thituyen.Format(tag, *t.For), "{a}", thituyen.Format(tag, *t.Against), "{n}", thituyen.Format(tag, *t.Abstain)).Replace(text)
	}
	return text + " (" + thituyen.Format(tag, t.Voted) + "/" + thituyen.Format(tag, t.Members) + ")"
}

// Text words the change.
func (c Change) Text(tag language.Tag) string {
	from, to := c.From, c.To
	if from == "" {
		from = "–"
	}
	if to == "" {
		to = "–"
	}
	return word(tag, "entry") + " " + thituyen.Format(tag, c.Entry) + " " + c.Field + ": " + from + " → " + to
}
