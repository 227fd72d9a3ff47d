package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// folderOf writes the files of a round.
func folderOf(t *testing.T, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range files {
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600))
	}
	return folder
}

const opening = `
by: an
at: 2018-03-01T08:00
regulation: vi-du
post: {title: Trưởng phòng, seats: 1}
people: {an: [office], binh: [authority], chi: [authority], dung: [authority]}
`

// Another regulation has other steps and leaves sections out.
func TestAnotherRegulation(t *testing.T) {
	bare := folderOf(t, map[string]string{
		"round.yaml": opening,
		"regulation.yaml": `
regulation: vi-du
title: Quy chế ví dụ
procedure:
  roles: {office: {}, authority: {members: {at_least: 3}}}
  states: {start: draft, final: [done]}
  clocks: [{id: waiting, starts: announce, lasts: 5 days}]
  steps:
    - {id: announce, by: office, from: draft, to: announced}
    - {id: register, by: office, from: announced}
    - {id: sign, by: office, from: announced, needs: [announce], within: waiting}
    - {id: agree, by: authority, from: announced, to: done, votes: {quorum: 2/3, ballot: secret}}
    - {id: cancel, by: office, from: announced, to: done}
`,
		"acts.yaml": `
- {at: 2018-03-02T08:00, by: an, step: announce}
- {at: 2018-03-03T08:00, by: an, step: register, candidate: A, dossier: {name: Người Bịa, born: 1980-01-01}}
- {at: 2018-03-04T08:00, by: an, step: sign, text: "ký"}
- {at: 2018-03-05T08:00, by: binh, step: agree, counted: {voters: [binh, chi, dung], for: 2, against: 1, abstain: 0}}
`,
	})
	for _, lang := range []string{"vi", "en"} {
		made := runTo(t, "-in", bare, "-lang", lang)
		require.Contains(t, made.report, "A Người Bịa")
		require.NotContains(t, made.report, "%!")
		elements(t, string(made.html))
	}
	require.Contains(t, runTo(t, "-in", bare, "-lang", "en").report, "won: 2 for, 1 against, 0 abstaining; 3 of 3 members voted")
}

// A round may be under way: nothing is ranked yet, or nothing done at all.
func TestARoundUnderWay(t *testing.T) {
	for _, acts := range []string{"[]", "- {at: 2018-01-22T09:00, by: phan-dat, step: plan}"} {
		folder := copied(t, nil)
		for _, file := range []string{"acts-1-chuan-bi.yaml", "acts-2-ho-so.yaml", "acts-3-thi-viet.yaml", "acts-4-de-an.yaml", "acts-5-quyet-dinh.yaml"} {
			require.NoError(t, os.Remove(filepath.Join(folder, file)))
		}
		require.NoError(t, os.WriteFile(filepath.Join(folder, "acts.yaml"), []byte(acts), 0o600))
		made := runTo(t, "-in", folder)
		require.NotContains(t, made.report, "XẾP HẠNG")
		require.Contains(t, made.report, "BIÊN BẢN")
		elements(t, string(made.html))
	}
}

// A mark that was entered wrongly is corrected after the ranking: what changes
// is listed, and the report shows the marks as they should have been.
func TestACorrection(t *testing.T) {
	made := runTo(t, "-lang", "en", "-in", copied(t, map[string][2]string{
		"acts-5-quyet-dinh.yaml": {
			"- {at: 2018-04-20T09:00, by: tran-lien, step: propose",
			`- {at: 2018-04-19T16:00, by: dinh-tam, step: correct, entry: 59, instead: {component: project, parts: {build: 19, present: 35, answer: 35}}, reason: "ghi nhầm điểm"}
- {at: 2018-04-20T09:00, by: tran-lien, step: propose`,
		},
	}))
	require.Contains(t, made.report, "corrects entry 59: ghi nhầm điểm")
	require.Contains(t, made.report, `entry 99 /result/values/TS02/project/value: "86.75" → "86.88"`)
	require.Contains(t, made.report, "TS02 stands above TS05 by the total: 86.88 against 86.75")
}
