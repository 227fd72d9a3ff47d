package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/workflow/ledger"
	"github.com/thituyen/thituyen/workflow/regulation"
	"github.com/thituyen/thituyen/workflow/round"
)

// held is a round as it was held: its record and openings.
type held struct {
	planned
	lines    [][]byte
	openings *ledger.Openings
	names    map[string]string // of those who mark
	refused  int
}

// record gives the lines as a record.
func (h *held) record(yield func([]byte, error) bool) {
	for _, line := range h.lines {
		if !yield(bytes.Clone(line), nil) {
			return
		}
	}
}

// stopped ends a round that goes no further: it was cancelled, or is not over
// today.
type stopped struct{}

// hall is where a round is held.
type hall struct {
	held
	round   *round.Round
	chance  *rand.Rand
	secrets *rand.Rand
	people  []person
	council []string
	at      civil.DateTime // the moment of the latest act
	late    bool           // the next act is written down later
	entries map[string]int // of marks, by marker and candidate
}

func monthOf(n int) time.Month { return time.Month(n) }

// day moves on by some days, to nine o'clock.
func (h *hall) day(days int) {
	h.at = civil.DateTime{Date: h.at.Date.AddDays(days), Time: civil.Time{Hour: 9}}
}

// salt draws a salt. Real ones are drawn from crypto/rand: here the same seed
// is to give the same bytes.
func (h *hall) salt() []byte {
	salt := make([]byte, 0, 32)
	for range 4 {
		n := h.secrets.Uint64()
		for range 8 {
			salt = append(salt, byte(n))
			n >>= 8
		}
	}
	return salt
}

// do does an act that must be accepted, a minute after the one before, and
// returns its entry.
func (h *hall) do(step, by string, body any, with ...func(*round.Act)) int {
	h.at.Time.Minute++
	if h.at.Time.Minute == 60 {
		h.at.Time.Hour, h.at.Time.Minute = h.at.Time.Hour+1, 0
	}
	if h.at.After(today) {
		panic(stopped{})
	}
	act := round.Act{Step: step, By: by, Happened: h.at, Body: body}
	for _, set := range with {
		set(&act)
	}
	if h.late {
		h.late = false
		h.at.Time.Hour += 3
		act.Recorded = h.at
	}
	out, err := h.round.Apply(act, h.salt)
	if err != nil {
		panic(err)
	}
	if !out.Accepted {
		panic(fmt.Errorf("%s %s: %s: %s", h.id, step, strings.Join(out.Codes(), " "), out.Text(language.English)))
	}
	h.lines = append(h.lines, out.Entry.Line)
	for _, opening := range out.Openings {
		if err := h.openings.Add(opening); err != nil {
			panic(err)
		}
	}
	return out.Entry.Number
}

// wrong tries an act that must be refused.
func (h *hall) wrong(step, by string, body any, with ...func(*round.Act)) {
	act := round.Act{Step: step, By: by, Happened: h.at, Body: body}
	for _, set := range with {
		set(&act)
	}
	if out := h.round.Check(act); out.Accepted {
		panic(fmt.Errorf("%s %s by %s should be refused", h.id, step, by))
	}
	h.refused++
}

func of(candidate string) func(*round.Act) {
	return func(a *round.Act) { a.Candidate = candidate }
}

func number(f float64) decimal.Decimal { return decimal.NewFromFloat(f).Round(1) }

func number1(f float64) *decimal.Decimal { d := number(f); return &d }

// hold holds a planned round from its plan to its end, or to today.
func hold(rules *regulation.Regulation, seed uint64, p planned) (out *held, err error) {
	h := &hall{
		held:    held{planned: p, openings: new(ledger.Openings), names: map[string]string{}},
		round:   round.New(rules),
		chance:  source(seed, 2_000_000+p.index),
		secrets: source(seed, 3_000_000+p.index),
		people:  crowd(seed, p),
		entries: map[string]int{},
	}
	defer func() {
		switch problem := recover().(type) {
		case nil, stopped:
			out = &h.held
		case error:
			err = problem
		default:
			panic(problem)
		}
	}()
	h.prepare()
	h.register()
	h.screen()
	h.written()
	h.project()
	h.decide()
	return &h.held, nil
}
