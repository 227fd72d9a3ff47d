package file

import (
	"bytes"
	"crypto/sha256"
	"io"

	"github.com/thituyen/thituyen/workflow/ledger"
)

// indexStep is how many lines lie between two remembered positions.
const indexStep = 256

// index is what a store knows of the complete lines in its file: where they
// end, the head, and where every indexStep-th line starts, so that a late
// entry is found without reading all before it.
type index struct {
	end    int64
	head   ledger.Head
	starts []int64 // of lines 1, 1+indexStep, 1+2*indexStep, …
}

// add notes a complete line that ends, with its newline, at end.
func (x *index) add(hash ledger.Hash, end int64) {
	if x.head.Number%indexStep == 0 {
		x.starts = append(x.starts, x.end)
	}
	x.head = ledger.Head{Number: x.head.Number + 1, Hash: hash}
	x.end = end
}

// start returns the position and number of the last remembered line that is
// not after line number.
func (x *index) start(number int) (position int64, line int) {
	if len(x.starts) == 0 {
		return 0, 1
	}
	step := min((number-1)/indexStep, len(x.starts)-1)
	return x.starts[step], step*indexStep + 1
}

// extend returns the index of a file that has grown to size. It hashes only
// the last complete line, for the head; what earlier lines say is for the
// reader of the record.
func (x index) extend(source io.ReaderAt, size int64) (index, error) {
	last := int64(-1) // where the last complete line starts
	buffer := make([]byte, min(size-x.end, 256<<10))
	for position := x.end; position < size; {
		part := buffer[:min(int64(len(buffer)), size-position)]
		if err := readFull(source, part, position); err != nil {
			return index{}, err
		}
		for rest := part; ; {
			newline := bytes.IndexByte(rest, '\n')
			if newline < 0 {
				break
			}
			last = x.end
			rest = rest[newline+1:]
			x.add(ledger.Hash{}, position+int64(len(part)-len(rest)))
		}
		position += int64(len(part))
	}
	if last < 0 {
		return x, nil
	}
	digest := sha256.New()
	if _, err := io.Copy(digest, io.NewSectionReader(source, last, x.end-1-last)); err != nil {
		return index{}, err
	}
	digest.Sum(x.head.Hash[:0])
	return x, nil
}

// readFull fills part. At the end of a file ReadAt may report it together with
// all the bytes asked for.
func readFull(source io.ReaderAt, part []byte, position int64) error {
	count, err := source.ReadAt(part, position)
	if count == len(part) {
		return nil
	}
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}
