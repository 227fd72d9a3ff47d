package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
)

// Open reads a workbook (.xlsx) or a table of text (.csv, .tsv, .txt). What a
// file is, is told by its first bytes, not by its name. With mistakes there is
// no book.
func Open(name string, content []byte) (*Book, Mistakes) {
	if len(content) > MaxBytes {
		return nil, Mistakes{at(name, "too_large",
			fmt.Sprintf("tệp quá lớn: nhiều nhất %d MB", MaxBytes>>20), fmt.Sprintf("the file is too large: at most %d MB", MaxBytes>>20))}
	}
	switch {
	case bytes.HasPrefix(content, []byte("PK\x03\x04")):
		if mistake, wrong := unpackable(name, content); wrong {
			return nil, Mistakes{mistake}
		}
		return openWorkbook(name, content)
	case bytes.HasPrefix(content, []byte("\xD0\xCF\x11\xE0")):
		return nil, Mistakes{at(name, "old_workbook",
			"đây là sổ tính kiểu cũ (.xls) hoặc có mật khẩu; mở bằng Excel hay LibreOffice và lưu thành .xlsx không mật khẩu",
			"this is a workbook of the old kind (.xls) or with a password; open it and save it as .xlsx without one")}
	case bytes.HasPrefix(content, []byte("%PDF")):
		return nil, Mistakes{at(name, "not_a_table", "đây là tệp PDF, không phải bảng tính", "this is a PDF, not a table")}
	}
	return openText(name, content)
}

// unpackable looks at the directory of a zip before anything is unpacked.
func unpackable(name string, content []byte) (Mistake, bool) {
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return at(name, "broken", "tệp hỏng, không mở được", "the file is broken and cannot be opened"), true
	}
	var unpacked uint64
	workbook := false
	for _, file := range archive.File {
		unpacked += file.UncompressedSize64
		workbook = workbook || file.Name == "xl/workbook.xml"
		if unpacked > MaxUnpacked {
			return at(name, "too_large",
				fmt.Sprintf("giải nén ra quá %d MB nên bị từ chối", MaxUnpacked>>20),
				fmt.Sprintf("it would unpack to more than %d MB and is refused", MaxUnpacked>>20)), true
		}
	}
	if !workbook {
		return at(name, "not_a_table",
			"đây không phải sổ tính .xlsx (có thể là .docx, .ods hay tệp nén); hãy lưu thành .xlsx",
			"this is no .xlsx workbook (perhaps a .docx, an .ods or an archive); save it as .xlsx"), true
	}
	return Mistake{}, false
}

// baseName is a file's name without folders and ending, the name of the table
// of a text.
func baseName(name string) string {
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	if dot := strings.LastIndexByte(name, '.'); dot > 0 {
		name = name[:dot]
	}
	return name
}
