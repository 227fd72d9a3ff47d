// Programme plays the pilot of Hải Phòng from 2018 to the first quarter of
// 2020: rounds over all four groups of posts, with candidates, markers and
// incidents drawn from a seed, and the review of all of it.
//
//	go run ./examples/programme [-seed N] [-rounds N] [-lang vi|en] [-html FILE]
//
// Every round is held under the regulation of the library, act by act, and
// written as a record; the records are then verified, registered under the
// plans and reviewed. The same seed gives the same bytes. All people and all
// plans here are invented; no real ones are meant.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, out, errs io.Writer) int {
	out, errs = thituyen.Harmless(out), thituyen.Harmless(errs) // names come from others
	flags := flag.NewFlagSet("programme", flag.ContinueOnError)
	flags.SetOutput(errs)
	seed := flags.Uint64("seed", 1, "what everything is drawn from")
	rounds := flags.Int("rounds", len(scenarios), "how many rounds are planned")
	lang := flags.String("lang", "vi", "the language of the text: vi or en")
	page := flags.String("html", "", "the file to write the review to, as a page in both languages")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	tag, known := map[string]language.Tag{"vi": language.Vietnamese, "en": language.English}[*lang]
	switch {
	case !known:
		fmt.Fprintf(errs, "programme: -lang is vi or en, not %q\n", *lang)
		return 2
	case *rounds < 1 || *rounds > 100_000:
		fmt.Fprintf(errs, "programme: -rounds is from 1 to 100000, not %d\n", *rounds)
		return 2
	}
	start := time.Now()
	pilot, err := play(*seed, *rounds, func(done int) {
		fmt.Fprintf(errs, "\r%d/%d", done, *rounds)
	})
	fmt.Fprintln(errs)
	if err != nil {
		fmt.Fprintln(errs, err)
		return 1
	}
	spent := time.Since(start).Seconds()
	fmt.Fprintf(errs, "%d rounds, %d entries, %d refused acts in %.2f s: %.0f rounds a second\n", *rounds, pilot.entries, pilot.refused, spent, float64(*rounds)/spent)
	review := pilot.register.Review(today)
	fmt.Fprintln(out, review.Text(tag))
	if *page == "" {
		return 0
	}
	var html bytes.Buffer
	err = review.WriteHTML(&html)
	if err == nil {
		err = writePlain(*page, html.Bytes())
	}
	if err != nil {
		fmt.Fprintln(errs, err)
		return 1
	}
	return 0
}

// writePlain writes a file, and refuses what is there and no plain file: a
// device, a folder or a link.
func writePlain(name string, text []byte) error {
	if is, err := os.Lstat(name); err == nil && !is.Mode().IsRegular() {
		return fmt.Errorf("programme: %s is no plain file; name one, or a new one", name)
	}
	return os.WriteFile(name, text, 0o644)
}
