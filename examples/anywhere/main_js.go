// Anywhere, as a module for browsers and for Node: it gives the page one
// function, thituyen, that takes lines of requests and returns lines of
// answers.
package main

import (
	"bytes"
	"context"
	"strings"
	"syscall/js"

	"github.com/thituyen/thituyen/workflow/contract"
)

func main() {
	desk := contract.NewDesk(contract.Limits{})
	js.Global().Set("thituyen", js.FuncOf(func(_ js.Value, args []js.Value) any {
		var out bytes.Buffer
		if len(args) > 0 {
			_ = desk.Serve(context.Background(), strings.NewReader(args[0].String()), &out) // neither can fail
		}
		return out.String()
	}))
	select {} // a Go program that ends can no longer be called
}
