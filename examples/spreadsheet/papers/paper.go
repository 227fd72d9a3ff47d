package papers

// Paper is a document of an office: blocks in their order, printed on A4.
type Paper struct {
	Name      string // of its file, without an ending
	Title     string
	Under     string // a line below the title
	Landscape bool
	Footer    string
	Blocks    []Block
	Sign      []string // who signs, from left to right
}

// Block is a heading, a paragraph, or a table; what is empty is left out.
type Block struct {
	Heading string
	Text    string
	Head    []string
	Rows    [][]string
}

// The national heading of every paper.
const (
	nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
	motto  = "Độc lập – Tự do – Hạnh phúc"
)
