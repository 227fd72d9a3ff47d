package scoring

import (
	"strconv"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/canonical"
	"github.com/thituyen/thituyen/internal/document"
)

// encodeCombine writes a word or {best: k}.
func encodeCombine(m Combine, e *canonical.Encoder) {
	if m.Way == Best {
		document.Encode(e, best{&m.Best})
		return
	}
	e.String(string(m.Way))
}

// encodePanelCombine writes a word or {trimmed_mean: …}.
func encodePanelCombine(p PanelCombine, e *canonical.Encoder) {
	if p.Way == PanelTrimmedMean {
		document.Encode(e, trimmedMean{&p.Trim})
		return
	}
	e.String(string(p.Way))
}

// encodePass writes a number where nothing else is said, else a mapping.
func encodePass(p Pass, e *canonical.Encoder) {
	if p.AtLeast != nil && p == (Pass{AtLeast: p.AtLeast}) {
		encodeThreshold(*p.AtLeast, e)
		return
	}
	document.Encode(e, passMapping(p))
}

func encodeThreshold(t Threshold, e *canonical.Encoder) { encodeNumber(t.Value, t.Percent, e) }

func encodeDeduction(d Deduction, e *canonical.Encoder) { encodeNumber(d.Value, d.Percent, e) }

func encodePercent(p Percent, e *canonical.Encoder) { encodeNumber(p.Value, true, e) }

func encodeWeight(w Weight, e *canonical.Encoder) { encodeNumber(w.Value, false, e) }

// encodeNumber writes a number, a share as a percentage.
func encodeNumber(v thituyen.Value, percent bool, e *canonical.Encoder) {
	if percent {
		e.String(v.Mul(thituyen.Int(100)).String() + "%")
		return
	}
	e.String(v.String())
}

// encodeVoid writes true or all.
func encodeVoid(v Void, e *canonical.Encoder) {
	if truth, err := strconv.ParseBool(string(v)); err == nil {
		e.Bool(truth)
		return
	}
	e.String(string(v))
}

// encodeMarks writes a word, a number, a list or a mapping.
func encodeMarks(m Marks, e *canonical.Encoder) {
	switch {
	case m.Word != "":
		e.String(string(m.Word))
	case m.Named != nil:
		document.Encode(e, m.Named)
	case m.List != nil:
		document.Encode(e, m.List)
	default:
		document.Encode(e, m.Single)
	}
}

// encodeSettlement writes a number or a mapping.
func encodeSettlement(s Settlement, e *canonical.Encoder) {
	if s.Spread != nil && s.Remark != nil && s.Spread.Equal(*s.Remark) {
		document.Encode(e, s.Spread)
		return
	}
	document.Encode(e, settlementMapping(s))
}
