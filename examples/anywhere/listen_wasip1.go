package main

import (
	"context"
	"errors"
	"io"
	"time"

	"github.com/thituyen/thituyen/workflow/contract"
)

// A WASI module has no sockets of its own: it answers lines.
func handler(*contract.Desk, time.Duration) any { return nil }

func listen(context.Context, string, any, io.Writer) error {
	return errors.New("-listen: a WASI module has no sockets; give it lines")
}
