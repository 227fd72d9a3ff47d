package policytest

import (
	"maps"
	"slices"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// AtPost is what is true of a candidate for one post alone.
type AtPost struct {
	Facts map[string]*thituyen.Fact `doc:"facts"` // nil: missing there
}

// several reports whether the case has several posts that candidates choose
// among.
func (e *evaluation) several() bool { return e.c.Posts != nil }

// group is the group of the post, or of the first of several.
func (e *evaluation) group() (string, []string) {
	if e.c.Post != nil {
		return e.c.Post.Group, []string{"post", "group"}
	}
	for _, id := range sortedKeys(e.c.Posts) {
		if post := e.c.Posts[id]; post != nil {
			return post.Group, []string{"posts", id, "group"}
		}
	}
	return "", []string{"post", "group"}
}

// competitions are the rules with each of the posts.
func (e *evaluation) competitions() map[string]*regulation.Competition {
	at := thituyen.Path{}.Key("posts")
	add := func(path thituyen.Path, code string, params ...thituyen.Param) {
		e.mistakes = append(e.mistakes, document.At(path, sentences.Reason(code, params...)))
	}
	if e.c.Post != nil {
		add(at, "post_and_posts")
	}
	group, _ := e.group()
	out := map[string]*regulation.Competition{}
	var missing thituyen.Mistakes
	for _, id := range sortedKeys(e.c.Posts) {
		var post eligibility.Post
		if given := e.c.Posts[id]; given != nil {
			post = *given
		}
		if post.ID == "" {
			post.ID = id
		}
		if post.Seats == nil {
			add(at.Key(id), "no_seats", param("post", id))
		}
		if post.Group != group {
			add(at.Key(id).Key("group"), "posts_of_groups", param("found", post.Group), param("other", group))
		}
		c := e.rules.Competition(regulation.Case{AsOf: e.c.AsOf, Post: &post})
		e.mistakes = append(e.mistakes, ofPost(c.Mistakes(), id)...)
		missing = append(missing, ofPost(c.Missing(), id)...)
		out[id] = c
	}
	if e.c.Expect.judges() && len(e.c.Candidates) > 0 {
		e.mistakes = append(e.mistakes, once(missing)...)
	}
	return out
}

// ofPost moves mistakes of the post of a case to one of several posts.
func ofPost(mistakes thituyen.Mistakes, id string) thituyen.Mistakes {
	for i, m := range mistakes {
		var path thituyen.Path
		for key, index := range m.Path.Steps() {
			switch {
			case path == thituyen.Path{} && key == "post":
				path = path.Key("posts").Key(id)
			case index < 0:
				path = path.Key(key)
			default:
				path = path.Index(index)
			}
		}
		mistakes[i].Path = path
	}
	return mistakes
}

// once leaves out mistakes that are told already.
func once(mistakes thituyen.Mistakes) thituyen.Mistakes {
	seen := map[string]bool{}
	return slices.DeleteFunc(mistakes, func(m thituyen.Mistake) bool {
		told := seen[m.Error()]
		seen[m.Error()] = true
		return told
	})
}

// screenPosts judges every candidate for each post that they choose.
func (e *evaluation) screenPosts() {
	competitions := e.competitions()
	posts := sortedKeys(e.c.Posts)
	plain := e.rules.Competition(regulation.Case{AsOf: e.c.AsOf})
	e.judged = map[string]map[string]eligibility.Decision{}
	for _, id := range e.candidates() {
		candidate := e.candidate(id)
		e.choices(id, candidate, posts)
		performed := candidate.Applicant
		performed.Waived = nil
		examined := plain.Examine(performed)
		if examined.Sheet != nil {
			e.sheets[id] = examined.Sheet
		}
		mistakes := examined.Mistakes
		for _, post := range sortedKeys(candidate.At) {
			dossier := eligibility.Dossier{Facts: given(candidate.At[post])}
			found := plain.Examine(regulation.Applicant{ID: id, Dossier: &dossier}).Mistakes
			for _, m := range found {
				if len(m.Path.Keys()) > 0 && m.Path.Keys()[0] == "dossier" {
					mistakes = append(mistakes, document.Below(thituyen.Mistakes{trimmed(m)}, "at", post)...)
				}
			}
		}
		e.mistakes = append(e.mistakes, document.Below(append(mistakes, e.judge(id, candidate, competitions)...), "candidates", id)...)
	}
}

// trimmed takes the first step off the path of a mistake.
func trimmed(m thituyen.Mistake) thituyen.Mistake {
	var path thituyen.Path
	first := true
	for key, index := range m.Path.Steps() {
		switch {
		case first:
			first = false
		case index < 0:
			path = path.Key(key)
		default:
			path = path.Index(index)
		}
	}
	m.Path = path
	return m
}

// judge judges a candidate for each chosen post; it returns what is wrong with
// the candidate whatever the post.
func (e *evaluation) judge(id string, candidate Candidate, competitions map[string]*regulation.Competition) thituyen.Mistakes {
	e.judged[id] = map[string]eligibility.Decision{}
	came := Verdict{At: map[string]Verdict{}}
	var all thituyen.Mistakes
	everywhere := map[string]int{}
	chosen := 0
	for _, post := range candidate.Choices {
		competition := competitions[post]
		if competition == nil {
			continue
		}
		chosen++
		dossier := candidate.at(post)
		examined := competition.Examine(regulation.Applicant{ID: id, Dossier: &dossier, Waived: candidate.Waived})
		for _, m := range examined.Mistakes {
			if keys := m.Path.Keys(); len(keys) > 0 && keys[0] == "dossier" {
				continue // told whatever the post
			}
			if everywhere[m.Error()]++; everywhere[m.Error()] == 1 {
				all = append(all, m)
			}
		}
		if e.partly || examined.Decision.Outcome() == "" {
			continue
		}
		e.judged[id][post] = examined.Decision
		came.At[post] = verdictOf(examined.Decision)
	}
	e.came.Eligibility[id] = came
	return slices.DeleteFunc(all, func(m thituyen.Mistake) bool { return everywhere[m.Error()] < chosen })
}

func verdictOf(d eligibility.Decision) Verdict {
	return Verdict{Name: string(d.Outcome()), NotMet: orEmpty(d.NotMet()), Unknown: orEmpty(d.Unknown())}
}

// choices checks the posts that a candidate names.
func (e *evaluation) choices(id string, c Candidate, posts []string) {
	at := thituyen.Path{}.Key("candidates").Key(id)
	unknown := func(path thituyen.Path, post string) {
		if !slices.Contains(posts, post) {
			e.mistakes = append(e.mistakes, document.At(path, sentences.Reason("unknown_post", param("found", post), param("known", posts))))
		}
	}
	seen := map[string]bool{}
	for i, post := range c.Choices {
		unknown(at.Key("choices").Index(i), post)
		if seen[post] {
			e.mistakes = append(e.mistakes, document.At(at.Key("choices").Index(i), sentences.Reason("chosen_twice", param("post", post))))
		}
		seen[post] = true
	}
	for _, post := range sortedKeys(c.At) {
		unknown(at.Key("at").Key(post), post)
	}
}

// given are the facts that are true at a post; those that are missing there are
// left out.
func given(at *AtPost) map[string]thituyen.Fact {
	out := map[string]thituyen.Fact{}
	if at != nil {
		for name, f := range at.Facts {
			if f != nil {
				out[name] = *f
			}
		}
	}
	return out
}

// at is what a candidate has shown, as it is true for a post.
func (c Candidate) at(post string) eligibility.Dossier {
	dossier := c.Shown()
	at := c.At[post]
	if at == nil || at.Facts == nil {
		return dossier
	}
	facts := maps.Clone(dossier.Facts)
	if facts == nil {
		facts = map[string]thituyen.Fact{}
	}
	for name := range at.Facts {
		delete(facts, name)
	}
	maps.Copy(facts, given(at))
	dossier.Facts = facts
	return dossier
}

// preferences are the posts that a candidate chooses and may have, with what
// the ranking compares there.
func (e *evaluation) preferences(id string) []ranking.Preference {
	candidate := e.candidate(id)
	var out []ranking.Preference
	for _, post := range candidate.Choices {
		if d, ok := e.judged[id][post]; !ok || d.Outcome() != eligibility.Eligible {
			continue
		}
		p := ranking.Preference{Post: post}
		if at := candidate.At[post]; at != nil && at.Facts != nil {
			dossier := candidate.at(post)
			p.Values = e.entryOf(id, &dossier).Values
		}
		out = append(out, p)
	}
	return out
}

// unfitting tells what is expected of seats where posts are given by
// preferences, and the other way round.
func (e *evaluation) unfitting() {
	expect, at := e.c.Expect, thituyen.Path{}.Key("expect")
	add := func(code string, keys map[string]bool) {
		for _, key := range sortedKeys(keys) {
			if keys[key] {
				e.mistakes = append(e.mistakes, document.At(at.Key(key), sentences.Reason(code, param("key", key))))
			}
		}
	}
	if e.several() || e.rules.Ranker.Allocates() {
		add("not_of_posts", map[string]bool{
			"selected": expect.Selected != nil, "reserve": expect.Reserve != nil, "referred": expect.Referred != nil, "margin": expect.Margin != nil,
			"seats": expect.Seats != nil, "called": expect.Called != nil, "choice": expect.Choice != nil,
		})
	}
	if !e.several() || !e.rules.Ranker.Allocates() {
		add("of_posts_alone", map[string]bool{"allocated": expect.Allocated != nil})
	}
}

// allocate gives the posts by the candidates' choices. What hinders that
// matters only where the case asks for it.
func (e *evaluation) allocate() {
	posts := make([]ranking.Post, 0, len(e.c.Posts))
	for _, id := range sortedKeys(e.c.Posts) {
		posts = append(posts, ranking.Post{ID: id, Seats: *e.c.Posts[id].Seats})
	}
	allocation, err := e.list.Allocate(posts)
	if err != nil {
		if e.c.Expect.Allocated != nil || e.c.Expect.Mistakes != nil {
			e.found(err)
		}
		return
	}
	e.allocation = allocation
	e.came.Allocated = map[string]*string{}
	for _, id := range e.candidates() {
		e.came.Allocated[id] = nil
		if post, ok := allocation.Post(id); ok {
			e.came.Allocated[id] = &post
		}
	}
}

// whyAllocated says what a candidate came to, and what was refused to them.
func (e *evaluation) whyAllocated(id string) []because {
	if e.allocation == nil {
		return nil
	}
	var out []because
	if why, ok := e.allocation.Why(id); ok {
		out = append(out, e.because(name(id), "ranking.allocate", why))
	}
	for _, refusal := range e.allocation.Refusals(id) {
		out = append(out, e.because(name(id), "ranking.allocate", refusal.Why))
	}
	return out
}

// whySeat says why a candidate has the seat they have, or none.
func (e *evaluation) whySeat(id string) []thituyen.Texter {
	if e.selection == nil {
		return nil
	}
	for _, seat := range e.selection.BySeat {
		if seat.ID == id {
			var out []thituyen.Texter
			for _, why := range seat.Why {
				out = append(out, e.because(name(id), "ranking.select", why))
			}
			return out
		}
	}
	if why, ok := e.selection.Why(id); ok {
		return []thituyen.Texter{e.because(name(id), "ranking.select", why)}
	}
	return nil
}
