package scoring

import (
	"math/big"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"
)

var equation = regexp.MustCompile(`^(?:.*: )?([^:=]*) = ([^,=]*)`)

// addsUp works out what every line prints before "=", by hand as it were, and
// compares it with what it prints after; in both languages.
func addsUp(t *testing.T, trace Trace) {
	t.Helper()
	said := sentences.Sentences()
	for _, tag := range []language.Tag{language.English, language.Vietnamese} {
		for _, step := range trace {
			if len(step.Params) > 0 && strings.Contains(said[step.Code].En, " = ") {
				line := step.Reason.Text(tag)
				if tag == language.Vietnamese {
					line = strings.ReplaceAll(strings.ReplaceAll(line, ", ", "; "), ",", ".")
				}
				parts := equation.FindStringSubmatch(strings.ReplaceAll(line, ";", ","))
				require.NotNil(t, parts, line)
				left := calculate(t, parts[1])
				right := calculate(t, regexp.MustCompile(` \(≈.*`).ReplaceAllString(parts[2], ""))
				require.Equal(t, right.RatString(), left.RatString(), line)
			}
		}
	}
}

// calculate works out a sum as people write it.
func calculate(t *testing.T, text string) *big.Rat {
	t.Helper()
	c := calculator{t: t, text: strings.NewReplacer(" ", "", "×", "*").Replace(text)}
	out := c.sum()
	require.Empty(t, c.text, text)
	return out
}

type calculator struct {
	t    *testing.T
	text string
}

func (c *calculator) take(any string) byte {
	if c.text == "" || strings.IndexByte(any, c.text[0]) < 0 {
		return 0
	}
	b := c.text[0]
	c.text = c.text[1:]
	return b
}

func (c *calculator) sum() *big.Rat {
	out := c.product()
	for {
		switch c.take("+-") {
		case '+':
			out = new(big.Rat).Add(out, c.product())
		case '-':
			out = new(big.Rat).Sub(out, c.product())
		default:
			return out
		}
	}
}

func (c *calculator) product() *big.Rat {
	out := c.operand()
	for {
		switch c.take("*/") {
		case '*':
			out = new(big.Rat).Mul(out, c.operand())
		case '/':
			out = new(big.Rat).Quo(out, c.operand())
		default:
			return out
		}
	}
}

func (c *calculator) operand() *big.Rat {
	if c.take("(") != 0 {
		out := c.sum()
		require.NotZero(c.t, c.take(")"), c.text)
		return out
	}
	if c.take("-") != 0 {
		return new(big.Rat).Neg(c.operand())
	}
	end := strings.IndexFunc(c.text, func(r rune) bool { return (r < '0' || r > '9') && r != '.' })
	if end < 0 {
		end = len(c.text)
	}
	out, ok := new(big.Rat).SetString(c.text[:end])
	require.True(c.t, ok, c.text)
	c.text = c.text[end:]
	return out
}
