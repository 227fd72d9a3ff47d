package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
	"github.com/thituyen/thituyen/workflow/policytest"
	"github.com/thituyen/thituyen/workflow/regulation"
)

var sentences = wording.NewBook("policycheck", wording.Sentences{
	"nothing_odd": {Vi: "Không thấy gì lạ.", En: "Nothing odd was found."},
	"odd":         {Vi: "{count} điều hợp lệ nhưng nên xem lại", En: "{count} things are legal but odd"},
	"no_case":     {Vi: "không thấy trường hợp nào ở: {paths}", En: "no case was found in: {paths}"},
	"below_floor": {Vi: "quy chế {regulation}: các trường hợp mới thấy {percent} %, cần ít nhất {floor} %", En: "the regulation {regulation}: the cases see {percent} %, at least {floor} % are asked for"},
	"updated":     {Vi: "đã ghi {file}", En: "wrote {file}"},
	"unchanged":   {Vi: "không có gì phải ghi", En: "there is nothing to write"},
})

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
		return o.judged(out, policytest.WriteWords(out, disk{}, o.paths[0], o.tag))
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
	o.say(out, "updated", wording.P("file", o.paths[1]))
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

func (o options) say(out io.Writer, code string, params ...thituyen.Param) {
	fmt.Fprintln(out, sentences.Reason(code, params...).Text(o.tag))
}

func (o options) odd(out io.Writer) (int, error) {
	odd, err := policytest.Lint(disk{}, o.paths...)
	if err != nil {
		return o.judged(out, err)
	}
	if len(odd) == 0 {
		o.say(out, "nothing_odd")
		return fine, nil
	}
	fmt.Fprintln(out, odd.Text(o.tag))
	o.say(out, "odd", wording.P("count", len(odd)))
	return fine, nil // odd is not wrong
}

func (o options) changes(out, errs io.Writer) (int, error) {
	p := newProgress(errs, o.tag)
	mutation, err := policytest.Mutate(disk{}, o.paths[0], o.paths[1:], p.show)
	p.done()
	if err != nil {
		return o.judged(out, err)
	}
	if err := mutation.Write(out, o.tag, o.all); err != nil {
		return misled, err
	}
	if !mutation.Passed() {
		return failed, nil
	}
	return fine, nil
}

func (o options) cases(out, errs io.Writer) (int, error) {
	p := newProgress(errs, o.tag)
	report, err := policytest.Evaluate(disk{}, o.paths, p.show)
	p.done()
	if err != nil {
		return misled, err
	}
	if o.update {
		return o.write(report, out, errs)
	}
	if err := o.report(report, out); err != nil {
		return misled, err
	}
	passed, lost := report.Count()
	if passed+lost+len(report.Sound) == 0 {
		o.say(errs, "no_case", wording.P("paths", o.paths))
	}
	if below := o.belowFloor(report, errs); lost > 0 || passed+len(report.Sound) == 0 || below {
		return failed, nil
	}
	return fine, nil
}

func (o options) report(report *policytest.Report, out io.Writer) error {
	if o.json {
		encoder := json.NewEncoder(out)
		encoder.SetIndent("", "  ")
		encoder.SetEscapeHTML(false)
		return encoder.Encode(report.JSON(o.tag))
	}
	return errors.Join(
		report.WriteCases(out, o.tag, o.all),
		report.WriteCoverage(out, o.tag, o.all),
		report.WriteCount(out),
	)
}

// belowFloor tells the regulations whose cases see too little of them.
func (o options) belowFloor(report *policytest.Report, errs io.Writer) bool {
	below := false
	for _, id := range report.Coverage.Regulations() {
		if percent := report.Coverage.Of(id).Percent(); percent < o.floor {
			o.say(errs, "below_floor", wording.P("regulation", id), wording.P("percent", percent), wording.P("floor", o.floor))
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
		o.say(out, "updated", wording.P("file", u.File))
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
