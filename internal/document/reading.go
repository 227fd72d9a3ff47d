package document

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
)

// ReadFile reads the text of a document, no more of a file than is enough to
// see that it is too large, which [Parse] then says.
func ReadFile(fsys fs.FS, name string) ([]byte, error) {
	file, err := Files(fsys).Open(name)
	if err != nil {
		return nil, err
	}
	size := int64(0)
	if info, err := file.Stat(); err == nil {
		size = min(info.Size(), MaxBytes)
	}
	text := make([]byte, 0, size+1)
	var read int
	for err == nil && len(text) <= MaxBytes {
		if len(text) == cap(text) {
			text = append(text, 0)[:len(text)]
		}
		read, err = file.Read(text[len(text):cap(text)])
		text = text[:len(text)+read]
	}
	if errors.Is(err, io.EOF) {
		err = nil
	}
	if err := errors.Join(err, file.Close()); err != nil {
		return nil, err
	}
	return text, nil
}

// Files are the files given, or none at all for nil.
func Files(fsys fs.FS) fs.FS {
	if fsys == nil {
		return noFiles{}
	}
	return fsys
}

type noFiles struct{}

func (noFiles) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fmt.Errorf("no file system was given: %w", fs.ErrInvalid)}
}

// Writer is the writer given, or one that refuses for nil.
func Writer(out io.Writer) io.Writer {
	if out == nil {
		return noWriter{}
	}
	return out
}

type noWriter struct{}

func (noWriter) Write([]byte) (int, error) { return 0, errors.New("no writer was given") }
