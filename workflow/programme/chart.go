package programme

import "strconv"

// The charts are drawn as SVG on a field 340 wide, so that their letters keep
// their size on a phone. Numbers stand beside the shapes: nothing is told by
// colour alone.
const (
	chartWidth = 340
	rowHeight  = 36
	columnArea = 110 // the height of the tallest column
)

// legend is one kind of segment: a class of colour and its name.
type legend struct {
	Class, Name string
}

// segment is a part of a bar or a column.
type segment struct {
	Class               string
	X, Y, Width, Height int
	Label               string // empty where it has no room
	LabelX, LabelY      int
}

// bar is a row of a chart of bars, or a column of one of columns.
type bar struct {
	Label    string
	X, Y     int // of the label
	Note     string
	Above    int // where the number over a column stands
	Segments []segment
	Outline  *segment
}

// chart is what the page draws.
type chart struct {
	Title  string
	Height int
	Legend []legend
	Bars   []bar
	Column bool
	Bare   bool // its title stands above it already
}

// Width is that of every chart.
func (chart) Width() int { return chartWidth }

// rows draws horizontal bars, each as long as the whole width, with their parts
// in proportion.
type rows struct {
	chart
}

func newRows(title string, kinds ...legend) *rows {
	return &rows{chart{Title: title, Legend: kinds}}
}

// add adds a bar with the counts of the kinds.
func (r *rows) add(label string, counts ...int) {
	all := 0
	for _, n := range counts {
		all += n
	}
	b := bar{Label: shortened(label), Y: r.Height + 12, Note: strconv.Itoa(all)}
	x, sum := 0, 0
	for i, n := range counts {
		sum += n
		end := chartWidth * sum / max(all, 1)
		if n > 0 {
			s := segment{Class: r.Legend[i].Class, X: x, Y: r.Height + 17, Width: end - x, Height: 14}
			s.name(strconv.Itoa(n), s.Y+11)
			b.Segments = append(b.Segments, s)
		}
		x = end
	}
	r.Bars = append(r.Bars, b)
	r.Height += rowHeight
}

// mostLetters are those that fit beside the number of a bar.
const mostLetters = 46

// shortened cuts a label that has no room; the page names it whole elsewhere.
func shortened(label string) string {
	if letters := []rune(label); len(letters) > mostLetters {
		return string(letters[:mostLetters-1]) + "…"
	}
	return label
}

// name puts a number into a segment that has room for it.
func (s *segment) name(label string, y int) {
	if s.Width >= 8*len(label)+2 {
		s.Label, s.LabelX, s.LabelY = label, s.X+s.Width/2, y
	}
}

// columns draws upright columns of stacked parts, in proportion to the tallest.
type columns struct {
	chart
	counts  [][]int
	outline []int
	labels  []string
}

func newColumns(title string, kinds ...legend) *columns {
	return &columns{chart: chart{Title: title, Legend: kinds, Column: true, Height: columnArea + 34}}
}

// add adds a column with the counts of the kinds; outline, if not negative, is
// a frame that stands for what was planned.
func (c *columns) add(label string, outline int, counts ...int) {
	c.counts, c.labels, c.outline = append(c.counts, counts), append(c.labels, label), append(c.outline, outline)
}

// draw lays the columns out.
func (c *columns) draw() chart {
	top := 1
	for i, counts := range c.counts {
		top = max(top, sum(counts), c.outline[i])
	}
	step := chartWidth / max(len(c.counts), 1)
	width := max(min(step-6, 34), 3)
	base := columnArea + 16
	for i, counts := range c.counts {
		x := i*step + (step-width)/2
		b := bar{Label: c.labels[i], X: x + width/2, Y: base + 14, Note: strconv.Itoa(sum(counts))}
		below := 0
		for k, n := range counts {
			low, high := columnArea*below/top, columnArea*(below+n)/top
			below += n
			if n > 0 {
				b.Segments = append(b.Segments, segment{Class: c.Legend[k].Class, X: x, Y: base - high, Width: width, Height: high - low})
			}
		}
		reach := columnArea * below / top
		if planned := c.outline[i]; planned >= 0 {
			height := columnArea * planned / top
			b.Outline = &segment{X: x - 2, Y: base - height, Width: width + 4, Height: height}
			reach = max(reach, height)
		}
		b.Above = base - reach - 3
		c.Bars = append(c.Bars, b)
	}
	return c.chart
}

func sum(counts []int) int {
	all := 0
	for _, n := range counts {
		all += n
	}
	return all
}
