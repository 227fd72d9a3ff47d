package sheet

// Data is what the tables of a form hold: who is a candidate and which marks
// were given. Nothing in it is half read: where a cell is wrong there is none.
type Data struct {
	Candidates []Candidate // in the order of the rows
	Marks      []Given     // in the order of the cells
}

// Candidate is a row of the sheet of candidates with what the other sheets
// say of the same candidate.
type Candidate struct {
	ID string
	// Dossier holds the fields by their keys: text for one value, []any for a
	// list, map[string]any for what has fields of its own.
	Dossier map[string]any
	Claims  []string
	place   string
	cells   map[string]string // path in the dossier → cell, for mistakes found later
}

// Given is one mark, or that a candidate was absent or is exempt.
type Given struct {
	Component string // that the mark is of
	Unit      string // the component marked as one, of which Component may be a part
	By        string // the candidate, or the code where marked by code
	Coded     bool
	Marker    string // a name, or the number of the column
	Mark      string // in plain digits; absent or exempt
	place     string
}

// set puts a value below the keys of a path.
func set(into map[string]any, value any, path ...string) {
	for _, key := range path[:len(path)-1] {
		below, _ := into[key].(map[string]any)
		if below == nil {
			below = map[string]any{}
			into[key] = below
		}
		into = below
	}
	into[path[len(path)-1]] = value
}
