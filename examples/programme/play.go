package main

import (
	_ "embed"
	"fmt"
	"runtime"
	"sync"

	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/workflow/programme"
	"github.com/thituyen/thituyen/workflow/regulation"
	"github.com/thituyen/thituyen/workflow/round"
)

// pilot is the programme as it was played.
type pilot struct {
	register *programme.Register
	records  []*held // nil where a round was planned and never opened
	entries  int
	refused  int
}

// play holds every planned round, reads its record and registers it.
func play(seed uint64, rounds int, progress func(done int)) (*pilot, error) {
	rules, err := regulation.Preset("hai-phong-2018")
	if err != nil {
		return nil, err
	}
	scheme, err := programme.Preset("hai-phong-2018")
	if err != nil {
		return nil, err
	}
	all := make([]planned, rounds)
	for i := range all {
		all[i] = plan(seed, i)
	}
	if scheme, err = scheme.With(plans(scheme.Document(), all)...); err != nil {
		return nil, err
	}
	p := &pilot{register: scheme.Register(), records: make([]*held, rounds)}
	read := make([]*programme.Record, rounds)
	errs := make([]error, rounds)
	p.parallel(rounds, progress, func(i int) {
		if !all[i].neverOpened {
			p.records[i], read[i], errs[i] = one(rules, seed, all[i])
		}
	})
	for i, record := range read {
		if errs[i] != nil {
			return nil, errs[i]
		}
		if record == nil {
			continue
		}
		if out := p.register.Add(record); !out.Accepted {
			return nil, fmt.Errorf("%s: %v", record.ID(), out.Codes())
		}
		p.entries += len(p.records[i].lines)
		p.refused += p.records[i].refused
	}
	return p, p.enter()
}

// one holds a round and reads its record, as whoever holds it would.
func one(rules *regulation.Regulation, seed uint64, p planned) (*held, *programme.Record, error) {
	h, err := hold(rules, seed, p)
	if err != nil {
		return nil, nil, err
	}
	if h.hidden { // somebody asked that what is personal be deleted
		if _, err := round.Erase(h.record, h.openings, candidateID(1)); err != nil {
			return nil, nil, err
		}
	}
	record, err := programme.Read(h.filing())
	return h, record, err
}

// filing brings the round to the programme. Candidates are told apart by what
// the openings show, markers by their names.
func (h *held) filing() programme.Filing {
	return programme.Filing{
		Round: h.id, Plan: h.plan, Line: h.line, Record: h.record, Openings: h.openings,
		Person: programme.NameAndBirthday,
		Marker: func(id string) string { return h.names[id] },
	}
}

//go:embed entries.yaml
var entriesText []byte

// enter enters the difficulties and reports of the pilot as they stand in
// entries.yaml. The preliminary review brings the figures of its day.
func (p *pilot) enter() error {
	entries, err := programme.ParseEntries("entries.yaml", entriesText)
	if err != nil {
		return err
	}
	for i := range entries.Reports {
		if r := &entries.Reports[i]; r.ID == "preliminary" {
			r.Figures = &p.register.Review(civil.DateTime{Date: r.On}).Total
		}
	}
	for _, out := range p.register.Enter(entries) {
		if !out.Accepted {
			return fmt.Errorf("entries.yaml: %s", out.Text(language.English))
		}
	}
	return nil
}

// parallel does something for each round on all processors; the answers do not
// depend on who comes first.
func (p *pilot) parallel(rounds int, progress func(int), do func(int)) {
	work, done := make(chan int), make(chan struct{})
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range work {
				do(i)
				done <- struct{}{}
			}
		})
	}
	go func() {
		for i := range rounds {
			work <- i
		}
		close(work)
		workers.Wait()
		close(done)
	}()
	count := 0
	for range done {
		count++
		progress(count)
	}
}
