package document

import "bytes"

// The limits of lists and mappings, which are counted in the text before
// anything is made of it, and again where they are read.
const (
	MaxItems    = 5_000     // in any list or mapping
	MaxLong     = 1_500_000 // in those of the candidates of a case
	maxEntries  = 4_000_000 // in a whole document
	maxMeasured = 4 * MaxDepth
)

// measurer counts the items of every list and mapping of a text without
// making anything of them. It knows indentation, brackets, quotes, comments
// and blocks of text; what it takes for less than it is, is counted when it is
// read.
type measurer struct {
	text    []byte
	long    map[string]bool // keys of which the lists may be long
	at      int
	entries int
	largest int // of all lists and mappings
	blocks  []measured
	key     []byte // the last one seen
	pending bool   // a value is due on the next line
	skip    int    // lines indented deeper belong to a block of text; -1: none
	full    bool
}

// measured is a list or mapping being counted.
type measured struct {
	list  bool
	start int // the column, or the offset of the bracket
	count int
	most  int
}

// oversized finds where a list or mapping, or the whole, becomes larger than
// its limit.
func oversized(text []byte, long map[string]bool) (at, most int, is bool) {
	m := &measurer{text: text, long: long, skip: -1, pending: true}
	for m.at < len(m.text) && !m.full {
		m.line()
	}
	if !m.full {
		return 0, 0, false
	}
	most = maxEntries
	if n := len(m.blocks); n > 0 && m.blocks[n-1].count > m.blocks[n-1].most {
		most = m.blocks[n-1].most
	}
	return m.at, most, true
}

func (m *measurer) most() int {
	if m.long[string(m.key)] || m.long[AnyKey] {
		return MaxLong
	}
	return MaxItems
}

// count adds an item to the innermost list or mapping.
func (m *measurer) count() {
	last := &m.blocks[len(m.blocks)-1]
	last.count++
	m.entries++
	m.largest = max(m.largest, last.count)
	m.full = m.full || last.count > last.most || m.entries > maxEntries
}

func (m *measurer) blanks() int {
	from := m.at
	for m.at < len(m.text) && m.text[m.at] == ' ' {
		m.at++
	}
	return m.at - from
}

func (m *measurer) endLine() {
	if m.at >= len(m.text) {
		m.at = len(m.text)
	} else if i := bytes.IndexByte(m.text[m.at:], '\n'); i >= 0 {
		m.at += i + 1
	} else {
		m.at = len(m.text)
	}
}

// line counts what a line outside brackets begins.
func (m *measurer) line() {
	begin := m.at
	column := m.blanks()
	if m.at == len(m.text) || m.skip >= 0 && column > m.skip {
		m.endLine()
		return
	}
	switch m.text[m.at] {
	case '\n', '\r', '#':
		m.endLine()
		return
	}
	m.skip = -1
	for m.dash() && !m.full {
		m.enter(true, m.at-begin)
		m.at++
		m.pending = true
		m.blanks()
	}
	if !m.full {
		m.token(m.at-begin, column)
	}
}

// dash reports whether an item of a list begins here.
func (m *measurer) dash() bool {
	return m.at < len(m.text) && m.text[m.at] == '-' && (m.at+1 == len(m.text) || bytes.IndexByte([]byte(" \r\n"), m.text[m.at+1]) >= 0)
}

// enter counts an item of the list, or a key of the mapping, at a column.
func (m *measurer) enter(list bool, column int) {
	for n := len(m.blocks); n > 0; n = len(m.blocks) {
		last := m.blocks[n-1]
		if last.start < column || last.start == column && (last.list == list || list) {
			break
		}
		m.blocks = m.blocks[:n-1]
	}
	if n := len(m.blocks); n == 0 || m.blocks[n-1].start != column || m.blocks[n-1].list != list {
		if n >= maxMeasured {
			m.at = len(m.text) // too deep: the parser says so
			return
		}
		m.blocks = append(m.blocks, measured{list: list, start: column, most: m.most()})
	}
	m.count()
}

// token goes past a value, or past a key and the value on its line.
func (m *measurer) token(column, indent int) {
	if m.value(indent) {
		return
	}
	from := m.at
	key, ok := m.keyHere()
	if !ok { // a plain text, or one that goes on
		m.endLine()
		return
	}
	m.enter(false, column)
	if m.full || from >= len(m.text) {
		return
	}
	m.key, m.pending = key, true
	m.blanks()
	if !m.value(indent) {
		m.pending = m.at >= len(m.text) || bytes.IndexByte([]byte("\r\n#"), m.text[m.at]) >= 0
		m.endLine()
	}
}

// value goes past a value in brackets or a block of text, where one is due.
func (m *measurer) value(indent int) bool {
	if !m.pending || m.at >= len(m.text) {
		return false
	}
	switch m.text[m.at] {
	case '[', '{':
		m.brackets()
	case '|', '>':
		m.skip = indent
	default:
		return false
	}
	if m.pending = false; !m.full {
		m.endLine()
	}
	return true
}

// keyHere goes past a key and its colon.
func (m *measurer) keyHere() ([]byte, bool) {
	if m.at >= len(m.text) {
		return nil, false
	}
	if c := m.text[m.at]; c == '"' || c == '\'' {
		from := m.at
		m.quoted()
		key := bytes.Trim(m.text[from:m.at], `"'`)
		m.blanks()
		if m.at < len(m.text) && m.text[m.at] == ':' {
			m.at++
			return key, true
		}
		return nil, false
	}
	rest := m.text[m.at:]
	if i := bytes.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[:i]
	}
	for from := 0; ; {
		i := bytes.IndexByte(rest[from:], ':')
		if i < 0 {
			return nil, false
		}
		if from += i + 1; from == len(rest) || rest[from] == ' ' || rest[from] == '\r' || rest[from] == '\t' {
			m.at += from
			return rest[:from-1], true
		}
	}
}

// quoted goes past a text in quotes.
func (m *measurer) quoted() {
	quote := m.text[m.at]
	for m.at++; m.at < len(m.text); m.at++ {
		switch c := m.text[m.at]; {
		case c == '\\' && quote == '"':
			m.at++
		case c == quote && quote == '\'' && m.at+1 < len(m.text) && m.text[m.at+1] == quote:
			m.at++
		case c == quote:
			m.at++
			return
		}
	}
	m.at = min(m.at, len(m.text))
}

// brackets goes past a value in brackets, on however many lines.
func (m *measurer) brackets() {
	outside := len(m.blocks)
	from, start := m.at, true // where the token began, and whether one begins here
	for ; m.at < len(m.text) && !m.full; m.at++ {
		switch c := m.text[m.at]; c {
		case ' ', '\n', '\r', '\t':
			continue
		case '#':
			if m.at > 0 && bytes.IndexByte([]byte(" \t\n"), m.text[m.at-1]) >= 0 {
				m.endLine()
				m.at--
			}
			continue
		case '[', '{':
			if len(m.blocks) >= maxMeasured {
				m.at = len(m.text) // too deep: the parser says so
				return
			}
			m.blocks = append(m.blocks, measured{list: c == '[', start: m.at, most: m.most()})
			m.count()
			start = true
		case ',':
			m.count()
			start = true
		case ']', '}':
			if m.blocks = m.blocks[:len(m.blocks)-1]; len(m.blocks) == outside {
				m.at++
				return
			}
			start = false
		case ':':
			if !start {
				m.key = bytes.Trim(m.text[from:m.at], "\"' ")
			}
			start = true
		default:
			if start {
				from = m.at
				if c == '"' || c == '\'' {
					m.quoted()
					m.at--
				}
			}
			start = false
		}
	}
}
