package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"golang.org/x/text/language"
)

// progress writes how far a run is, on one line that is written over: at once
// on a terminal, elsewhere only once it has taken two seconds.
type progress struct {
	mutex    sync.Mutex
	out      io.Writer
	word     string
	terminal bool
	begun    time.Time
	shown    time.Time
	lines    int
	now      func() time.Time
}

const (
	patience = 2 * time.Second        // before a line is written to what is no terminal
	pace     = 200 * time.Millisecond // between two lines on a terminal
)

func newProgress(out io.Writer, tag language.Tag) *progress {
	p := &progress{out: out, word: sentences["running"].Text(tag), now: time.Now}
	if file, ok := out.(*os.File); ok {
		info, err := file.Stat()
		p.terminal = err == nil && info.Mode()&os.ModeCharDevice != 0
	}
	p.begun = p.now()
	return p
}

// show is called after each case, or each change of a regulation.
func (p *progress) show(done, of int) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	now := p.now()
	wait := patience
	if p.terminal {
		wait = pace
	}
	if now.Sub(p.begun) < wait || now.Sub(p.shown) < wait {
		return
	}
	p.shown = now
	p.lines++
	line := fmt.Sprintf("%s %d/%d (%d %%)", p.word, done, of, done*100/of)
	if p.terminal {
		fmt.Fprintf(p.out, "\r%s", line)
	} else {
		fmt.Fprintln(p.out, line)
	}
}

// done leaves the line behind.
func (p *progress) done() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.terminal && p.lines > 0 {
		fmt.Fprint(p.out, "\r\x1b[K")
	}
}
