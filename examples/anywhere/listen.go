//go:build !js && !wasip1

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/thituyen/thituyen/workflow/contract"
)

// handler answers the lines of a request's body with lines, as they come. It
// answers those on this machine alone: a page of elsewhere that was led here by
// a name has another host, and is refused.
func handler(desk *contract.Desk, timeout time.Duration) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /{$}", func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), timeout)
		defer cancel()
		control := http.NewResponseController(w)
		_ = control.EnableFullDuplex() // where it cannot, lines are answered when all are read
		_ = control.SetReadDeadline(time.Now().Add(timeout))
		w.Header().Set("Content-Type", "application/x-ndjson; charset=utf-8")
		_ = desk.Serve(ctx, r.Body, flushing{w, control}) // who went away is told nothing
	})
	for _, of := range []string{"request", "answer"} {
		mux.HandleFunc("GET /"+of+".schema.json", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/schema+json; charset=utf-8")
			_ = writeSchema(w, of)
		})
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if origin := r.Header.Get("Origin"); !local(r.Host) || origin != "" && !local(origin[strings.LastIndex(origin, "/")+1:]) {
			http.Error(w, `{"error":{"code":"not_local","text":"this service answers its own machine alone"}}`, http.StatusForbidden)
			return
		}
		mux.ServeHTTP(w, r)
	})
}

// flushing sends every write on at once.
type flushing struct {
	io.Writer
	control *http.ResponseController
}

func (f flushing) Write(text []byte) (int, error) {
	n, err := f.Writer.Write(text)
	if err == nil {
		err = f.control.Flush()
	}
	return n, err
}

// local reports whether a host, with or without a port, is this machine.
func local(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	ip := net.ParseIP(strings.Trim(host, "[]"))
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// listen serves until the context ends. Of an address that others can reach
// nothing is served.
func listen(ctx context.Context, at string, h http.Handler, out io.Writer) error {
	network, address := "tcp", at
	if path, is := strings.CutPrefix(at, "unix:"); is {
		network, address = "unix", path
		if was, err := os.Lstat(path); err == nil && was.Mode().Type() == os.ModeSocket {
			_ = os.Remove(path) // left behind by one that was killed
		}
	} else if !local(at) {
		return fmt.Errorf("-listen %s: others could reach that; listen at 127.0.0.1, [::1] or unix:PATH", at)
	}
	listener, err := net.Listen(network, address)
	if err != nil {
		return err
	}
	if network == "unix" {
		_ = os.Chmod(address, 0o600) // who may open the file may ask
	}
	fmt.Fprintln(out, "listening at", listener.Addr())
	server := &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second, MaxHeaderBytes: 1 << 16, BaseContext: func(net.Listener) context.Context { return ctx }}
	stop := context.AfterFunc(ctx, func() { _ = server.Close() })
	defer stop()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
