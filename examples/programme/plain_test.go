package main

import (
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"cloud.google.com/go/civil"
)

// A plain second program: it reads the lines of the records as JSON, lays the
// corrections on them, and counts with maps and loops. It shares nothing with
// the review but the records and their openings.

type object = map[string]any

// plainRound is a record as lines of JSON, and its openings by entry and path.
type plainRound struct {
	id      string
	entries []object
	opened  map[string]any
	gone    map[string]bool
}

func plainly(h *held) *plainRound {
	p := &plainRound{id: h.id, opened: map[string]any{}, gone: map[string]bool{}}
	for _, line := range h.lines {
		var entry object
		if err := json.Unmarshal(line, &entry); err != nil {
			panic(err)
		}
		p.entries = append(p.entries, entry)
	}
	for opening := range h.openings.All() {
		var value any
		if err := json.Unmarshal(opening.Value, &value); err != nil {
			panic(err)
		}
		p.opened[fmt.Sprint(opening.Entry)+opening.Path] = value
	}
	p.lay()
	return p
}

// lay lays corrections on the entries that they are about.
func (p *plainRound) lay() {
	for _, entry := range p.entries {
		if entry["kind"] != "correct" {
			continue
		}
		says := get(entry, "body", "says").(object)
		n := atoi(says["entry"])
		if says["void"] == true {
			p.gone[fmt.Sprint(n)] = true
		}
		if instead, given := says["instead"].(object); given {
			p.entries[n-1]["body"].(object)["says"] = instead
		}
		changes, _ := get(entry, "body", "result", "changes").([]any)
		for _, c := range changes {
			change := c.(object)
			field := change["field"].(string)
			if field == "refused" || field == "void" {
				p.gone[change["entry"].(string)] = true
				continue
			}
			path := strings.Split(strings.TrimPrefix(field, "/"), "/")
			at := p.entries[atoi(change["entry"])-1]["body"].(object)
			for _, key := range path[:len(path)-1] {
				at = at[key].(object)
			}
			var to any
			if text, some := change["to"].(string); some {
				if err := json.Unmarshal([]byte(text), &to); err != nil {
					panic(err)
				}
			}
			at[path[len(path)-1]] = to
		}
	}
}

func get(from any, path ...string) any {
	for _, key := range path {
		at, ok := from.(object)
		if !ok {
			return nil
		}
		from = at[key]
	}
	return from
}

func atoi(v any) int {
	n, _ := strconv.Atoi(fmt.Sprint(v))
	return n
}

func rat(v any) *big.Rat {
	r, ok := new(big.Rat).SetString(fmt.Sprint(v))
	if !ok {
		panic(v)
	}
	return r
}

func dayOf(v any) time.Time {
	t, err := time.Parse("2006-01-02", v.(string)[:10])
	if err != nil {
		panic(err)
	}
	return t
}

// of are the entries of a kind that stand and took effect.
func (p *plainRound) of(kind string) []object {
	var out []object
	for _, entry := range p.entries {
		vote := get(entry, "body", "result", "vote", "result")
		pending := get(entry, "body", "result", "pending") == true || vote == "lost"
		if entry["kind"] == kind && !p.gone[fmt.Sprint(entry["number"])] && !pending {
			out = append(out, entry)
		}
	}
	return out
}

// field is a field of a dossier, opened where it is personal; nil: not known.
func (p *plainRound) field(entry object, name string) any {
	value := get(entry, "body", "says", "dossier", name)
	if hidden, committed := value.(object); committed && hidden["commitment"] != nil {
		return p.opened[fmt.Sprint(entry["number"])+"/says/dossier/"+name]
	}
	return value
}

// plainFigures are the counts, by name.
type plainFigures map[string]int

func (f plainFigures) share(name string, known, yes bool) {
	switch {
	case !known:
		f[name+" unknown"]++
	case yes:
		f[name+" yes"]++
	default:
		f[name+" no"]++
	}
}

// count counts everything in the record.
func (p *plainRound) count(f plainFigures) {
	f["rounds"]++
	post := get(p.entries[0], "body", "says", "post").(object)
	f["seats"] += atoi(post["seats"])
	appointed := p.appointed()
	p.countEnd(f, len(appointed))
	outcome := map[string]string{}
	for _, entry := range p.entries {
		screened, _ := get(entry, "body", "result", "screened").(object)
		if entry["kind"] == "screen" {
			for id, verdict := range screened {
				outcome[id] = verdict.(object)["outcome"].(string)
			}
		}
	}
	for _, entry := range p.of("withdraw") {
		outcome[get(entry, "body", "candidate").(string)] = "withdrawn"
	}
	for _, entry := range p.of("register") {
		id := get(entry, "body", "candidate").(string)
		f["registered"]++
		if outcome[id] == "" {
			outcome[id] = "not screened"
		}
		f[outcome[id]]++
		p.person(f, "candidate", entry, post)
		if slices.Contains(appointed, id) {
			p.person(f, "appointed", entry, post)
		}
	}
	p.components(f)
	p.happenings(f)
}

func (p *plainRound) appointed() []string {
	var out []string
	for _, entry := range p.of("appoint") {
		for _, id := range get(entry, "body", "result", "appointed").([]any) {
			out = append(out, id.(string))
		}
	}
	return out
}

func (p *plainRound) countEnd(f plainFigures, appointed int) {
	f["filled"] += appointed
	state := ""
	for _, entry := range p.entries {
		if to, moved := get(entry, "body", "result", "state").(string); moved {
			state = to
		}
	}
	switch state {
	case "cancelled":
		f["cancelled"]++
	case "ended":
		f["held"]++
		if appointed == 0 {
			f["without result"]++
		}
	default:
		f["going on"]++
	}
}

func (p *plainRound) person(f plainFigures, who string, entry, post object) {
	day := dayOf(entry["happened"])
	held := p.field(entry, "posts").([]any)[0].(object) // everybody here holds one
	unit, given := held["unit"].(string)
	f.share(who+" outside unit", given, unit != post["unit"])
	planning := p.field(entry, "planning").([]any)
	f.share(who+" outside planning", true, len(planning) == 0)
	sex, known := p.field(entry, "sex").(string)
	f.share(who+" women", known, sex == "female")
	text, known := p.field(entry, "born").(string)
	if !known {
		f[who+" age unknown"]++
		return
	}
	born, age := dayOf(text), 0
	for !born.AddDate(age+1, 0, 0).After(day) { // nobody here was born on 29 February
		age++
	}
	f[who+" age sum"] += age
	band := 0
	for _, from := range []int{30, 35, 40, 45, 50, 55} {
		if age >= from {
			band = from
		}
	}
	f[fmt.Sprint(who, " age ", band)]++
}

func (p *plainRound) components(f plainFigures) {
	standing := map[string]string{}
	for _, kind := range []string{"close_component", "open_codes"} {
		for _, entry := range p.of(kind) {
			values, _ := get(entry, "body", "result", "values").(object)
			for id, of := range values {
				for component, mean := range of.(object) {
					if strings.HasPrefix(id, "TS") {
						standing[id+" "+component] = mean.(object)["standing"].(string)
					}
				}
			}
		}
	}
	for key, s := range standing {
		_, component, _ := strings.Cut(key, " ")
		f[component+" "+strings.Replace(s, "void", "voided", 1)]++
	}
}

func (p *plainRound) happenings(f plainFigures) {
	for _, kind := range []string{"supplement", "waive", "sanction", "decline", "replace", "suspend", "correct", "report", "extend", "reconsider", "relation"} {
		f[kind] += len(p.of(kind))
	}
	for _, entry := range p.entries {
		if get(entry, "body", "result", "vote", "result") == "lost" {
			f["votes lost"]++
		}
		if entry["happened"] != entry["recorded"] {
			f["delayed"]++
		}
	}
	answers := map[any]bool{}
	for _, entry := range p.of("answer") {
		answers[get(entry, "body", "says", "objection")] = get(entry, "body", "says", "upheld") == true
	}
	for _, entry := range p.of("object") {
		f["objections"]++
		upheld, answered := answers[get(entry, "body", "says", "objection")]
		f.share("upheld", answered, upheld)
	}
}

// moved is what each spread that was settled came to, as text: round, code,
// marks apart, value less mean.
func (p *plainRound) moved() []string {
	var out []string
	for _, entry := range p.of("settle") {
		says := get(entry, "body", "says").(object)
		var marks []*big.Rat
		for _, mark := range p.of("mark") {
			of := get(mark, "body", "says").(object)
			if of["code"] == says["code"] && of["component"] == says["component"] {
				marks = append(marks, rat(of["mark"]))
			}
		}
		apart := new(big.Rat).Sub(marks[0], marks[1])
		mean := new(big.Rat).Add(marks[0], marks[1])
		mean.Mul(mean, big.NewRat(1, 2))
		moved := new(big.Rat).Sub(rat(says["value"]), mean)
		out = append(out, fmt.Sprint(p.id, " ", apart.Abs(apart).RatString(), " ", moved.RatString()))
	}
	return out
}

// days are those from the notice to the first appointment, or none.
func (p *plainRound) days() []int {
	appoint := p.of("appoint")
	if len(appoint) == 0 {
		return nil
	}
	return []int{int(dayOf(appoint[0]["happened"]).Sub(dayOf(p.of("announce")[0]["happened"])).Hours() / 24)}
}

// deadlines are the clocks that were started, as text: round, clock, first and
// last day, and the day on which what they are for was done.
func (p *plainRound) deadlines() []string {
	var out []string
	text := func(clock string, start, last time.Time, done string) {
		out = append(out, fmt.Sprint(p.id, " ", clock, " ", start.Format(time.DateOnly), " ", last.Format(time.DateOnly), " ", done))
	}
	free := func(day time.Time) bool {
		return day.Weekday() == time.Saturday || day.Weekday() == time.Sunday ||
			slices.ContainsFunc(off, func(d civil.Date) bool { return d.String() == day.Format(time.DateOnly) })
	}
	next := func(day time.Time) time.Time {
		for free(day) {
			day = day.AddDate(0, 0, 1)
		}
		return day
	}
	first := func(kinds ...string) string {
		for _, kind := range kinds {
			if all := p.of(kind); len(all) > 0 {
				return all[len(all)-1]["happened"].(string)[:10]
			}
		}
		return ""
	}
	if all := p.of("announce"); len(all) > 0 {
		start := dayOf(all[0]["happened"])
		last := next(start.AddDate(0, 0, 30))
		if len(p.of("extend")) > 0 {
			last = next(last.AddDate(0, 0, 15))
		}
		text("registration", start, last, first("close", "register"))
	}
	if all := p.of("propose"); len(all) > 0 {
		start := dayOf(all[0]["happened"])
		last := start
		for left := 10; left > 0; {
			if last = last.AddDate(0, 0, 1); !free(last) {
				left--
			}
		}
		text("approval", start, last, first("recognise"))
	}
	return out
}

// ties are the candidates with equal totals, and what told them apart: the
// written paper, or the authority's decision.
func (p *plainRound) ties() []string {
	ranked := p.of("rank")
	if len(ranked) == 0 {
		return nil
	}
	totals, _ := get(ranked[len(ranked)-1], "body", "result", "totals").(object)
	written := map[string]string{}
	for _, entry := range p.of("open_codes") {
		values, _ := get(entry, "body", "result", "values").(object)
		for id, of := range values {
			written[id] = fmt.Sprint(get(of, "written", "value"))
		}
	}
	placed := map[string][]string{}
	places, _ := get(ranked[len(ranked)-1], "body", "result", "places").(object)
	for id := range places {
		placed[fmt.Sprint(totals[id])] = append(placed[fmt.Sprint(totals[id])], id)
	}
	var out []string
	for _, tie := range placed {
		if len(tie) < 2 {
			continue
		}
		slices.Sort(tie)
		ways := map[string]bool{}
		byWritten := map[string]int{}
		for _, id := range tie {
			byWritten[written[id]]++
		}
		if len(byWritten) > 1 {
			ways["written"] = true
		}
		for _, same := range byWritten {
			if same > 1 && len(p.of("decide_tie")) > 0 {
				ways["decision"] = true
			} else if same > 1 {
				ways["shared"] = true
			}
		}
		var names []string
		for way := range ways {
			names = append(names, way)
		}
		slices.Sort(names)
		out = append(out, fmt.Sprint(p.id, " ", tie, " ", names))
	}
	return out
}

// everything is what the plain program says of all records.
func everything(t *testing.T, records []*held) (plainFigures, []string, []int, []string, []string) {
	t.Helper()
	f := plainFigures{}
	var moved, ties, deadlines []string
	var days []int
	for _, h := range records {
		if h == nil {
			continue
		}
		p := plainly(h)
		p.count(f)
		moved = append(moved, p.moved()...)
		days = append(days, p.days()...)
		ties = append(ties, p.ties()...)
		deadlines = append(deadlines, p.deadlines()...)
	}
	return f, moved, days, ties, deadlines
}
