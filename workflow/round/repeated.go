package round

import (
	"slices"
	"strings"

	"github.com/thituyen/thituyen"
)

// pairsOnce keeps of two reasons not_apart that name the same person and the
// same two roles the first: the procedure asks from the side of each role.
func pairsOnce(reasons []thituyen.Reason) []thituyen.Reason {
	apart := 0
	for _, r := range reasons {
		if r.Code == "not_apart" {
			apart++
		}
	}
	if apart < 2 {
		return reasons
	}
	var out []thituyen.Reason
	seen := map[string]bool{}
	for _, r := range reasons {
		if r.Code == "not_apart" {
			roles := []string{worded(r, "role"), worded(r, "other")}
			slices.Sort(roles)
			key := worded(r, "person") + "\n" + strings.Join(roles, "\n")
			if seen[key] {
				continue
			}
			seen[key] = true
		}
		out = append(out, r)
	}
	return out
}

// candidatesOnce says a reason that stands against several candidates or codes
// once, with all of them in a list.
func candidatesOnce(reasons []thituyen.Reason) []thituyen.Reason {
	var out []thituyen.Reason
	at := map[string]int{}
	for _, r := range reasons {
		which := slices.IndexFunc(r.Params, func(p thituyen.Param) bool { return p.Name == "candidate" || p.Name == "code" })
		key := r.Code + "\n" + r.Clause
		for i, p := range r.Params {
			if i != which {
				key += "\n" + worded(r, p.Name)
			}
		}
		first, said := at[key]
		if !said {
			at[key] = len(out)
			out = append(out, r)
			continue
		}
		if which >= 0 {
			out[first] = withOther(out[first], which, r.Params[which].Value)
		}
	}
	return out
}

// withOther adds a candidate or code to those that a reason names.
func withOther(r thituyen.Reason, which int, other any) thituyen.Reason {
	r.Params = slices.Clone(r.Params)
	names, several := r.Params[which].Value.([]any)
	if !several {
		names = []any{r.Params[which].Value}
	}
	if !slices.Contains(names, other) {
		names = append(slices.Clip(names), other)
	}
	r.Params[which].Value = names
	if len(names) == 1 {
		r.Params[which].Value = other
	}
	return r
}

// worded is a parameter of a reason in words.
func worded(r thituyen.Reason, name string) string {
	value, _ := r.Param(name)
	return thituyen.Format(vietnamese, value)
}
