//go:build !js

// Anywhere answers questions about regulations in JSON, for services and front
// ends that are not written in Go.
//
//	anywhere                            answers a line for a line, standard input to output
//	anywhere -listen 127.0.0.1:8040     the same over HTTP, on this machine alone
//	anywhere -listen unix:/run/it.sock  the same over a Unix socket
//	anywhere -schema request|answer     the JSON Schema of requests or of answers
//
// Built with GOOS=wasip1 the first is a WASI module, and with GOOS=js a module
// for browsers. The requests are those of package workflow/contract.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/thituyen/thituyen/workflow/contract"
)

func main() {
	if err := run(context.Background(), os.Args[1:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "anywhere:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, in io.Reader, out io.Writer) error {
	flags := flag.NewFlagSet("anywhere", flag.ContinueOnError)
	at := flags.String("listen", "", "where to listen: a loopback address with its port, or unix:PATH; left out, lines are read from standard input")
	timeout := flags.Duration("timeout", time.Minute, "how long one exchange over -listen may take")
	limit := flags.Int("limit", 0, "how many bytes a line may have; 0 means the usual 16 MB")
	schema := flags.String("schema", "", "print the JSON Schema of a `request` or an `answer`")
	if err := flags.Parse(args); err != nil {
		return err
	}
	desk := contract.NewDesk(contract.Limits{LineBytes: *limit})
	switch {
	case *schema != "":
		return writeSchema(out, *schema)
	case *at != "":
		return listen(ctx, *at, handler(desk, *timeout), out)
	}
	return desk.Serve(ctx, in, out)
}

func writeSchema(out io.Writer, of string) error {
	write := map[string]func() ([]byte, error){"request": contract.RequestSchema, "answer": contract.AnswerSchema}[of]
	if write == nil {
		return fmt.Errorf("-schema is request or answer, not %q", of)
	}
	text, err := write()
	if err == nil {
		_, err = out.Write(append(text, '\n'))
	}
	return err
}
