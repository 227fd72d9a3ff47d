package contract

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"iter"
	"maps"
	"slices"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// Serve answers requests line by line until they end. Every line is answered:
// one that is too long, or no request at all, with an error. The candidates of
// a streamed request are answered a line each, under their ids, and what they
// come to together after the line that ends them. The error is that of reading
// or writing.
func (d *Desk) Serve(ctx context.Context, in io.Reader, out io.Writer) error {
	s := &session{ctx: ctx, desk: d, in: bufio.NewReaderSize(in, 64<<10), out: bufio.NewWriterSize(out, 64<<10)}
	for {
		line, err := s.line()
		if err != nil {
			return errors.Join(notEnd(err), s.out.Flush())
		}
		switch {
		case line == nil:
			s.write(d.write(s.tooLarge(speaker{tag: language.Vietnamese})))
		default:
			s.answer(line)
		}
		if s.err == nil && s.in.Buffered() == 0 {
			s.err = s.out.Flush() // whoever waits for an answer before asking on gets it
		}
		if s.err != nil {
			return s.err
		}
	}
}

func notEnd(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// session is one reading of lines.
type session struct {
	ctx  context.Context
	desk *Desk
	in   *bufio.Reader
	out  *bufio.Writer
	err  error
	room []byte
}

// line reads a line; nil where it is longer than the limit, and then all of it
// was passed over. It holds until the next is read.
func (s *session) line() ([]byte, error) {
	s.room = s.room[:0]
	long := false
	for {
		part, err := s.in.ReadSlice('\n')
		if long = long || len(s.room)+len(part) > s.desk.limits.LineBytes+1; !long {
			s.room = append(s.room, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && (len(s.room) == 0 && !long || !errors.Is(err, io.EOF)):
			return nil, err
		case long:
			s.room = nil
			return nil, nil
		}
		line := bytes.TrimRight(s.room, "\r\n")
		if cap(s.room) > 1<<20 {
			s.room = nil // the room of one long line is not kept for ever
		}
		return orEmpty(line), nil
	}
}

// orEmpty is a line that is never nil.
func orEmpty(line []byte) []byte {
	if line == nil {
		return []byte{}
	}
	return line
}

func (s *session) write(line []byte) {
	if s.err != nil {
		return
	}
	if _, s.err = s.out.Write(line); s.err == nil {
		s.err = s.out.WriteByte('\n')
	}
}

func (s *session) tooLarge(says speaker) Reply {
	return Reply{Error: says.failure("too_large", nil, param("limit", s.desk.limits.LineBytes))}
}

// answer answers one request, with the lines of its candidates where they
// follow.
func (s *session) answer(line []byte) {
	a := s.desk.hear(s.ctx, line)
	if !a.request.Streamed {
		if a.reply.Error == nil {
			a.answer()
		}
		s.write(s.desk.write(a.reply))
		return
	}
	stream := &stream{session: s, asked: a}
	if a.reply.Error == nil {
		reply := a.reply
		a.road(stream.applicants(), func(id string, c Candidate) error {
			one := reply
			one.Candidates = Candidates{id: c}
			s.write(s.desk.write(one))
			return s.err
		})
	}
	for range stream.applicants() { // the rest, after an error
	}
	if a.reply.Error == nil && stream.early {
		a.fail("", fails("ended_early"))
	}
	a.reply.End = true
	s.write(s.desk.write(a.reply))
}

// stream is the lines of a request's candidates.
type stream struct {
	*session
	asked *asked
	ended bool
	early bool
}

// applicants are those of the lines up to the one that ends them. A line that
// cannot be read is answered at once, and the next is read.
func (s *stream) applicants() iter.Seq[regulation.Applicant] {
	return func(yield func(regulation.Applicant) bool) {
		for !s.ended && s.err == nil {
			line, err := s.line()
			if err != nil {
				s.err, s.ended, s.early = notEnd(err), true, true
				return
			}
			if line == nil {
				s.refuse(s.tooLarge(s.asked.says).Error)
				continue
			}
			some, mistakes := readApplicants(line)
			if len(mistakes) > 0 {
				s.refuse(s.asked.says.failure("bad_request", mistakes))
				continue
			}
			if len(some) == 0 {
				s.ended = true
				return
			}
			for _, id := range slices.Sorted(maps.Keys(some)) {
				applicant := regulation.Applicant{}
				if given := some[id]; given != nil {
					applicant = *given
				}
				applicant.ID = id
				if !yield(applicant) {
					return
				}
			}
		}
	}
}

// refuse answers a line of candidates that cannot be read; one after an error
// of the request is passed over.
func (s *stream) refuse(failure *Failure) {
	if s.asked.reply.Error == nil {
		s.write(s.desk.write(Reply{ID: s.asked.request.ID, Ask: s.asked.request.Ask, Regulation: s.asked.reply.Regulation, Error: failure}))
	}
}

// readApplicants reads a line of candidates.
func readApplicants(line []byte) (map[string]*regulation.Applicant, thituyen.Mistakes) {
	var some map[string]*regulation.Applicant
	root, mistakes := document.Parse("candidates.json", line)
	if root == nil {
		return nil, mistakes
	}
	found := document.Decode(root, &some)
	return some, document.Join(mistakes, found, document.In(document.Check(some), root))
}
