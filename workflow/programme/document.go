package programme

import (
	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
)

// Document is a programme as written: the window in which rounds are held, who
// plans them and who agrees, the yearly plans, the duties of publicity and
// supervision, and the reviews. Compile it, or read it with [Parse].
type Document struct {
	ID    string         `doc:"programme,id" validate:"required"`
	Title thituyen.Title `doc:"title"`
	Basis []string       `doc:"basis"`
	// Regulations are the ids of those under which rounds are held.
	Regulations []string `doc:"regulations,id" validate:"required,too_few=1"`
	// Window holds the days on which a round may be announced, both ends
	// included; both are needed.
	Window      *Period      `doc:"window" validate:"required"`
	Assumptions []Assumption `doc:"assumptions"`
	NotEncoded  []NotEncoded `doc:"not_encoded"`
	// Groups are the groups of posts by the ids that the regulations use.
	Groups  map[string]Group `doc:"groups" validate:"required,too_few=1"`
	Plans   []Plan           `doc:"plans"`
	Duties  []Duty           `doc:"duties"`
	Reviews []PlannedReview  `doc:"reviews"`
	// Difficulties says who raises the difficulties of the programme and to
	// whom; left out, none can be raised.
	Difficulties *DifficultyRule `doc:"difficulties"`
	// Watch says when the marks of a marker are asked about; left out,
	// nobody's are.
	Watch *Watch `doc:"watch"`
}

// Group is a group of posts under one management authority: who plans its
// rounds, for which years, to whom a plan is reported and who agrees.
type Group struct {
	Title  thituyen.Title `doc:"title"`
	Clause string         `doc:"clause"`
	// PlannedBy are the bodies that may plan, each by its name: a plan is made
	// by one of them.
	PlannedBy Bodies `doc:"planned_by" validate:"required,too_few=1"`
	// Yearly says whether a plan is owed for each year of the window; left
	// out, none is.
	Yearly Yearly `doc:"yearly"`
	// ReportedTo are those to each of whom a plan is reported, and AgreedBy
	// the bodies of which one agrees to it, before a round is announced under
	// it; left out, nobody has to be told or to agree.
	ReportedTo Bodies `doc:"reported_to"`
	AgreedBy   Bodies `doc:"agreed_by"`
}

// Yearly says of which years of the window a group owes a plan.
type Yearly string

// When a plan is owed for each year: always, or by a group that plans at all,
// in whichever year.
const (
	YearlyAlways       Yearly = "always"
	YearlyWhenPlanning Yearly = "when_planning"
)

// Plan is what one body plans for a group of posts in a year.
type Plan struct {
	ID    string         `doc:"id,id" validate:"required"`
	Title thituyen.Title `doc:"title"`
	Year  int            `doc:"year" validate:"required"`
	Group string         `doc:"group,id" validate:"required"`
	// By is the body that made the plan, Made the day on which it did, in or
	// before the year, and Paper the plan's number.
	By    string      `doc:"by" validate:"required"`
	Made  *civil.Date `doc:"made" validate:"required"`
	Paper string      `doc:"paper"`
	// Reported are those to whom the plan was reported.
	Reported []Submission `doc:"reported"`
	Agreed   *Agreement   `doc:"agreed"`
	Lines    []Line       `doc:"lines" validate:"required,too_few=1"`
}

// Submission is to whom a plan was reported, and when.
type Submission struct {
	To    string      `doc:"to" validate:"required"`
	On    *civil.Date `doc:"on" validate:"required"`
	Paper string      `doc:"paper"`
}

// Agreement is who agreed to a plan, and when.
type Agreement struct {
	By    string      `doc:"by" validate:"required"`
	On    *civil.Date `doc:"on" validate:"required"`
	Paper string      `doc:"paper"`
}

// Line is one line of a plan: a post to be filled by examination.
type Line struct {
	ID    string `doc:"id,id" validate:"required"` // unique in its plan
	Field string `doc:"field"`                     // the field of work
	Unit  string `doc:"unit,id" validate:"required"`
	Post  string `doc:"post,id" validate:"required"` // the id of the post, as rounds name it
	Title string `doc:"title"`                       // of the post, shown to people
	Seats int    `doc:"seats" validate:"at_least=1"`
	// Months are the months of the plan's year, 1 to 12, in which the round is
	// to be announced.
	Months []int `doc:"months" validate:"required,too_few=1"`
}

// name is the line as shown.
func (l *Line) name() string {
	if l.Title != "" {
		return l.Title
	}
	return l.Post
}

// Duty is something that a body owes the programme: publicity, or supervision.
// It is due once, on a day, or in every round, by a step of the procedure.
type Duty struct {
	ID     string         `doc:"id,id" validate:"required"` // unique among duties and reviews
	Kind   DutyKind       `doc:"kind" validate:"required"`
	Title  thituyen.Title `doc:"title"`
	Clause string         `doc:"clause"`
	// By are the bodies charged with it. Any of them fulfils it for all; with
	// Each, each of them owes it.
	By   Bodies `doc:"by" validate:"required"`
	Each bool   `doc:"each"`
	// To are those to each of whom it is reported.
	To Bodies `doc:"to"`
	// Period is what a duty that is owed once is about, both ends included:
	// publicity is made from its first day on, a report from its last. Due is
	// the last day on which it is made.
	Period *Period     `doc:"period"`
	Due    *civil.Date `doc:"due"`
	// Step is the step by which every round fulfils the duty; it is taken at
	// the latest Within after the first time that the step After took effect,
	// the last day included; working days are counted as days.
	Step   string         `doc:"step,id"`
	After  string         `doc:"after,id"`
	Within *thituyen.Span `doc:"within"`
}

// DutyKind says what a duty is about.
type DutyKind string

// The kinds of duties.
const (
	Publicity   DutyKind = "publicity"
	Supervising DutyKind = "supervision"
)

// DifficultyRule says who raises difficulties, to whom, and by when they are
// raised and answered. Working days are counted as days.
type DifficultyRule struct {
	Title  thituyen.Title `doc:"title"`
	Clause string         `doc:"clause"`
	// By are the bodies of which one raises a difficulty, To those to each of
	// whom it is raised; one of them answers it.
	By Bodies `doc:"by" validate:"required,too_few=1"`
	To Bodies `doc:"to" validate:"required,too_few=1"`
	// RaisedWithin is how long after it arose a difficulty is raised in time;
	// left out, that is not asked. AnsweredWithin is how long it may lie
	// unanswered, from the day it was raised; left out, no day.
	RaisedWithin   *thituyen.Span `doc:"raised_within"`
	AnsweredWithin *thituyen.Span `doc:"answered_within"`
}

// PlannedReview is a review of the programme that is to be made, and to whom it is
// reported.
type PlannedReview struct {
	ID     string         `doc:"id,id" validate:"required"` // unique among duties and reviews
	Kind   ReviewKind     `doc:"kind" validate:"required"`
	Title  thituyen.Title `doc:"title"`
	Clause string         `doc:"clause"`
	By     Bodies         `doc:"by" validate:"required"`
	// To are those to each of whom it is reported.
	To Bodies `doc:"to" validate:"required,too_few=1"`
	// From and Until are the days in which it is made, both included.
	From  *civil.Date `doc:"from" validate:"required"`
	Until *civil.Date `doc:"until" validate:"required"`
}

// ReviewKind says which review it is.
type ReviewKind string

// The kinds of reviews.
const (
	Preliminary ReviewKind = "preliminary"
	Final       ReviewKind = "final"
)

// Watch says when supervisors are asked to look at a marker's marks. Marks
// are held against those of the others who marked the same paper, as parts of
// the highest mark: 5% of 100 are 5 marks.
type Watch struct {
	// AtLeast is the number of marks below which nothing is said.
	AtLeast int `doc:"at_least" validate:"at_least=2"`
	// Mean is how far the mean difference may lie from 0; beyond it is asked.
	Mean *thituyen.Value `doc:"mean" validate:"required"`
	// Spread is how large the standard deviation of the differences may be;
	// beyond it is asked.
	Spread *thituyen.Value `doc:"spread" validate:"required"`
}
