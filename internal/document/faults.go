package document

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// faults word what the YAML library says, with what mends it. Where a fault
// is found only after it, the place is where its context begins.
var faults = []struct {
	says   string
	before bool // the fault is where the context begins
	word   thituyen.Title
}{
	{"mapping values are not allowed", false, thituyen.Title{Vi: "có dấu hai chấm thừa: chữ có dấu hai chấm phải đặt cả câu trong ngoặc kép; nếu là một khóa mới thì xuống dòng và thụt thẳng hàng với các khóa khác", En: "a colon too many: put a text with a colon in quotes; a new key stands on a line of its own, in line with the other keys"}},
	{"could not find expected ':'", true, thituyen.Title{Vi: "dòng này thiếu dấu hai chấm và dấu cách sau tên khóa, hoặc thụt sai", En: "this line lacks the colon and blank after a key, or its indentation is wrong"}},
	{"did not find expected key", false, thituyen.Title{Vi: "thụt đầu dòng hoặc dấu ngoặc ở đây không khớp với các dòng trên; các khóa của một bảng phải thẳng hàng, và sau ngoặc đóng không còn chữ nào", En: "the indentation or a bracket does not fit the lines above; the keys of a mapping stand in line, and nothing follows a closing quote or bracket"}},
	{"did not find expected '-' indicator", false, thituyen.Title{Vi: "dòng này đứng trong một danh sách mà không bắt đầu bằng \"- \", hoặc thụt sai", En: "this line is in a list and does not begin with \"- \", or its indentation is wrong"}},
	{"block sequence entries are not allowed", false, thituyen.Title{Vi: "danh sách có dấu - phải bắt đầu ở dòng dưới khóa; trên cùng dòng thì viết trong ngoặc vuông [a, b]", En: "a list with - begins on the line below its key; on the same line write it in brackets: [a, b]"}},
	{"did not find expected ',' or ']'", true, thituyen.Title{Vi: "ngoặc vuông mở ở đây thiếu dấu phẩy giữa hai mục hoặc thiếu ngoặc đóng ]", En: "the bracket that opens here lacks a comma between two items or its closing ]"}},
	{"did not find expected ',' or '}'", true, thituyen.Title{Vi: "ngoặc nhọn mở ở đây thiếu dấu phẩy giữa hai khóa hoặc thiếu ngoặc đóng }", En: "the brace that opens here lacks a comma between two keys or its closing }"}},
	{"did not find expected node content", false, thituyen.Title{Vi: "thiếu một giá trị ở đây, hoặc thừa một dấu phẩy", En: "a value is missing here, or there is a comma too many"}},
	{"unexpected end of stream", true, thituyen.Title{Vi: "dấu ngoặc kép mở ở đây không có dấu đóng", En: "the quote that opens here is never closed"}},
	{"unknown escape character", false, thituyen.Title{Vi: "trong ngoặc kép \" dấu \\ có nghĩa riêng; hãy dùng ngoặc đơn ' hoặc viết \\\\", En: "in double quotes a \\ means something else; use single quotes or write \\\\"}},
	{"invalid Unicode character escape", false, thituyen.Title{Vi: "mã \\u này không phải là một chữ; hãy viết hẳn chữ ấy", En: "this \\u is no letter; write the letter itself"}},
	{"comment without preceding whitespace", false, thituyen.Title{Vi: "trước dấu # phải có dấu cách", En: "a blank must stand before #"}},
	{"cannot start any token", false, thituyen.Title{Vi: "chữ không được bắt đầu bằng ký tự này; hãy đặt cả câu trong ngoặc kép", En: "no text may begin with this letter; put it in quotes"}},
	{"unexpected document indicator", false, thituyen.Title{Vi: "dòng --- nằm trong dấu ngoặc kép; có phải quên dấu đóng?", En: "a line --- stands in quotes; was the closing quote forgotten?"}},
	{"content after document-end", false, thituyen.Title{Vi: "sau dòng ... không được có gì nữa", En: "nothing may follow the line ..."}},
	{"expected comment or line break", false, thituyen.Title{Vi: "sau dấu | hoặc > phải xuống dòng ngay", En: "the line ends after | or >"}},
	{"control characters are not allowed", false, thituyen.Title{Vi: "có ký tự điều khiển trong tệp; hãy xóa đi", En: "there is a control character in the file; remove it"}},
	{"unknown anchor", false, thituyen.Title{Vi: "dấu * ở đầu chữ có nghĩa riêng; hãy đặt cả câu trong ngoặc kép", En: "a * before a text means something else; put it in quotes"}},
}

// syntax words an error of the YAML library.
func syntax(file *File, err error) thituyen.Mistake {
	place, detail := file.place(0), thituyen.TitleOf(err.Error())
	var load *yaml.LoadError
	if errors.As(err, &load) {
		place = Place{File: file, Line: max(load.Mark.Line, 1), Column: max(load.Mark.Column, 1)}
		detail = thituyen.TitleOf(load.Message)
		for _, fault := range faults {
			if !strings.Contains(load.Message, fault.says) {
				continue
			}
			if detail = fault.word; fault.before && load.ContextMark.Line > 0 {
				place = Place{File: file, Line: load.ContextMark.Line, Column: max(load.ContextMark.Column, 1)}
			}
			break
		}
	}
	if at := bytes.IndexFunc(file.text, isControl); at >= 0 && strings.Contains(err.Error(), "control characters") {
		place = file.place(at) // the library does not say where
	}
	if errors.Is(err, errTooDeep) {
		return thituyen.Mistake{Reason: sentences.Reason("too_deep", wording.P("limit", MaxDepth)), Place: place.Shown()}
	}
	if file.tabbed(place.Line) {
		return thituyen.Mistake{Reason: sentences.Reason("tab"), Place: place.Shown()}
	}
	if name, at, is := file.foreignLetter(place.Line); is {
		return thituyen.Mistake{Reason: sentences.Reason("foreign_letter", wording.P("name", name)), Place: at.Shown()}
	}
	return thituyen.Mistake{Reason: sentences.Reason("syntax", wording.P("detail", detail)), Place: place.Shown()}
}

func isControl(r rune) bool { return r < ' ' && r != '\t' && r != '\n' && r != '\r' }

// foreignLetter finds on a line, or the one above, a letter that a word
// processor puts in place of the one that YAML reads.
func (f *File) foreignLetter(number int) (thituyen.Title, Place, bool) {
	for _, n := range []int{number, number - 1} {
		line, _ := f.line(n)
		text := strings.TrimLeft(string(line), " ")
		at := func(i int) Place {
			return Place{File: f, Line: n, Column: utf8.RuneCount(line[:len(line)-len(text)+i]) + 1}
		}
		for _, dash := range []string{"–", "—", "•", "−"} {
			if strings.HasPrefix(text, dash) {
				return thituyen.Title{Vi: "dấu " + dash + " ở đầu dòng; danh sách dùng dấu trừ thường -", En: dash + " at the beginning of a line; lists use the plain hyphen -"}, at(0), true
			}
		}
		for i, r := range text {
			switch {
			case strings.ContainsRune("“”„‟‘’", r):
				return thituyen.Title{Vi: "dấu ngoặc cong " + string(r) + "; hãy dùng ngoặc thẳng \"", En: "the curly quote " + string(r) + "; use straight ones \""}, at(i), true
			case r == '：':
				return thituyen.Title{Vi: "dấu hai chấm toàn khổ ：; hãy dùng dấu : thường", En: "the full-width colon ：; use the plain :"}, at(i), true
			case unseen(r) && r != '\t':
				return thituyen.Title{Vi: "ký tự ẩn " + Visible(string(r)) + "; hãy xóa đi và gõ lại dấu cách", En: "the hidden letter " + Visible(string(r)) + "; remove it and type a blank"}, at(i), true
			}
		}
	}
	return thituyen.Title{}, Place{}, false
}

// encoding names the way in which a text that is no UTF-8 seems to be saved.
func encoding(text []byte) (thituyen.Title, bool) {
	zeros := bytes.Count(text[:min(len(text), 1000)], []byte{0})
	switch {
	case bytes.HasPrefix(text, []byte{0xFF, 0xFE}) || bytes.HasPrefix(text, []byte{0xFE, 0xFF}) || zeros > 0 && zeros*3 > min(len(text), 1000):
		return thituyen.Title{Vi: "UTF-16 (Notepad gọi là Unicode)", En: "UTF-16 (which Notepad calls Unicode)"}, true
	case !utf8.Valid(text):
		return thituyen.Title{Vi: "một bảng mã cũ như Windows-1258 hay TCVN3", En: "an old code page such as Windows-1258 or TCVN3"}, true
	}
	return thituyen.Title{}, false
}
