package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/thituyen/thituyen/workflow/policytest"
	"github.com/thituyen/thituyen/workflow/policytest/coverage"
	"github.com/thituyen/thituyen/workflow/reference"
)

// check runs suites, once or whenever a file changes.
func (o options) check(out, errs io.Writer) (int, error) {
	if !o.watch {
		return o.once(out, errs)
	}
	return o.watching(out, errs, waitForChange)
}

// once runs the suites.
func (o options) once(out, errs io.Writer) (int, error) {
	p := newProgress(errs, o.tag)
	var seen coverage.Collector
	report, err := policytest.Evaluate(disk{}, o.paths, p.show, seen.Watch)
	p.done()
	if err != nil {
		err = o.unread(err)
		if o.json {
			return misled, errors.Join(err, asJSON(out, map[string]any{"error": worded(err, o.tag)}))
		}
		return misled, err
	}
	if o.update {
		return o.write(report, out)
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
		return asJSON(out, struct {
			policytest.ReportJSON
			Coverage []coverage.RuleJSON `json:"coverage"`
		}{report.JSON(o.tag), seen.JSON()})
	}
	err := errors.Join(report.WriteCases(out, o.tag, o.all), seen.Write(out, o.tag, o.all))
	for _, r := range report.Regulations {
		o.seeKeys(out, reference.Regulation, r.Mistakes)
	}
	for _, s := range report.Suites {
		mistakes := s.Mistakes
		for _, c := range s.Cases {
			mistakes = append(mistakes[:len(mistakes):len(mistakes)], c.Mistakes...)
		}
		o.seeKeys(out, reference.Suite, mistakes)
	}
	return errors.Join(err, report.WriteCount(out))
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
func (o options) write(report *policytest.Report, out io.Writer) (int, error) {
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
		if err := o.writeAnew(filepath.FromSlash(u.File), u.Text); err != nil {
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

// writeAnew writes a suite anew; one that is reached through a link, or is no
// plain file at all, is left alone.
func (o options) writeAnew(name string, text []byte) error {
	is, err := os.Lstat(name)
	if err == nil && !is.Mode().IsRegular() {
		err = o.wrong("not_plain", name)
	}
	if err != nil {
		return err
	}
	return os.WriteFile(name, text, is.Mode().Perm())
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

// watching runs the suites and, whenever a file below the paths has changed,
// again; wait reports false where there is no more to wait for.
func (o options) watching(out, errs io.Writer, wait func(paths []string) bool) (int, error) {
	for {
		status, err := o.once(out, errs)
		if err != nil {
			return misled, err
		}
		o.say(errs, "watching")
		if !wait(o.paths) {
			return status, nil
		}
		fmt.Fprintln(out)
	}
}
