package regulation_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/workflow/regulation"
)

func preset(t *testing.T, id string) *regulation.Regulation {
	t.Helper()
	r, err := regulation.Preset(id)
	require.NoError(t, err)
	return r
}

// The comparison of the two decrees on recruitment, as a policy officer would
// write it.
func TestComparisonOfTwoDecrees(t *testing.T) {
	c := regulation.Compare(preset(t, "nd-138-2020"), preset(t, "nd-170-2025"))
	golden(t, "testdata/compare/nd-138-2020-nd-170-2025.vi.txt", []byte(c.Text(language.Vietnamese)))
	golden(t, "testdata/compare/nd-138-2020-nd-170-2025.en.txt", []byte(c.Text(language.English)))
	require.Equal(t, c.Text(language.Vietnamese), regulation.Compare(preset(t, "nd-138-2020"), preset(t, "nd-170-2025")).Text(language.Vietnamese))
}

func TestNothingChangesBetweenARegulationAndItself(t *testing.T) {
	for _, id := range regulation.Presets() {
		c := regulation.Compare(preset(t, id), preset(t, id))
		require.Empty(t, c.Changes, id)
		require.Positive(t, c.Kept, id)
	}
}

const versionOld = `
regulation: a
title: Bản cũ
assumptions: [{rule: scoring.written.pass, why: chọn 50}]
groups:
  kept: {title: Nhóm giữ, bodies: {organiser: A}, scoring: {pass: 10}}
  gone: {title: Nhóm bỏ, ranking: {ties: lot}}
eligibility:
  criteria:
    - {id: age, title: Tuổi, clause: Điều 1, require: {age: {at_least: 25 years}}}
    - {id: health, title: Sức khỏe, clause: Điều 2, require: {health: {fit: true}}}
    - {id: gone, title: Bỏ đi, require: {proceedings: {none: true}}}
scoring:
  parts: [{id: written, title: Thi viết, max: 100, pass: 50, clause: Điều 3}]
ranking: {keys: [{by: total, prefer: highest}]}
`

const versionNew = `
regulation: a
title: Bản mới
groups:
  kept: {title: Nhóm giữ, bodies: {organiser: B}, scoring: {pass: 20}}
  fresh: {title: Nhóm mới lập, eligibility: {criteria: [{id: age, omit: true}, {id: more, title: Thêm nữa, require: {health: {fit: true}}}]}}
eligibility:
  criteria:
    - {id: age, title: Tuổi, clause: Điều 1, require: {age: {at_least: 30 years}}}
    - {id: health, title: Sức khỏe, clause: Điều 20, require: {health: {fit: true}}}
    - {id: added, title: Thêm vào, clause: Điều 4, require: {citizenship: {one_of: [vietnam]}}}
scoring:
  parts: [{id: written, title: Thi viết, max: 100, pass: 50, clause: Điều 3}]
ranking: {keys: [{by: total, prefer: highest}], style: dense}
`

func TestRuleByRule(t *testing.T) {
	c := regulation.Compare(parse(t, versionOld), parse(t, versionNew))
	kinds := map[string]regulation.ChangeKind{}
	for _, change := range c.Changes {
		kinds[change.Group+"/"+change.Rule] = change.Kind
	}
	require.Equal(t, map[string]regulation.ChangeKind{
		"/eligibility.age": regulation.Changed, "/eligibility.health": regulation.Cited, "/eligibility.added": regulation.Added, "/eligibility.gone": regulation.Removed,
		"/scoring.written": regulation.Cited, "/ranking": regulation.Changed,
		"kept/groups.kept": regulation.Changed, "kept/scoring.total": regulation.Changed,
		"gone/groups.gone": regulation.Removed, "gone/ranking": regulation.Removed,
		"fresh/groups.fresh": regulation.Added, "fresh/eligibility.age": regulation.Added, "fresh/eligibility.more": regulation.Added,
	}, kinds)
	i := slices.IndexFunc(c.Changes, func(c regulation.Change) bool { return c.Rule == "eligibility.age" })
	age := c.Changes[i]
	require.True(t, age.In("eligibility"))
	require.False(t, age.In("scoring"))
	require.Len(t, age.Before, 1)
	require.Contains(t, age.Before[0].Text(language.Vietnamese), "đủ 25 tuổi")
	require.Contains(t, age.After[0].Text(language.English), "30 years")

	vi := c.Text(language.Vietnamese)
	for _, line := range []string{
		"1. Sửa – “Tuổi”\n   Trước: đủ 25 tuổi trở lên, tính cả ngày sinh nhật.\n   Nay: đủ 30 tuổi trở lên, tính cả ngày sinh nhật.\n   Căn cứ: Điều 1.\n",
		"2. Thêm – “Thêm vào”: có quốc tịch Việt Nam; xét tại ngày đăng ký dự tuyển (một ngày chung cho mọi người); không ai được miễn.\n   Căn cứ: Điều 4.\n",
		"3. Bỏ – “Bỏ đi”: ",
		"   – “Sức khỏe”: Điều 2 → Điều 20.\n",
		"   – “Thi viết”: Điều 3; giả định [1] → Điều 3.\n",
		"RIÊNG NHÓM “Nhóm giữ”\n1. Sửa – Nhóm “Nhóm giữ”\n   Trước: cơ quan tổ chức: A.\n   Nay: cơ quan tổ chức: B.\n",
		"NHÓM MỚI “Nhóm mới lập”\n   Căn cứ: không dẫn căn cứ.\n1. Riêng nhóm này – “Thêm nữa”: ",
		"2. Không áp dụng: “Tuổi” (eligibility.age).\n",
		"NHÓM KHÔNG CÒN “Nhóm bỏ”\n   Căn cứ: không dẫn căn cứ.\n1. Khác quy định chung – Xếp thứ tự: chỉ xếp người đạt; người không đạt không có thứ hạng, không được chọn, không vào dự phòng; bằng nhau mọi điều thì bốc thăm; đánh số hạng kiểu 1, 2, 2, 4.\n",
		"[1] a, scoring.written.pass: chọn 50.\n",
	} {
		require.Contains(t, vi, line)
	}
	en := c.Text(language.English)
	for _, line := range []string{"1. Changed – “age”\n   Before: aged at least 25 years", "NEW GROUP “fresh”", "GROUP NO LONGER THERE “gone”", "FOR THE GROUP “kept”"} {
		require.Contains(t, en, line)
	}
}

// What the groups of two versions do alike, and what all posts do, is told
// once.
func TestWhatChangesForAllIsToldOnce(t *testing.T) {
	old := parse(t, "regulation: a\ngroups: {g: {scoring: {pass: 10}}}\nscoring: {pass: 20, parts: [{id: written, max: 100}]}")
	newer := parse(t, "regulation: a\ngroups: {g: {}}\nscoring: {pass: 20, parts: [{id: written, max: 90}]}")
	var told []string
	for _, c := range regulation.Compare(old, newer).Changes {
		told = append(told, c.Group+"/"+c.Rule)
	}
	require.Equal(t, []string{"/scoring.written", "g/scoring.total"}, told)
}

func TestRulesOfTwoGroupsCompared(t *testing.T) {
	r := preset(t, "nd-170-2025")
	officer, err := r.For("officer")
	require.NoError(t, err)
	senior, err := r.For("senior")
	require.NoError(t, err)
	c := regulation.CompareRules(officer, senior)
	text := c.Text(language.Vietnamese)
	require.Contains(t, text, "Bỏ – “Phỏng vấn”")
	require.NotContains(t, text, "NHÓM")
	require.Empty(t, regulation.CompareRules(officer, officer).Changes)
	require.False(t, strings.Contains(text, "%!"), "every blank is filled")
}

// What one of the two has written nothing of is neither new nor gone: it is
// named, not counted, and the clauses left out say why.
func TestComparisonOfWhatOneDoesNotWrite(t *testing.T) {
	whole := parse(t, `
regulation: a
not_encoded: [{clause: Điều 9, why: như nhau}]
eligibility: {criteria: [{id: age, title: Tuổi, require: {age: {at_least: 18 years}}}]}
scoring:
  parts: [{id: written, max: 100, pass: 50}]
  sanctions: {warning: {deduct: 50%, title: Cảnh cáo}}
`)
	part := parse(t, `
regulation: b
not_encoded: [{clause: Điều 9, why: như nhau}, {clause: Điều 4, why: chưa đọc được văn bản}]
scoring: {parts: [{id: written, max: 100, pass: 60}]}
`)
	there := regulation.Compare(whole, part).Text(language.Vietnamese)
	require.Contains(t, there, "Quy tắc chung: thêm 0, sửa 1, bỏ 0,")
	require.Contains(t, there, "Không so sánh được vì một bên không ghi phần ấy: 2.")
	require.Contains(t, there, "không phải là bỏ (xem các điều khoản không ghi): “Tuổi”.")
	require.Contains(t, there, "không phải là bỏ (xem các điều khoản không ghi): “Cảnh cáo”.")
	require.Contains(t, there, "ĐIỀU KHOẢN KHÔNG GHI (biết mà để ngoài)\n   – Bản mới – Điều 4: chưa đọc được văn bản.\n")
	require.NotContains(t, there, "Bỏ – ")
	require.NotContains(t, there, "Điều 9")
	back := regulation.Compare(part, whole).Text(language.English)
	require.Contains(t, back, "neither compared nor new (see the clauses left out): “age”.")
	require.Contains(t, back, "   – The old one – Điều 4: chưa đọc được văn bản.\n")
	require.Contains(t, regulation.Compare(nil, whole).Text(language.Vietnamese), "Thêm – “Tuổi”", "beside nothing everything is new")
	require.NotContains(t, regulation.Compare(whole, whole).Text(language.Vietnamese), "KHÔNG GHI")
}
