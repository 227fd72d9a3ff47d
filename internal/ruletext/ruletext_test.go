package ruletext_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/ruletext"
	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow"
	"github.com/thituyen/thituyen/workflow/regulation"
)

var update = flag.Bool("update", false, "write what came out into the golden files")

// Every rule of a document that holds every key, in both languages, as people
// read it.
func TestEveryRuleInWords(t *testing.T) {
	r, err := regulation.Load(os.DirFS("../../workflow/regulation/testdata/documents"), "everything.yaml")
	require.NoError(t, err)
	for name, tag := range map[string]language.Tag{"vi": language.Vietnamese, "en": language.English} {
		var out strings.Builder
		for _, s := range r.Sentences() {
			fmt.Fprintf(&out, "%s\n", s.Text(tag))
			for _, clause := range s.Clauses() {
				fmt.Fprintf(&out, "    (%s)\n", clause)
			}
		}
		golden := filepath.Join("testdata", "everything."+name+".txt")
		if *update {
			require.NoError(t, os.MkdirAll("testdata", 0o755))
			require.NoError(t, os.WriteFile(golden, []byte(out.String()), 0o644))
		}
		want, err := os.ReadFile(golden)
		require.NoError(t, err)
		require.Equal(t, string(want), out.String())
		require.NotContains(t, out.String(), "%!")
	}
}

// said words one rule of a section.
func said[T any](t *testing.T, text, rule string, words func(*T, ruletext.Names) []ruletext.Sentence) (vi, en string) {
	t.Helper()
	root, mistakes := document.Parse("x.yaml", []byte(text))
	require.Empty(t, mistakes)
	var section T
	require.Empty(t, document.Decode(root, &section), text)
	for _, s := range words(&section, ruletext.Names{}) {
		if s.Rule == rule {
			return s.Text(language.Vietnamese), s.Text(language.English)
		}
	}
	t.Fatalf("no rule %s in %s", rule, text)
	return "", ""
}

func TestScoringInWords(t *testing.T) {
	for _, c := range []struct{ text, rule, vi, en string }{
		{"parts: [{id: a, max: 10, pass: 1}]", "scoring.a", "đạt từ 1 điểm; điểm được tính vào tổng điểm; lấy một điểm chấm", "passed from 1 point on; counted in the total; one mark is taken"},
		{"parts: [{id: a, pass: {at_least: 50%}}]", "scoring.a", "đạt từ 50% điểm tối đa", "passed from 50% of the maximum on"},
		{"parts: [{id: w, counts: false, parts: [{id: a, max: 10, pass: 5, counts: false}]}]", "scoring.w", "các phần chỉ cần đạt, không cộng điểm", "its parts are only to be passed, none is added"},
		{"parts: [{id: a, max: 10}]", "scoring.total", "điểm là điểm của “a”", "the value is the value of “a”"},
		{"parts: [{id: a, max: 10}, {id: b, max: 10}]", "scoring.total", "điểm là tổng của “a”, “b”", "the value is the sum of “a”, “b”"},
		{"parts: [{id: a, from: {components: [b]}}]", "scoring.a", "điểm lấy từ điểm của “b”", "drawn from the value of “b”"},
		{"parts: [{id: a, min: 5, parts: [{id: b, max: 5}]}]", "scoring.a", "điểm thấp nhất 5 điểm", "at least 5 points"},
		{"parts: [{id: a, min: 5, max: 9, parts: [{id: b, max: 5}]}]", "scoring.a", "thang điểm 5 đến 9", "marks from 5 to 9"},
		{"combine: highest\nparts: [{id: a, max: 10}, {id: b, max: 10, counts: true}]", "scoring.total", "điểm là điểm cao nhất trong “a”, “b”", "the value is the largest of “a”, “b”"},
		{"combine: lowest\nparts: [{id: a, max: 10}]", "scoring.total", "điểm thấp nhất trong", "the smallest of"},
		{"combine: mean\nparts: [{id: a, max: 10}]", "scoring.total", "trung bình theo hệ số của", "the mean by weights of"},
		{"max: 10\npanel: {}", "scoring.total", "ít nhất 1 người chấm; lấy trung bình cộng", "markers: at least 1; their mean is taken"},
		{"max: 10\npanel: {markers: {at_least: 2, at_most: 2}, combine: sum}", "scoring.total", "đúng 2 người chấm; cộng điểm những người chấm", "markers: exactly 2; their sum is taken"},
		{"max: 10\npanel: {combine: highest}", "scoring.total", "lấy điểm cao nhất", "the highest is taken"},
		{"max: 10\npanel: {combine: lowest}", "scoring.total", "lấy điểm thấp nhất", "the lowest is taken"},
		{"max: 10\npanel: {spread: [{then: combine}]}", "scoring.total", "chênh lệch từ 0 điểm trở lên thì lấy trung bình cộng", "a spread from 0 points on: their mean is taken"},
		{"max: 10\npanel: {spread: [{from: 5, then: refer}, {up_to: 3, then: combine}, {then: refer}]}", "scoring.total", "còn lại, chênh lệch không quá 3 điểm thì lấy trung bình cộng; còn lại, chênh lệch bất kỳ thì người có thẩm quyền quyết định", "else a spread up to 3 points: their mean is taken; else a spread of any size: the competent person decides"},
		{"max: 10\npanel: {combine: median, spread: [{up_to: 5, below: 4, then: combine}, {then: another_marker}]}", "scoring.total", "chênh lệch từ 0 điểm trở lên và dưới 4 điểm và không quá 5 điểm thì lấy trung vị; chênh lệch từ 4 điểm trở lên thì người thứ ba chấm, rồi kết hợp ba điểm theo cách chung: lấy trung vị", "a third marker marks, then the three are combined as the panel says: their median is taken"},
		{"max: 10\npanel: {spread: [{up_to: 5, then: combine}, {then: another_marker, third: mean}]}", "scoring.total", "chênh lệch trên 5 điểm thì người thứ ba chấm, rồi lấy trung bình ba điểm", "a spread above 5 points: a third marker marks, then the mean of the three is taken"},
		{"max: 10\npanel: {spread: [{then: another_marker, third: median}]}", "scoring.total", "lấy điểm đứng giữa", "the middle one is taken"},
		{"max: 10\npanel: {outliers: {beyond: 2}}", "scoring.total", "bỏ cùng lúc những điểm cách trung bình mọi điểm quá 2", "struck out together"},
		{"max: 10\nround: {places: 0, mode: half_down}", "scoring.total", "làm tròn 0 chữ số thập phân, số 5 làm tròn xuống", "halves towards zero"},
		{"max: 10\nround: {places: 0, mode: ceiling}", "scoring.total", "phần lẻ làm tròn về phía số lớn hơn", "always towards the larger number"},
		{"max: 10\nround: {mode: half_up}", "scoring.total", "làm tròn 0", "rounded to 0"},
		{"max: 10\nbonus: {claims: {service: 1}}", "scoring.total", "service được cộng 1 điểm; thuộc nhiều diện thì chỉ tính mức cao nhất", "service adds 1 point; of several claims only the highest counts"},
		{"parts: [{id: a, from: {fact: x, table: [{up_to: 5, points: 1}]}}]", "scoring.a", "không quá 5 thì được 1 điểm; ngoài các mức ấy được 0 điểm", "up to 5 earns 1 point; off these lines 0 points"},
		{"parts: [{id: a, from: {fact: x, table: [{points: 1}]}}]", "scoring.a", "bất kỳ thì được 1 điểm", "of any size earns 1 point"},
		{"parts: [{id: a, from: {combine: {best: 1}, components: [b, c]}}]", "scoring.a", "điểm lấy từ tổng 1 điểm cao nhất trong “b”, “c”", "drawn from the sum of the 1 largest of “b”, “c”"},
		{"parts: []\nsanctions: {fine: {}}", "scoring.sanctions.fine", "“fine”.", "“fine”."},
	} {
		vi, en := said(t, c.text, c.rule, ruletext.Scoring)
		require.Contains(t, vi, c.vi, c.text)
		require.Contains(t, en, c.en, c.text)
	}
}

func TestEligibilityInWords(t *testing.T) {
	for _, c := range []struct{ require, vi, en string }{
		{"{party_member: {}}", "là đảng viên chính thức;", "an official member of the Party;"},
		{"{education: {}}", "có bằng;", "a degree;"},
		{"{language: {}}", "biết một ngoại ngữ;", "a foreign language;"},
		{"{discipline: {clear_for: {warning: 12 months}, changes: [{from: 2020-07-01, clear_for: {dismissal: 24 months}}]}}", "cảnh cáo trong 12 tháng; xét từ ngày 01/07/2020: cách chức trong 24 tháng", "warning for 12 months; asked from 1 July 2020 on: dismissal for 24 months"},
		{"{health: {fit: false}}", "không đủ sức khỏe", "not fit"},
		{"{remaining_service: {}}", "còn thời gian công tác", "service left"},
		{"{experience: {}}", "đã công tác;", "service;"},
		{"{current_post: {}}", "đang giữ một chức vụ;", "holding a post;"},
		{"{nomination: {by: minister}}", "được minister đề cử;", "nominated by minister;"},
		{"{nomination: {agreed_by: party_committee}}", "được cấp ủy đồng ý đề cử;", "nomination agreed to by party committee;"},
		{"{rating: {at_least: good}}", "xếp loại từ hoàn thành tốt nhiệm vụ trở lên", "rated at least good"},
		{"{discipline: {clear_for: {zeal: 1 months, ban: 1 months, forced_resignation: 6 months, dismissal: 5 months, demotion: 4 months, pay_reduction: 3 months, warning: 2 months, reprimand: 1 months}}}", "khiển trách trong 1 tháng, cảnh cáo trong 2 tháng, hạ bậc lương trong 3 tháng, giáng chức trong 4 tháng, cách chức trong 5 tháng, buộc thôi việc trong 6 tháng, ban trong 1 tháng, zeal trong 1 tháng", "reprimand for 1 month, warning for 2 months, pay reduction for 3 months, demotion for 4 months, dismissal for 5 months, forced resignation for 6 months, ban for 1 month, zeal for 1 month"},
		{"{proceedings: {}}", "điều kiện chưa đọc được", "a requirement that could not be read"},
		{"{planning: {for: higher}}", "có trong quy hoạch chức danh cao hơn", "planned for a higher post"},
		{"{fact: {name: since, at_least: 2018-01-01}}", "“since” từ ngày 01/01/2018 trở đi", "“since” is on or after 1 January 2018"},
		{"{fact: {name: since, at_most: 2018-01-01}}", "“since” không sau ngày 01/01/2018", "“since” is on or before 1 January 2018"},
		{"{fact: {name: n, above: 3}}", "“n” lớn hơn 3", "“n” is above 3"},
		{"{fact: {name: n, below: 3}}", "“n” nhỏ hơn 3", "“n” is below 3"},
		{"{fact: {name: n, one_of: [a]}}", "“n” là a", "“n” is a"},
	} {
		vi, en := said(t, "criteria: [{id: a, as_of: interview, waivable_by: head, require: "+c.require+"}]", "eligibility.a", ruletext.Eligibility)
		require.Contains(t, vi, c.vi, c.require)
		require.Contains(t, en, c.en, c.require)
		require.Contains(t, vi, "xét tại ngày “interview”; “người đứng đầu” có thể cho miễn.")
	}
	without := ruletext.Eligibility(&eligibility.Criteria{Criteria: []eligibility.Criterion{{ID: "a"}}}, ruletext.Names{})
	require.Len(t, without[0].Points, 2)
}

func TestRankingAndProcedureInWords(t *testing.T) {
	for _, c := range []struct{ text, rule, vi, en string }{
		{"keys: []\nties: lot\nstyle: ordinal", "ranking", "bằng nhau mọi điều thì bốc thăm; đánh số hạng kiểu 1, 2, 3, 4", "draws lots"},
		{"keys: []\nstyle: modified", "ranking", "1, 3, 3, 4", "1, 3, 3, 4"},
		{"keys: []\nstyle: average", "ranking", "1; 2,5; 2,5; 4", "1, 2.5, 2.5, 4"},
		{"keys: []\nselect: {at_cut: all, reserve: all}", "ranking.select", "lấy cả; mọi người còn lại vào danh sách dự phòng; người trúng tuyển không nhận", "taken whole; all the others are in reserve; when somebody"},
		{"keys: []\nselect: {at_cut: lot}", "ranking.select", "bốc thăm; không lập danh sách dự phòng", "drawn by lot; there is no reserve"},
		{"keys: []\nselect: {reserve: 2}", "ranking.select", "dự phòng 2 người kế tiếp; người trúng tuyển không nhận hoặc bị loại thì lấy người kế tiếp trong danh sách dự phòng, không giới hạn số người và thời gian.", "the next 2 are in reserve; when somebody selected declines or is struck off the next of the reserve follows, without a limit of number or time."},
		{"keys: []\nselect: {reserve: 2}\nreplacement: {}", "ranking.select", "dự phòng 2 người kế tiếp.", "the next 2 are in reserve."},
		{"keys: []\nreplacement: {}", "ranking.replacement", "lấy người kế tiếp trong danh sách dự phòng", "the next of the reserve follows"},
	} {
		vi, en := said(t, c.text, c.rule, ruletext.Ranking)
		require.Contains(t, vi, c.vi, c.text)
		require.Contains(t, en, c.en, c.text)
	}
	for _, c := range []struct{ text, rule, vi, en string }{
		{"roles: {a: {members: {}}}", "procedure.roles.a", "không quy định số người", "any number of people"},
		{"minimum: {count: 3, of: present, otherwise: extend}", "procedure.minimum", "ít nhất 3 người dự thi; không đủ thì gia hạn", "at least 3 present; else the call is extended"},
		{"minimum: {count: 3}", "procedure.minimum", "ít nhất 3 người đăng ký.", "at least 3 registered."},
		{"clocks: [{id: c, starts: a}]", "procedure.clocks.c", "tính từ bước “a”", "from the step “a”"},
		{"states: {start: a}", "procedure.states", "bắt đầu ở “a”.", "begins at “a”."},
		{"states: {start: new, final: [over, gone], titles: {left: L, gone: G, over: O, made: M, halted: H, new: N, apart: A}}\nsteps: [{id: s, by: x, from: [new, made], to: over}, {id: t, by: x, from: made, to: halted}]", "procedure.states", "tên các trạng thái: “N”, “M”, “O”, “H”, “G”, “A”, “L”.", "they are called “new”, “made”, “over”, “halted”, “gone”, “apart”, “left”."},
		{"steps: [{id: s, by: chair, from: a, votes: {}}]", "procedure.steps.s", "số phiếu tán thành phải quá 1/2 tổng số thành viên; không quy định số thành viên phải có mặt; đúng một nửa tán thành, một nửa không tán thành thì không thông qua; biểu quyết công khai; người phải tránh vẫn tính trong số thành viên", "more than 1/2 of the members must be for it; no quorum is asked; half for and half against: lost; openly; who stands back is still counted as a member"},
		{"clocks: [{id: c, starts: {end_of: b}, lasts: 5 days, ends_at: 17:00, restarts: [x, y]}]", "procedure.clocks.c", "5 ngày; ngày cuối hết lúc 17:00; tính từ ngày cuối của “b”; bước “x” hoặc “y” thì tính lại từ đầu", "5 days; on the last day it ends at 17:00; from the last day of “b”; the step “x” or “y” starts it afresh"},
		{"kin: [spouse, cousin]", "procedure.kin", "vợ hoặc chồng hoặc anh, chị, em họ", "spouse or cousin"},
		{"kin: []", "procedure.kin", "không có, trừ chính người dự tuyển", "none, save being the candidate"},
		{"steps: [{id: s, effect: mark, by: a, from: x, within: [b, c], after: [d, e], not_by: [t], complete: [r], own: true}]", "procedure.steps.s", "có tác dụng của việc chấm thi; “a” làm; khi kỳ thi ở “x”; trong thời hạn “b” hoặc “c”, tính cả ngày cuối; từ hôm sau ngày hết thời hạn “d” và “e”; không do người đã làm bước “t”; khi “r” đã đủ người; được làm về chính mình", "has the effect of mark; by “a”; in the state “x”; while “b” or “c” runs, the last day included; from the day after “d” and “e” has run out; not by who took the step “t”; once “r” are as many as they must be; also about oneself"},
		{"steps: [{id: s, by: a, from: x, votes: {at_least: 2/3, base: cast, revote: true}}]", "procedure.steps.s", "số phiếu tán thành phải ít nhất bằng 2/3 số phiếu tán thành và không tán thành", "at least 2/3 of the votes for and against must be for it"},
		{"steps: [{id: s, by: a, from: x, votes: {base: present, over: 2/3, revote: true}}]", "procedure.steps.s", "được đổi phiếu cho đến khi đóng biểu quyết", "more than 2/3 of those who vote must be for it"},
		{"steps: [{id: s, by: [a, b, c], from: [x, y]}]", "procedure.steps.s", "“a”, “b” hoặc “c” làm; khi kỳ thi ở “x” hoặc “y”", "by “a”, “b” or “c”; in the state “x” or “y”"},
	} {
		vi, en := said(t, c.text, c.rule, ruletext.Procedure)
		require.Contains(t, vi, c.vi, c.text)
		require.Contains(t, en, c.en, c.text)
	}
}

func TestSectionsLeftOutSayNothing(t *testing.T) {
	require.Empty(t, ruletext.Eligibility(nil, ruletext.Names{}))
	require.Empty(t, ruletext.Scoring(nil, ruletext.Names{}))
	require.Empty(t, ruletext.Ranking(nil, ruletext.Names{}))
	require.Empty(t, ruletext.Procedure(nil, ruletext.Names{}))
	require.Empty(t, ruletext.Procedure(&workflow.Procedure{}, ruletext.Names{}))
	require.Len(t, ruletext.Scoring(&scoring.Scheme{}, ruletext.Names{}), 1)
	require.Len(t, ruletext.Ranking(&ranking.Rules{}, ruletext.Names{}), 2)
}

func TestSaying(t *testing.T) {
	require.Equal(t, "trừ 25%", ruletext.Say("trừ 25%%", "minus 25%%").Vi)
	require.Equal(t, "trừ 25% của a", ruletext.Say("trừ 25%% của %s", "25%% of %s", "a").Vi)
	require.Equal(t, "b, a", ruletext.Say("%[2]s, %[1]s", "", "a", "b").Vi)
	require.Equal(t, "", ruletext.List().Vi)
	require.Equal(t, "“x”", ruletext.Quoted("x").En)
	require.Equal(t, "“open codes”", ruletext.Named("open_codes", thituyen.TitleOf("Ghép phách")).En)
	require.Equal(t, "cơ quan tuyên truyền", ruletext.Role("informer").Vi)
	require.Equal(t, "my_role", ruletext.Role("my_role").Vi)
}

func TestEveryActHasAWord(t *testing.T) {
	for _, act := range workflow.Acts() {
		s := ruletext.Procedure(&workflow.Procedure{Steps: []workflow.StepRule{{ID: "s", Effect: act}}}, ruletext.Names{})
		require.NotContains(t, s[len(s)-1].Text(language.Vietnamese), act)
	}
}
