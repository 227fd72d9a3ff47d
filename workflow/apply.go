package workflow

// commit does what an examined step does. Nothing here may fail.
func (x *examination) commit() {
	x.p.latest = x.act.At
	x.p.settle(x.act.At)
	switch {
	case x.vote != nil:
		x.record()
	case x.joint != nil && !x.done:
		x.p.pending[x.key()] = &pending{joint: x.joint.people}
	case x.joint != nil:
		delete(x.p.pending, x.key())
	}
	if x.done {
		x.take()
	}
}

// take gives the step its effect.
func (x *examination) take() {
	p, s, at := x.p, x.step, x.act.At
	t := &p.taken[x.number]
	if t.count == 0 {
		t.first = at
	}
	t.count, t.last = t.count+1, at
	takers := []string{x.act.By}
	if x.joint != nil {
		takers = x.joint.people
	}
	switch s.Once {
	case OncePerPerson:
		note(&t.people, takers...)
	case OncePerCandidate:
		note(&t.candidates, x.act.Candidate)
	}
	if s.watched {
		for _, name := range takers {
			t.takers.note(name, x.act.Candidate)
		}
	}
	for _, i := range x.running {
		p.clocks[i].met = true
	}
	p.runClocks(s, at)
	switch s.effect {
	case suspends:
		p.Suspend(p.machine.stepsOf(resumeAct, cancelAct)...)
	case resumes:
		p.Resume()
	}
	if s.To != "" && s.To != p.state {
		p.move(Move{At: at, By: x.act.By, Step: s.ID, From: p.state, To: s.To})
	}
}

func note(set *map[string]bool, names ...string) {
	if *set == nil {
		*set = map[string]bool{}
	}
	for _, name := range names {
		(*set)[name] = true
	}
}

// move changes the state. What was begun in the state that is left is void.
func (p *Proceeding) move(m Move) {
	p.state = m.To
	p.moves = append(p.moves, m)
	clear(p.pending)
}
