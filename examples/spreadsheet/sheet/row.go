package sheet

import (
	"fmt"
	"strings"
)

// row reads one row of data.
func (r *reader) row(t *Table, l *Layout, columns []*Column, row int) {
	id, place := "", ""
	for i, c := range columns {
		if c != nil && c.Type == ID {
			place = t.place(row, i)
			written, bad := t.cell(row, i).id()
			if bad != nil {
				r.wrong(place, bad.code, bad.vi, bad.en)
				return
			}
			id = written
		}
	}
	if id == "" {
		r.wrong(place, "no_id", "dòng này thiếu mã", "this row has no id")
		return
	}
	switch {
	case l.component != "":
		r.marks(t, l, columns, row, id)
	case l.key != "":
		r.entry(t, l, columns, row, id, place)
	default:
		r.candidate(t, columns, row, id, place)
	}
}

// candidate reads a row of the sheet of candidates.
func (r *reader) candidate(t *Table, columns []*Column, row int, id, place string) {
	if first, twice := r.where[id]; twice && r.data.Candidates[first].place != "" {
		r.wrong(place, "candidate_twice",
			fmt.Sprintf("«%s» đã có ở %s", id, r.data.Candidates[first].place), fmt.Sprintf("«%s» stands already at %s", id, r.data.Candidates[first].place))
		return
	}
	c := r.of(id)
	c.place = place
	for i, column := range columns {
		cell := t.cell(row, i)
		if column == nil || column.Type == ID || column.Type == Skip || cell.Blank() {
			continue
		}
		here := t.place(row, i)
		if column.Type == Mark {
			r.mark(column, cell, here, id, false, column.component)
			continue
		}
		value, bad := column.value(cell)
		if bad != nil {
			r.wrong(here, bad.code, bad.vi, bad.en)
			continue
		}
		r.put(c, column, value, here)
	}
}

// put sets a field of a dossier; two cells that say different things of one
// field are a mistake.
func (r *reader) put(c *Candidate, column *Column, value any, place string) {
	key := column.Key
	path := strings.Split(key, ".")
	switch {
	case key == "claims":
		for _, claim := range value.([]any) {
			c.Claims = append(c.Claims, claim.(string))
		}
		return
	case strings.HasPrefix(key, "fact."):
		path = []string{"facts", strings.TrimPrefix(key, "fact.")}
	case column.sex != "":
		key, path = "born", []string{"born"}
		if said, ok := c.Dossier["sex"]; ok && said != column.sex {
			r.wrong(place, "two_sexes", "ngày sinh ghi ở cột nam và nữ khác với giới tính đã ghi", "the column of the date of birth contradicts the sex")
		}
		c.Dossier["sex"] = column.sex
	case key == "sex":
		if said, ok := c.Dossier["sex"]; ok && said != value {
			r.wrong(place, "two_sexes", "giới tính khác với cột ngày sinh đã dùng", "the sex contradicts the column of the date of birth")
		}
	}
	if _, twice := c.cells[key]; twice {
		r.wrong(place, "said_twice", "trường này đã ghi ở "+c.cells[key], "this field stands already at "+c.cells[key])
		return
	}
	set(c.Dossier, value, path...)
	c.cells[key] = place
}

// of returns the candidate of an id, made where there is none yet.
func (r *reader) of(id string) *Candidate {
	i, ok := r.where[id]
	if !ok {
		i = len(r.data.Candidates)
		r.where[id] = i
		r.data.Candidates = append(r.data.Candidates, Candidate{ID: id, Dossier: map[string]any{}, cells: map[string]string{}})
	}
	return &r.data.Candidates[i]
}

// entry reads a row of a list: one entry, or «không có».
func (r *reader) entry(t *Table, l *Layout, columns []*Column, row int, id, place string) {
	if i, ok := r.where[id]; !ok || r.data.Candidates[i].place == "" {
		r.wrong(place, "unknown_candidate", "không có ai mang số «"+id+"» trong danh sách", "nobody on the list has the id «"+id+"»")
		return
	}
	c := r.of(id)
	entries, said := c.Dossier[l.key].([]any)
	fields := map[string]any{}
	none := false
	for i, column := range columns {
		cell := t.cell(row, i)
		if column == nil || column.Type == ID || column.Type == Skip || cell.Blank() {
			continue
		}
		if len(fields) == 0 && fold(cell.text) == nothing {
			none = true
			continue
		}
		value, bad := column.value(cell)
		if bad != nil {
			r.wrong(t.place(row, i), bad.code, bad.vi, bad.en)
			continue
		}
		fields[column.Key] = value
		c.cells[fmt.Sprintf("%s.%d.%s", l.key, len(entries), column.Key)] = t.place(row, i)
	}
	switch {
	case none && (len(fields) > 0 || said):
		r.wrong(place, "none_and_some", "đã ghi «không có» thì không thể còn dòng khác", "«none» is said beside other entries")
	case none:
		c.Dossier[l.key] = []any{}
	case said && len(entries) == 0:
		r.wrong(place, "none_and_some", "đã ghi «không có» thì không thể còn dòng khác", "«none» is said beside other entries")
	default:
		c.Dossier[l.key] = append(entries, fields)
	}
}

// marks reads a row of a sheet of marks.
func (r *reader) marks(t *Table, l *Layout, columns []*Column, row int, id string) {
	given, status := 0, ""
	for i, column := range columns {
		cell := t.cell(row, i)
		if column == nil || cell.Blank() || column.Type == ID || column.Type == Skip {
			continue
		}
		place := t.place(row, i)
		if column.status != "" {
			yes, bad := cell.yesNo()
			if bad != nil {
				r.wrong(place, bad.code, bad.vi, bad.en)
			} else if yes {
				status = column.status
				r.data.Marks = append(r.data.Marks, Given{Component: column.component, Unit: l.component, By: id, Coded: l.coded, Mark: status, place: place})
			}
			continue
		}
		r.mark(column, cell, place, id, l.coded, l.component)
		given++
	}
	if status != "" && given > 0 {
		r.wrong(t.place(row, 0), "absent_and_marked", "đã ghi vắng hay miễn thì không thể có điểm", "marks stand beside absent or exempt")
	}
}

// mark reads one mark.
func (r *reader) mark(column *Column, cell Cell, place, by string, coded bool, unit string) {
	key := mark{by, column.component, column.marker}
	if first, twice := r.given[key]; twice {
		r.wrong(place, "marked_twice", "điểm này đã ghi ở "+first, "this mark stands already at "+first)
		return
	}
	r.given[key] = place
	digits, bad := cell.number()
	if bad == nil {
		bad = column.within(digits)
	}
	if bad != nil {
		r.wrong(place, bad.code, bad.vi, bad.en)
		return
	}
	r.data.Marks = append(r.data.Marks, Given{Component: column.component, Unit: unit, By: by, Coded: coded, Marker: column.marker, Mark: digits, place: place})
}
