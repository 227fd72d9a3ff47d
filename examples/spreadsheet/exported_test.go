package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/examples/spreadsheet/papers"
	"github.com/thituyen/thituyen/examples/spreadsheet/sheet"
)

// Random rounds: what a workbook gives, the round holds, the exported list
// shows, and an import of that list finds again: ids, names, dates of birth and
// marks.
func TestExportedListsImportAgain(t *testing.T) {
	rules, err := rulesOf("demo/regulation.yaml", "")
	require.NoError(t, err)
	files, _, err := demoRound()
	require.NoError(t, err)
	for seed := range uint64(5) {
		random := rand.New(rand.NewPCG(seed, 2))
		rows := map[string][]map[string]any{}
		for i := range 2 + random.IntN(6) {
			id := fmt.Sprintf("%03d", i+1)
			rows["Danh sách"] = append(rows["Danh sách"], map[string]any{
				"SBD": id, "Họ và tên": "Người " + id, "Ngày sinh": fmt.Sprintf("%02d/%02d/%d", 1+random.IntN(28), 1+random.IntN(12), 1970+random.IntN(20)),
				"Đủ sức khỏe": "có", "Ngày cấp giấy khám sức khỏe": "02/02/2018", "Số tháng công tác": 24 + random.IntN(60),
			})
			rows["Văn bằng"] = append(rows["Văn bằng"], map[string]any{"SBD": id, "Trình độ": "Đại học", "Ngày cấp": "01/07/2003"})
		}
		data, mistakes := read(demoForm(rules), filled(t, func(b *bytes.Buffer) error { return demoForm(rules).Write(b) }, rows))
		require.Empty(t, mistakes)
		held := heldAfterScreening(t, files, data)
		var list bytes.Buffer
		require.NoError(t, papers.WriteText(&list, held, papers.Options{}))
		again, mistakes := readText(t, resultsForm(t), list.Bytes())
		require.Empty(t, mistakes)
		for _, c := range again.Candidates {
			before := candidate(t, data, c.ID)
			require.Equal(t, before.Dossier["name"], c.Dossier["name"])
			require.Equal(t, before.Dossier["born"], c.Dossier["born"])
		}
	}
}

// resultsForm is a form that knows the columns which a list of results has
// besides a list of candidates.
func resultsForm(t *testing.T) *sheet.Form {
	t.Helper()
	rules, err := rulesOf("demo/regulation.yaml", "")
	require.NoError(t, err)
	skip := map[string]string{}
	for _, heading := range []string{"Đơn vị", "Thi viết", "Phỏng vấn", "Tổng điểm", "Xếp hạng", "Kết quả"} {
		skip[heading] = "skip"
	}
	return sheet.FormOf(rules, sheet.Wish{Mapping: skip})
}

func readText(t *testing.T, form *sheet.Form, text []byte) (*sheet.Data, sheet.Mistakes) {
	t.Helper()
	book, mistakes := sheet.Open("ket-qua.csv", text)
	require.Empty(t, mistakes)
	book.Tables[0].Name = "Danh sách"
	return form.Read(book)
}

func candidate(t *testing.T, data *sheet.Data, id string) sheet.Candidate {
	t.Helper()
	for _, c := range data.Candidates {
		if c.ID == id {
			return c
		}
	}
	require.Fail(t, "no candidate "+id)
	return sheet.Candidate{}
}

// heldAfterScreening holds the round up to the screening, with candidates of
// its own.
func heldAfterScreening(t *testing.T, files fstest.MapFS, data *sheet.Data) papers.Held {
	t.Helper()
	own := fstest.MapFS{}
	for name, file := range files {
		if !strings.HasPrefix(name, "acts-4") && !strings.HasPrefix(name, "acts-5") && !strings.HasPrefix(name, "acts-6") && !strings.HasPrefix(name, "acts-7") {
			own[name] = file
		}
	}
	people, err := data.CandidatesFile()
	require.NoError(t, err)
	acts, err := data.Registrations("van-thu", "2018-03-06T09:00")
	require.NoError(t, err)
	own["candidates.yaml"], own["acts-2-dang-ky.yaml"] = &fstest.MapFile{Data: people}, &fstest.MapFile{Data: acts}
	held, err := hold(own)
	require.NoError(t, err)
	return held
}
