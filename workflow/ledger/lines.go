package ledger

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"iter"
	"slices"
)

// Lines reads a record line by line from its start. Each line comes without
// its newline in memory of its own, so that entries may be kept. A last line
// without a newline was not written to its end: it is reported as an [*Error]
// with [CodeTornLine] after every complete line was given. No more than one
// line is held at a time.
func Lines(reader io.Reader) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		source := newLineSource(reader)
		for {
			line, err := source.next()
			if err == io.EOF {
				return
			}
			if !yield(line, err) || err != nil {
				return
			}
		}
	}
}

// lineSource reads complete lines and knows where it is.
type lineSource struct {
	buffered *bufio.Reader
	count    int // complete lines so far
	offset   int // bytes of complete lines so far
}

// newLineSource reads from a reader; nil has no lines.
func newLineSource(reader io.Reader) lineSource {
	if reader == nil {
		reader = bytes.NewReader(nil)
	}
	return lineSource{buffered: bufio.NewReaderSize(reader, 64<<10)}
}

// next returns the next line, io.EOF after the last, an *Error for a line that
// is torn or too long, and what the reader failed with.
func (s *lineSource) next() ([]byte, error) {
	var long []byte // the start of a line that exceeds the buffer
	for {
		part, err := s.buffered.ReadSlice('\n')
		size := len(long) + len(part)
		switch {
		case size > MaxLine+1 || size == MaxLine+1 && err != nil:
			return nil, &Error{Code: CodeLineTooLong, Entry: s.count + 1}
		case errors.Is(err, bufio.ErrBufferFull):
			long = append(long, part...)
			continue
		case err == io.EOF && size == 0:
			return nil, io.EOF
		case err == io.EOF:
			return nil, &Error{Code: CodeTornLine, Entry: s.count + 1, Offset: s.offset}
		case err != nil:
			return nil, err
		}
		s.count++
		s.offset += size
		part = part[:len(part)-1]
		if long == nil {
			return bytes.Clone(part), nil
		}
		return slices.Clip(append(long, part...)), nil
	}
}
