package round

import (
	"maps"
	"slices"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// situation is where a round stands: everything that its acts have made of
// it. It holds no entries.
type situation struct {
	rules      *regulation.Rules
	opening    *Open
	opener     string
	words      eligibility.Vocabulary // what the regulation declares of the words of dossiers
	screener   *eligibility.Screener
	personal   map[string]bool
	proceeding *workflow.Proceeding
	minimum    *workflow.Minimum
	steps      map[string]workflow.StepRule
	does       map[string][]workflow.StepRule // by the act whose effect they have, in their order
	byCodes    bool                           // the procedure has a step that issues codes
	attends    bool                           // and one that takes attendance

	people   map[string][]string // roles by person
	names    map[string]string
	filledBy map[string]string // the kind of act that first filled a role
	related  map[string]map[string]workflow.Kin
	markedBy map[string]string // the role that marks a component

	dates      map[string]civil.Date // the named dates of the case
	announced  civil.DateTime
	closed     bool // no more candidates
	candidates map[string]*candidate
	order      []string        // candidates as they registered
	objections map[string]bool // by id: whether answered

	units   []*unit
	figures *scoring.Figures // of everybody who may sit, as long as nothing has changed
	lot     lotState

	ranked    bool
	decisions []ranking.Decision
	list      *ranking.List
	selection *ranking.Selection
	result    civil.Date // the day of the result, from which replacements count
	departed  []ranking.Departure
	waiting   []ranking.Departure // declined and not yet replaced
	appointed map[string]civil.Date

	corrections map[int]*replacement // by the entry that was corrected
}

// start compiles what the opening says and opens the proceeding.
func (s *situation) start() error {
	said := s.opening
	s.words = s.rules.Regulation.Vocabulary()
	proceeding, err := s.rules.Machine.Start(workflow.Case{People: said.People, Delegated: said.Delegated, Holidays: said.Holidays, Workdays: said.Workdays})
	if err != nil {
		return err
	}
	if mistakes := append(said.Post.Check(s.words), s.rules.CheckPost(said.Post)...); len(mistakes) > 0 {
		return mistakes.Under(pathOf("post"))
	}
	screener, err := s.rules.Screener.With(said.Post.Requires)
	if s.rules.Screener == nil && len(said.Post.Requires) == 0 {
		screener, err = nil, nil
	}
	if err != nil {
		return err
	}
	s.proceeding, s.screener = proceeding, screener
	s.minimum = s.rules.Machine.Minimum()
	s.steps, s.does = map[string]workflow.StepRule{}, map[string][]workflow.StepRule{}
	for _, id := range s.rules.Machine.Steps() {
		rule, _ := s.rules.Machine.Step(id)
		s.steps[id] = rule
		s.does[rule.Act()] = append(s.does[rule.Act()], rule)
	}
	s.byCodes, s.attends = s.has("issue_codes"), s.has("attendance")
	s.people, s.names = maps.Clone(said.People), maps.Clone(said.Names)
	if s.names == nil {
		s.names = map[string]string{}
	}
	s.filledBy, s.related, s.markedBy = map[string]string{}, map[string]map[string]workflow.Kin{}, map[string]string{}
	for _, roles := range said.People {
		for _, role := range roles {
			s.filledBy[role] = openStep
		}
	}
	s.dates, s.candidates, s.objections = map[string]civil.Date{}, map[string]*candidate{}, map[string]bool{}
	s.appointed, s.corrections = map[string]civil.Date{}, map[int]*replacement{}
	s.units = unitsOf(s.rules.Scorer)
	s.personal = map[string]bool{}
	for _, field := range s.rules.Regulation.Document().Personal {
		s.personal[field] = true
	}
	return nil
}

// has reports whether the procedure has a step with the effect of an act.
func (s *situation) has(act string) bool { return len(s.does[act]) > 0 }

// actOf is the act whose effect a step has.
func (s *situation) actOf(step string) string {
	if rule, known := s.steps[step]; known {
		return rule.Act()
	}
	return step
}

// candidate is one person who competes.
type candidate struct {
	id         string
	entry      int // of the registration
	registered civil.DateTime
	dossier    eligibility.Dossier
	hidden     map[string]string // personal fields without an opening, and where each stands: "3 /says/dossier/born"
	claims     []string
	outside    bool   // out of competition: scored, never placed
	noClaims   string // where the claims stand, if they are hidden
	withdrawn  bool   // or excluded
	excluded   *Excluded
	waivers    []eligibility.Waiver
	screened   bool
	outcome    eligibility.Outcome
	decision   eligibility.Decision // zero where it is only attested
	verdict    Verdict
	// appointment is why the candidate may be appointed; nil before, and where
	// that is only attested.
	appointment *eligibility.Decision
	paper
}

// competing are the candidates who have not withdrawn, as they registered.
func (s *situation) competing() []*candidate {
	var out []*candidate
	for _, id := range s.order {
		if c := s.candidates[id]; !c.withdrawn {
			out = append(out, c)
		}
	}
	return out
}

// sitting are those who may sit: eligible and not withdrawn. Where the
// regulation judges nobody everyone is.
func (s *situation) sitting() []*candidate {
	return slices.DeleteFunc(s.competing(), func(c *candidate) bool { return !s.maySit(c) })
}

func (s *situation) maySit(c *candidate) bool {
	if c.withdrawn {
		return false
	}
	if s.screener == nil {
		return c.screened || !s.has("screen")
	}
	return c.outcome == eligibility.Eligible
}

// name is a person as shown.
func (s *situation) name(person string) string {
	if name := s.names[person]; name != "" {
		return name
	}
	return person
}
