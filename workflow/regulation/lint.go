package regulation

import (
	"slices"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
	"github.com/thituyen/thituyen/scoring"
)

// lint finds what is legal but odd in the whole document.
func (r *Regulation) lint() thituyen.Mistakes {
	var odd thituyen.Mistakes
	for i, a := range r.document.Assumptions {
		if !r.stands(a.Rule) {
			path := thituyen.Path{}.Key("assumptions").Index(i).Key("rule")
			odd = append(odd, document.At(path, sentences.Reason("rule_not_found", params("rule", a.Rule)...)))
		}
	}
	odd = document.In(odd, r.root)
	all := []*Rules{}
	if r.whole != nil {
		all = append(all, r.whole)
	}
	for _, id := range r.Groups() {
		all = append(all, r.groups[id])
	}
	looks := []thituyen.Mistakes{odd}
	for _, rules := range all {
		looks = append(looks, document.In(rules.odd(), rules.root))
	}
	return document.Join(looks...)
}

// stands reports whether a rule is found in the document or in what a group
// makes of it.
func (r *Regulation) stands(rule string) bool {
	if len(locate(r.root, rule)) > 0 {
		return true
	}
	for _, rules := range r.groups {
		if len(locate(rules.root, rule)) > 0 {
			return true
		}
	}
	return false
}

// odd finds what is legal but odd in the rules of one group.
func (r *Rules) odd() thituyen.Mistakes {
	o := oddities{rules: r}
	o.criteria()
	o.components()
	o.roles()
	o.steps()
	if r.Machine != nil {
		o.found = append(o.found, r.Machine.Remarks().Under(thituyen.Path{}.Key("procedure"))...)
	}
	return o.found
}

type oddities struct {
	rules *Rules
	found thituyen.Mistakes
}

func (o *oddities) add(at thituyen.Path, code string, pairs ...any) {
	o.found = append(o.found, document.At(at, sentences.Reason(code, params(pairs...)...)))
}

// criteria finds dates that look like a slip and roles that nobody has.
func (o *oddities) criteria() {
	if o.rules.Criteria == nil {
		return
	}
	dates, roles := []string{eligibility.DefaultDate, "appointment", "notice"}, o.rules.roleNames()
	for i, c := range o.rules.Criteria.Criteria {
		if nearest := wording.Nearest(c.AsOf, dates); c.AsOf != "" && nearest != "" && !slices.Contains(dates, c.AsOf) {
			o.add(criterionPath(i).Key("as_of"), "date_like", "name", c.AsOf, "nearest", nearest)
		}
		if c.WaivableBy != "" && len(roles) > 0 && !slices.Contains(roles, c.WaivableBy) {
			o.add(criterionPath(i).Key("waivable_by"), "role_of_nobody", "role", c.WaivableBy, "known", roles)
		}
	}
}

// components finds gates that nothing follows, and components that nothing
// uses at all.
func (o *oddities) components() {
	if o.rules.Scheme == nil {
		return
	}
	used := o.used()
	var walk func(parts []scoring.Component, at thituyen.Path, followed bool)
	walk = func(parts []scoring.Component, at thituyen.Path, followed bool) {
		for i, c := range parts {
			here := followed || used[c.ID]
			gate := c.Pass != nil
			for _, part := range c.Parts {
				gate = gate || part.Pass != nil
			}
			if c.Counts != nil && !*c.Counts && !here {
				switch {
				case gate:
					o.add(at.Index(i), "gate_not_followed", "component", c.ID)
				default:
					o.add(at.Index(i), "without_effect", "component", c.ID)
				}
			}
			walk(c.Parts, at.Index(i).Key("parts"), here)
		}
	}
	walk(o.rules.Scheme.Parts, thituyen.Path{}.Key("scoring").Key("parts"), false)
}

// used are the components that another stands after or is drawn from, or that
// a key of the ranking compares.
func (o *oddities) used() map[string]bool {
	used := map[string]bool{}
	var walk func([]scoring.Component)
	walk = func(parts []scoring.Component) {
		for _, c := range parts {
			used[c.After] = true
			if c.Shortlist != nil {
				used[c.Shortlist.By] = true
			}
			if c.From != nil {
				for _, id := range c.From.Components {
					used[id] = true
				}
			}
			walk(c.Parts)
		}
	}
	walk(o.rules.Scheme.Parts)
	if from := o.rules.Scheme.From; from != nil {
		for _, id := range from.Components {
			used[id] = true
		}
	}
	if o.rules.Ranker != nil {
		for _, source := range o.rules.Ranker.Needs() {
			used[source.Name] = true
		}
	}
	return used
}

// roles finds steps that need a role which no body fills and to which no rule
// gives members.
func (o *oddities) roles() {
	if o.rules.Procedure == nil || len(o.rules.Bodies) == 0 {
		return
	}
	for i, step := range o.rules.Procedure.Steps {
		at := thituyen.Path{}.Key("procedure").Key("steps").Index(i)
		for _, role := range slices.Concat(step.By, step.Jointly) {
			rule := o.rules.Procedure.Roles[role]
			if _, filled := o.rules.Bodies[role]; filled || rule.Members != nil || rule.Of != "" || rule.Kin != "" || len(rule.ApartFrom) > 0 {
				continue // a body, or people whom a decision names
			}
			o.add(at, "role_unfilled", "step", step.ID, "role", role, "group", o.rules.Group)
		}
	}
}

// actSections are the sections that a built-in act works by.
var actSections = map[string]string{"screen": "eligibility", "waive": "eligibility", "mark": "scoring", "settle": "scoring", "rank": "ranking", "decide_tie": "ranking"}

// steps finds built-in acts whose section is left out.
func (o *oddities) steps() {
	if o.rules.Procedure == nil {
		return
	}
	for i, step := range o.rules.Procedure.Steps {
		if section, acts := actSections[step.ID]; acts && o.rules.root.Get(section) == nil {
			o.add(thituyen.Path{}.Key("procedure").Key("steps").Index(i).Key("id"), "act_without_section", "step", step.ID, "section", section)
		}
	}
}
