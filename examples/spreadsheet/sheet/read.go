package sheet

import (
	"fmt"
	"slices"
	"strings"
)

// Read reads the tables of a book into candidates and marks. Tables are told
// by their names and, where a book has one table alone, by its headings. With
// mistakes there are no data.
func (f *Form) Read(book *Book) (*Data, Mistakes) {
	r := &reader{form: f, data: &Data{}, where: map[string]int{}, given: map[mark]string{}}
	for _, t := range book.Tables {
		if layout := f.layoutOf(t, len(book.Tables) == 1); layout != nil {
			r.table(t, layout)
		} else if len(t.rows) > 0 {
			r.wrong(t.Name, "unknown_sheet",
				"không biết trang này là gì; tên trang phải là "+f.names(), "unknown sheet; sheets are named "+f.names())
		}
	}
	if len(r.data.Candidates) == 0 && len(r.data.Marks) == 0 && len(r.mistakes) == 0 {
		r.wrong(book.Name, "nothing", "không có người dự tuyển hay điểm nào", "there is no candidate and no mark")
	}
	r.known()
	if len(r.mistakes) > 0 {
		return nil, r.mistakes
	}
	return r.data, nil
}

type reader struct {
	form     *Form
	data     *Data
	where    map[string]int  // candidates by id
	given    map[mark]string // the cell of each mark
	mistakes Mistakes
}

// mark tells a mark from every other.
type mark struct{ by, component, marker string }

func (r *reader) wrong(place, code, vi, en string) {
	r.mistakes = append(r.mistakes, at(place, code, vi, en))
}

// layoutOf finds the layout of a table by its name; the only table of a book
// may have any name, and is then told by its id column.
func (f *Form) layoutOf(t *Table, alone bool) *Layout {
	layouts := f.layouts()
	for _, l := range layouts {
		if fold(l.Name) == fold(t.Name) || l.component != "" && fold(t.Name) == fold(l.component) {
			return l
		}
	}
	if !alone {
		return nil
	}
	var best *Layout
	most := 0
	for _, l := range layouts {
		h, found := findHeads(t, l.isID)
		if !found {
			continue
		}
		count := 0
		for _, texts := range h.texts {
			if l.column(texts) != nil {
				count++
			}
		}
		if count > most {
			best, most = l, count
		}
	}
	return best
}

func (f *Form) names() string {
	var names []string
	for _, l := range f.layouts() {
		names = append(names, "«"+l.Name+"»")
	}
	return strings.Join(names, ", ")
}

func (l *Layout) isID(folded string) bool {
	for i := range l.Columns {
		if c := &l.Columns[i]; c.Type == ID && c.match([]string{folded}) {
			return true
		}
	}
	return false
}

func (l *Layout) column(texts []string) *Column {
	for i := range l.Columns {
		if l.Columns[i].match(texts) {
			return &l.Columns[i]
		}
	}
	return nil
}

// table reads one table by its layout.
func (r *reader) table(t *Table, l *Layout) {
	h, found := findHeads(t, l.isID)
	if !found {
		r.wrong(t.Name, "no_headings",
			fmt.Sprintf("không thấy dòng tiêu đề có cột «%s» trong %d dòng đầu", l.Columns[l.idAt()].Heading, headLines),
			fmt.Sprintf("no row of headings with a column «%s» among the first %d rows", l.Columns[l.idAt()].Heading, headLines))
		return
	}
	columns := r.columns(t, l, h)
	if columns == nil {
		return
	}
	r.ids(t, h, columns)
	r.merged(t, h)
	for row := h.first; row < len(t.rows); row++ {
		if t.blank(row) {
			continue
		}
		r.row(t, l, columns, row)
	}
}

func (l *Layout) idAt() int {
	return slices.IndexFunc(l.Columns, func(c Column) bool { return c.Type == ID })
}

// columns finds the column that each heading names. An unknown heading, a
// heading twice and data without a heading are mistakes.
func (r *reader) columns(t *Table, l *Layout, h heads) []*Column {
	before := len(r.mistakes)
	columns := make([]*Column, len(h.texts))
	seen := map[string]int{}
	for i, texts := range h.texts {
		head := t.place(h.first-1, i)
		if len(texts) == 0 {
			continue
		}
		c := l.column(texts)
		if c == nil {
			r.wrong(head, "unknown_column",
				fmt.Sprintf("không biết cột «%s»; các cột của trang: %s. Tên cột riêng thì ghi vào tệp -mapping", h.shown[i], l.headings()),
				fmt.Sprintf("unknown column «%s»; the columns of the sheet: %s. Name columns of your own in a -mapping file", h.shown[i], l.headings()))
			continue
		}
		if other, twice := seen[c.Key]; twice && c.Type != Skip {
			r.wrong(head, "column_twice",
				fmt.Sprintf("cột «%s» trùng ý với cột %s", h.shown[i], letters(other)), fmt.Sprintf("column «%s» says the same as column %s", h.shown[i], letters(other)))
		}
		seen[c.Key] = i
		columns[i] = c
	}
	r.strays(t, h)
	if len(r.mistakes) > before {
		return nil
	}
	return columns
}

// strays tells of cells that stand under no heading: ragged rows, as a decimal
// comma makes them in a text parted by commas.
func (r *reader) strays(t *Table, h heads) {
	for row := h.first; row < len(t.rows); row++ {
		for i := range t.rows[row] {
			if !t.cell(row, i).Blank() && (i >= len(h.texts) || len(h.texts[i]) == 0) {
				r.wrong(t.place(row, i), "no_heading",
					"ô này không có tiêu đề cột; trong tệp CSV dấu phẩy thập phân phải nằm trong ngoặc kép", "this cell has no heading; in a CSV parted by commas a decimal comma must stand in quotes")
				break
			}
		}
	}
}

func (l *Layout) headings() string {
	var out []string
	for _, c := range l.Columns {
		heading := "«" + c.Heading + "»"
		if c.Group != "" {
			heading = "«" + c.Group + " / " + c.Heading + "»"
		}
		out = append(out, heading)
	}
	return strings.Join(out, ", ")
}

// merged tells of merged cells below the headings: what stands in one would be
// read for the first of its rows alone.
func (r *reader) merged(t *Table, h heads) {
	for _, s := range t.spans {
		if s.top >= h.first && (s.bottom > s.top || s.right > s.left) && !t.cell(s.top, s.left).Blank() {
			r.wrong(t.place(s.top, s.left), "merged_cells",
				"ô gộp trong phần dữ liệu: không rõ giá trị này của dòng, cột nào; hãy bỏ gộp và ghi vào từng ô", "merged cells among the data: whose value it is is not clear; unmerge them and write it into each cell")
		}
	}
}

// ids tells of ids that a spreadsheet has changed into numbers and so has lost
// zeros at their front.
func (r *reader) ids(t *Table, h heads, columns []*Column) {
	for i, c := range columns {
		if c == nil || c.Type != ID {
			continue
		}
		zero := false
		for row := h.first; row < len(t.rows); row++ {
			cell := t.cell(row, i)
			zero = zero || cell.kind == text && strings.HasPrefix(cell.text, "0") || cell.padded
		}
		for row := h.first; zero && row < len(t.rows); row++ {
			if cell := t.cell(row, i); cell.kind == number && !cell.padded {
				r.wrong(t.place(row, i), "zeros_lost",
					fmt.Sprintf("mã %s là số, có lẽ đã mất số 0 ở đầu; định dạng cột là Văn bản rồi nhập lại", cell.text),
					fmt.Sprintf("the id %s is a number and may have lost zeros at its front; format the column as text and type it again", cell.text))
			}
		}
	}
}

// known holds the candidates that marks and lists name against the sheet of
// candidates, where there is one.
func (r *reader) known() {
	if len(r.data.Candidates) == 0 {
		return
	}
	for _, g := range r.data.Marks {
		if _, ok := r.where[g.By]; !ok && !g.Coded {
			r.wrong(g.place, "unknown_candidate", "không có ai mang số «"+g.By+"» trong danh sách", "nobody on the list has the id «"+g.By+"»")
		}
	}
}
