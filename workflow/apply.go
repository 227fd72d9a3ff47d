package workflow

// commit does what an examined step does. Nothing here may fail.
func (x *examination) commit() {
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
	switch s.Once {
	case OncePerPerson:
		note(&t.people, x.act.By)
		if x.joint != nil {
			note(&t.people, x.joint.people...)
		}
	case OncePerCandidate:
		note(&t.candidates, x.act.Candidate)
	}
	p.startClocks(s, at)
	for _, i := range s.extends {
		p.extend(i, *p.machine.clocks[i].Extension.Lasts, at)
	}
	if s.within >= 0 {
		p.clocks[s.within].met = true
	}
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

// move changes the state. What was begun in a step that the new state does
// not allow lapses.
func (p *Proceeding) move(m Move) {
	p.state = m.To
	p.moves = append(p.moves, m)
	for key := range p.pending {
		if !p.machine.steps[key.step].from[p.state] {
			delete(p.pending, key)
		}
	}
}
