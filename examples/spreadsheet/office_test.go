package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/thituyen/thituyen/examples/spreadsheet/papers"
	"github.com/thituyen/thituyen/examples/spreadsheet/sheet"
)

// rowsOf are the cells of a sheet from the first candidate on, as they are
// stored.
func rowsOf(t *testing.T, content []byte, name string) [][]string {
	t.Helper()
	file, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{RawCellValue: true})
	require.NoError(t, err)
	rows, err := file.GetRows(name)
	require.NoError(t, err)
	return rows[7:]
}

// LibreOffice opens every workbook made here and computes each total anew: its
// values are ours.
func TestLibreOfficeAgrees(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed; .ci/run installs it")
	}
	folder := t.TempDir()
	held := demoHeld(t)
	var results bytes.Buffer
	require.NoError(t, papers.WriteResults(&results, held, papers.Options{}))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "ket-qua.xlsx"), results.Bytes(), 0o644))
	rules, err := rulesOf("demo/regulation.yaml", "")
	require.NoError(t, err)
	require.NoError(t, create(filepath.Join(folder, "mau.xlsx"), demoForm(rules).Write))
	minutes, err := papers.Minutes(held, papers.Options{})
	require.NoError(t, err)
	require.NotEmpty(t, minutes)
	for _, p := range minutes {
		require.NoError(t, create(filepath.Join(folder, p.Name+".docx"), func(w io.Writer) error { return papers.WriteDocument(w, p) }))
	}
	convert(t, office, folder, "xlsx", "ket-qua.xlsx", "mau.xlsx")
	convert(t, office, folder, "pdf", "*.docx")

	again, err := os.ReadFile(filepath.Join(folder, "out", "ket-qua.xlsx"))
	require.NoError(t, err)
	formulas := 0
	ours, theirs := rowsOf(t, results.Bytes(), "Cộng điểm"), rowsOf(t, again, "Cộng điểm")
	file, err := excelize.OpenReader(bytes.NewReader(results.Bytes()))
	require.NoError(t, err)
	for i, row := range ours {
		if len(row) < 4 || row[0] == "" {
			continue
		}
		formula, err := file.GetCellFormula("Cộng điểm", fmt.Sprintf("D%d", i+8))
		require.NoError(t, err)
		if formula == "" {
			continue
		}
		formulas++
		score, ok := held.Score(row[0])
		require.True(t, ok)
		total, ok := score.Total()
		require.True(t, ok)
		require.Equal(t, number(t, total.String()), number(t, theirs[i][3]), "%s: %s", row[0], formula)
	}
	require.Equal(t, 3, formulas, "every placed candidate's total is a formula")

	blank, err := os.ReadFile(filepath.Join(folder, "out", "mau.xlsx"))
	require.NoError(t, err)
	book, mistakes := sheet.Open("mau.xlsx", blank)
	require.Empty(t, mistakes)
	_, mistakes = demoForm(rules).Read(book)
	require.Len(t, mistakes, 1, "an empty form has nobody in it, and nothing else is wrong")
	for _, p := range minutes {
		pdf, err := os.ReadFile(filepath.Join(folder, "out", p.Name+".pdf"))
		require.NoError(t, err)
		require.NotEmpty(t, pdf)
	}
}

// convert has LibreOffice open files, compute them anew and save them.
func convert(t *testing.T, office, folder, kind string, files ...string) {
	t.Helper()
	args := []string{"-env:UserInstallation=file://" + filepath.Join(folder, "profile"), "--headless", "--convert-to", kind, "--outdir", filepath.Join(folder, "out")}
	for _, name := range files {
		matches, err := filepath.Glob(filepath.Join(folder, name))
		require.NoError(t, err)
		args = append(args, matches...)
	}
	output, err := exec.Command(office, args...).CombinedOutput()
	require.NoError(t, err, string(output))
}

func number(t *testing.T, digits string) float64 {
	t.Helper()
	n, err := strconv.ParseFloat(digits, 64)
	require.NoError(t, err)
	return n
}

func demoHeld(t *testing.T) papers.Held {
	t.Helper()
	files, _, err := demoRound()
	require.NoError(t, err)
	held, err := hold(files)
	require.NoError(t, err)
	return held
}

// What is filled into a form comes out of it again: random candidates and
// marks, written as offices write them, give the same facts.
func TestFilledFormsReadBack(t *testing.T) {
	rules, err := rulesOf("demo/regulation.yaml", "")
	require.NoError(t, err)
	form := demoForm(rules)
	for seed := range uint64(20) {
		random := rand.New(rand.NewPCG(seed, 1))
		rows := map[string][]map[string]any{}
		want := map[string]map[string]string{}
		for i := range 1 + random.IntN(8) {
			id := fmt.Sprintf("%03d", i+1)
			day, month, year := 1+random.IntN(28), 1+random.IntN(12), 1960+random.IntN(40)
			months := random.IntN(300)
			mark := float64(random.IntN(401)) / 4
			want[id] = map[string]string{
				"born": fmt.Sprintf("%d-%02d-%02d", year, month, day), "months": strconv.Itoa(months),
				"mark": strconv.FormatFloat(mark, 'f', -1, 64),
			}
			rows["Danh sách"] = append(rows["Danh sách"], map[string]any{
				"SBD": id, "Họ và tên": "Người " + id, "Ngày sinh": fmt.Sprintf("%d/%d/%d", day, month, year), "Số tháng công tác": months,
			})
			given := any(mark)
			if random.IntN(2) == 0 {
				given = strings.Replace(strconv.FormatFloat(mark, 'f', -1, 64), ".", ",", 1)
			}
			rows["Điểm Thi viết"] = append(rows["Điểm Thi viết"], map[string]any{"SBD": id, "Giám khảo cham-1": given})
		}
		content := filled(t, func(b *bytes.Buffer) error { return form.Write(b) }, rows)
		data, mistakes := read(form, content)
		require.Empty(t, mistakes)
		require.Len(t, data.Candidates, len(want))
		for i, c := range data.Candidates {
			require.Equal(t, want[c.ID]["born"], fmt.Sprint(c.Dossier["born"]))
			require.Equal(t, want[c.ID]["months"], fmt.Sprint(c.Dossier["facts"].(map[string]any)["months"]))
			require.Equal(t, want[c.ID]["mark"], data.Marks[i].Mark)
		}
	}
}

// The list of results that was exported reads back to the same people, in the
// same places, with the same totals.
func TestResultsReadBack(t *testing.T) {
	held := demoHeld(t)
	var workbook, list bytes.Buffer
	require.NoError(t, papers.WriteResults(&workbook, held, papers.Options{}))
	require.NoError(t, papers.WriteText(&list, held, papers.Options{}))
	rows := rowsOf(t, workbook.Bytes(), "Kết quả")
	for _, c := range rows[:5] {
		score, ok := held.Score(c[1])
		require.True(t, ok)
		if total, has := score.Total(); has {
			require.Equal(t, total.String(), c[7])
			place, _ := held.List().Place(c[1])
			require.Equal(t, place.String(), c[8])
		}
		require.Contains(t, list.String(), ";"+c[1]+";"+c[2]+";")
	}
	var public bytes.Buffer
	require.NoError(t, papers.WriteText(&public, held, papers.Options{Public: true}))
	for _, c := range held.Candidates() {
		require.NotContains(t, public.String(), c.Dossier.Name)
	}
}

// A workbook is made of the same parts each time.
func TestFormsAreTheSame(t *testing.T) {
	rules, err := rulesOf("demo/regulation.yaml", "")
	require.NoError(t, err)
	parts := func() map[string]string {
		var out bytes.Buffer
		require.NoError(t, demoForm(rules).Write(&out))
		archive, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
		require.NoError(t, err)
		all := map[string]string{}
		for _, f := range archive.File {
			if strings.HasPrefix(f.Name, "docProps/") {
				continue
			}
			r, err := f.Open()
			require.NoError(t, err)
			text, err := io.ReadAll(r)
			require.NoError(t, err)
			all[f.Name] = string(text)
		}
		return all
	}
	require.Equal(t, parts(), parts())
}

// The commands as a user types them: a suite that passes, files of a round,
// and mistakes at their cells with nothing written.
func TestCommands(t *testing.T) {
	folder := t.TempDir()
	at := func(name string) string { return filepath.Join(folder, name) }
	ask := func(args ...string) (int, string) {
		var out, errs bytes.Buffer
		status := run(args, &out, &errs)
		return status, out.String() + errs.String()
	}
	status, said := ask("template", "-regulation", "hai-phong-2018", "-group", "city-committee", "-out", at("mau.xlsx"))
	require.Equal(t, fine, status, said)
	markers := []string{"-regulation", "demo/regulation.yaml", "-markers", "written=cham-1,cham-2", "-markers", "interview=cham-1"}
	status, said = ask(append(append([]string{"import"}, markers...), "-suite", at("nhap.suite.yaml"), "-as-of", "2018-03-16", "demo/danh-sach.xlsx")...)
	require.Equal(t, fine, status, said)
	suite, err := os.ReadFile(at("nhap.suite.yaml"))
	require.NoError(t, err)
	require.Contains(t, string(suite), `"004": {ineligible: [service]}`)
	status, said = ask(append(append([]string{"import"}, markers...), "-round", at("ky-thi"), "-by", "van-thu", "-at", "2018-03-06T09:00", "-marked-at", "2018-03-26T09:00", "demo/danh-sach.xlsx")...)
	require.Equal(t, fine, status, said)
	require.FileExists(t, at("ky-thi/acts-diem-written.yaml"))

	bad := filled(t, func(b *bytes.Buffer) error {
		rules, err := rulesOf("demo/regulation.yaml", "")
		require.NoError(t, err)
		return demoForm(rules).Write(b)
	}, map[string][]map[string]any{"Danh sách": {{"SBD": "001", "Ngày sinh": "hôm qua"}, {"SBD": "001"}}})
	require.NoError(t, os.WriteFile(at("sai.xlsx"), bad, 0o644))
	status, said = ask(append(append([]string{"import"}, markers...), "-suite", at("sai.suite.yaml"), "-as-of", "2018-03-16", at("sai.xlsx"))...)
	require.Equal(t, failed, status)
	require.Contains(t, said, "Danh sách!D")
	require.NoFileExists(t, at("sai.suite.yaml"))
	for _, wrong := range [][]string{nil, {"nothing"}, {"import", "-regulation", "demo/regulation.yaml"}, {"export"}, {"template", "-regulation", "hai-phong-2018"}} {
		status, _ := ask(wrong...)
		require.Equal(t, misled, status, wrong)
	}
	status, said = ask("words", "-regulation", "demo/regulation.yaml", "-out", at("loi"))
	require.Equal(t, fine, status, said)
	require.FileExists(t, at("loi/quy-che.html"))
}
