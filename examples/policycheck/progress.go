package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"golang.org/x/text/language"
)

// progress writes how far a run is, on one line of a terminal that is written
// over; elsewhere it is silent.
type progress struct {
	mutex    sync.Mutex
	out      io.Writer
	word     string
	terminal bool
	shown    time.Time
	lines    int
	now      func() time.Time
}

// pace is the time between two lines.
const pace = 200 * time.Millisecond

func newProgress(out io.Writer, tag language.Tag) *progress {
	p := &progress{out: out, word: sentences["running"].Text(tag), now: time.Now}
	if file, ok := out.(*os.File); ok {
		info, err := file.Stat()
		p.terminal = err == nil && info.Mode()&os.ModeCharDevice != 0
	}
	p.shown = p.now()
	return p
}

// show is called after each case, or each change of a regulation.
func (p *progress) show(done, of int) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	now := p.now()
	if !p.terminal || now.Sub(p.shown) < pace {
		return
	}
	p.shown = now
	p.lines++
	fmt.Fprintf(p.out, "\r%s %d/%d (%d %%)", p.word, done, of, done*100/of)
}

// done leaves the line behind.
func (p *progress) done() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.lines > 0 {
		fmt.Fprint(p.out, "\r\x1b[K")
	}
}
