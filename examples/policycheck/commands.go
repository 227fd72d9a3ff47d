package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/workflow/policytest"
	"github.com/thituyen/thituyen/workflow/policytest/coverage"
	"github.com/thituyen/thituyen/workflow/policytest/mutation"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// sentences are what the program says, with what stands in them as %s.
var sentences = map[string]thituyen.Title{
	"nothing_odd": {Vi: "Không thấy gì lạ.", En: "Nothing odd was found."},
	"odd":         {Vi: "%s điều hợp lệ nhưng nên xem lại", En: "%s things are legal but odd"},
	"no_case":     {Vi: "không thấy trường hợp nào ở: %s", En: "no case was found in: %s"},
	"below_floor": {Vi: "quy chế %s: các trường hợp mới thấy %s %%, cần ít nhất %s %%", En: "the regulation %s: the cases see %s %%, at least %s %% are asked for"},
	"updated":     {Vi: "đã ghi %s", En: "wrote %s"},
	"unchanged":   {Vi: "không có gì phải ghi", En: "there is nothing to write"},
	"running":     {Vi: "đang chạy", En: "running"},
}

// do runs what was asked for.
func (o options) do(out, errs io.Writer) (int, error) {
	switch {
	case o.presets:
		for _, id := range regulation.Presets() {
			fmt.Fprintln(out, id)
		}
		return fine, nil
	case o.copy:
		return o.copied(out)
	case o.words:
		return o.inWords(out)
	case o.lint:
		return o.odd(out)
	case o.mutate:
		return o.changes(out, errs)
	}
	return o.cases(out, errs)
}

// copied writes a preset into a file that is not there yet.
func (o options) copied(out io.Writer) (int, error) {
	text, err := regulation.PresetText(o.paths[0])
	if err != nil {
		return misled, err
	}
	file, err := os.OpenFile(filepath.FromSlash(o.paths[1]), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return misled, err
	}
	_, err = file.Write(text)
	if err := errors.Join(err, file.Close()); err != nil {
		return misled, err
	}
	o.say(out, "updated", o.paths[1])
	return fine, nil
}

// judged sorts an error: mistakes of a document are for its author, and the
// status says so.
func (o options) judged(out io.Writer, err error) (int, error) {
	var mistakes thituyen.Mistakes
	if errors.As(err, &mistakes) {
		fmt.Fprintln(out, mistakes.Text(o.tag))
		return failed, nil
	}
	return fine, err
}

func (o options) say(out io.Writer, code string, values ...any) {
	worded := make([]any, len(values))
	for i, value := range values {
		worded[i] = thituyen.Format(o.tag, value)
	}
	fmt.Fprintf(out, sentences[code].Text(o.tag)+"\n", worded...)
}

func (o options) inWords(out io.Writer) (int, error) {
	r, err := regulation.Read(disk{}, o.paths[0])
	if err != nil {
		return o.judged(out, err)
	}
	return fine, r.WriteWords(out, o.tag)
}

func (o options) odd(out io.Writer) (int, error) {
	var all []*regulation.Regulation
	for _, name := range o.paths {
		r, err := regulation.Read(disk{}, name)
		if err != nil {
			return o.judged(out, err)
		}
		all = append(all, r)
	}
	odd := regulation.Lint(all...)
	if len(odd) == 0 {
		o.say(out, "nothing_odd")
		return fine, nil
	}
	fmt.Fprintln(out, odd.Text(o.tag))
	o.say(out, "odd", len(odd))
	return fine, nil // odd is not wrong
}

func (o options) changes(out, errs io.Writer) (int, error) {
	p := newProgress(errs, o.tag)
	changes, err := mutation.Mutate(disk{}, o.paths[0], o.paths[1:], p.show)
	p.done()
	if err != nil {
		return o.judged(out, err)
	}
	if err := changes.Write(out, o.tag, o.all); err != nil {
		return misled, err
	}
	if !changes.Passed() {
		return failed, nil
	}
	return fine, nil
}

func (o options) cases(out, errs io.Writer) (int, error) {
	p := newProgress(errs, o.tag)
	var seen coverage.Collector
	report, err := policytest.Evaluate(disk{}, o.paths, p.show, seen.Watch)
	p.done()
	if err != nil {
		return misled, err
	}
	if o.update {
		return o.write(report, out, errs)
	}
	if err := o.report(report, seen.Coverage(), out); err != nil {
		return misled, err
	}
	passed, lost := report.Count()
	if passed+lost+len(report.Sound) == 0 {
		o.say(errs, "no_case", o.paths)
	}
	if below := o.belowFloor(seen.Coverage(), errs); lost > 0 || passed+len(report.Sound) == 0 || below {
		return failed, nil
	}
	return fine, nil
}

func (o options) report(report *policytest.Report, seen coverage.Coverage, out io.Writer) error {
	if o.json {
		encoder := json.NewEncoder(out)
		encoder.SetIndent("", "  ")
		encoder.SetEscapeHTML(false)
		return encoder.Encode(struct {
			policytest.ReportJSON
			Coverage []coverage.RuleJSON `json:"coverage"`
		}{report.JSON(o.tag), seen.JSON()})
	}
	return errors.Join(
		report.WriteCases(out, o.tag, o.all),
		seen.Write(out, o.tag, o.all),
		report.WriteCount(out),
	)
}

// belowFloor tells the regulations whose cases see too little of them.
func (o options) belowFloor(seen coverage.Coverage, errs io.Writer) bool {
	below := false
	for _, id := range seen.Regulations() {
		if percent := seen.Of(id).Percent(); percent < o.floor {
			o.say(errs, "below_floor", id, percent, o.floor)
			below = true
		}
	}
	return below
}

// write shows what changes in the suites, and changes it.
func (o options) write(report *policytest.Report, out, errs io.Writer) (int, error) {
	updates, err := report.Updates(disk{})
	if err != nil {
		return misled, err
	}
	if err := policytest.WriteUpdates(out, updates, o.tag); err != nil {
		return misled, err
	}
	left := 0
	for _, u := range updates {
		left += len(u.Left)
		if len(u.Hunks) == 0 {
			continue
		}
		if err := os.WriteFile(filepath.FromSlash(u.File), u.Text, 0o644); err != nil {
			return misled, err
		}
		o.say(out, "updated", u.File)
	}
	if len(updates) == 0 {
		o.say(out, "unchanged")
	}
	_, lost := report.Count()
	if wrong := lost - mended(report); left > 0 || wrong > 0 {
		return failed, nil
	}
	return fine, nil
}

// mended counts the cases whose differences an update puts right.
func mended(report *policytest.Report) int {
	n := 0
	for _, s := range report.Suites {
		for _, c := range s.Cases {
			if len(c.Differences) > 0 {
				n++
			}
		}
	}
	return n
}
