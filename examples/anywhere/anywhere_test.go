package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
	"github.com/tetratelabs/wazero/sys"
)

// cases are what every door and every client is asked: those of the contract,
// and a record to verify, whole and altered.
func cases(t testing.TB) string {
	t.Helper()
	text, err := os.ReadFile("../../workflow/contract/testdata/requests.jsonl")
	require.NoError(t, err)
	record, err := os.ReadFile("../verify/testdata/record.jsonl")
	require.NoError(t, err)
	out := strings.TrimRight(string(text), "\n") + "\n"
	for _, r := range []string{string(record), strings.Replace(string(record), "2018", "2019", 1)} {
		line, err := json.Marshal(map[string]string{"id": "verify", "ask": "verify", "record": r})
		require.NoError(t, err)
		out += string(line) + "\n"
	}
	return out + `{"id": "preset", "ask": "screen", "regulation": {"preset": "nd-24-2010"}, "candidates": {"A": {}}}` + "\n"
}

// answered is what Go answers, with which every other door must agree.
func answered(t testing.TB, requests string) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, run(context.Background(), nil, strings.NewReader(requests), &out))
	return out.String()
}

func equal(t testing.TB, want, came string) {
	t.Helper()
	a, b := strings.Split(want, "\n"), strings.Split(came, "\n")
	require.Len(t, b, len(a))
	for i := range a {
		require.Equal(t, a[i], b[i], "line %d", i+1)
	}
}

func TestTheCasesAreAnswered(t *testing.T) {
	verified := 0
	for line := range strings.Lines(answered(t, cases(t))) {
		if strings.Contains(line, `"holds":true`) {
			verified++
		}
	}
	require.Equal(t, 1, verified, "the record holds, and the altered one does not")
}

// Requests and answers are what their schemas say.
func TestTheSchemasHold(t *testing.T) {
	requests := cases(t)
	schemas := map[string]*jsonschema.Schema{}
	for _, of := range []string{"request", "answer"} {
		var out bytes.Buffer
		require.NoError(t, run(context.Background(), []string{"-schema", of}, nil, &out))
		document, err := jsonschema.UnmarshalJSON(&out)
		require.NoError(t, err)
		compiler := jsonschema.NewCompiler()
		require.NoError(t, compiler.AddResource(of, document))
		schemas[of], err = compiler.Compile(of)
		require.NoError(t, err)
	}
	held := 0
	for line := range strings.Lines(requests) {
		if !strings.Contains(line, `"ask"`) || strings.Contains(line, `"scren"`) {
			continue // a line of candidates; the request that is wrong
		}
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
		require.NoError(t, err)
		require.NoError(t, schemas["request"].Validate(value), line)
		held++
	}
	require.NotZero(t, held)
	for line := range strings.Lines(answered(t, requests)) {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
		require.NoError(t, err)
		require.NoError(t, schemas["answer"].Validate(value), line)
	}
	for _, wrong := range []string{`{}`, `{"ask": "scren"}`, `{"ask": "check", "regulatoin": {}}`} {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(wrong))
		require.NoError(t, err)
		require.Error(t, schemas["request"].Validate(value), wrong)
	}
	require.Error(t, run(context.Background(), []string{"-schema", "x"}, nil, io.Discard))
}

// serveAt listens until the test ends, and tells where.
func serveAt(t testing.TB, at string) string {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	said, into := io.Pipe()
	done := make(chan error, 1)
	go func() { done <- run(ctx, []string{"-listen", at}, nil, into) }()
	buffer := make([]byte, 200)
	n, err := said.Read(buffer)
	require.NoError(t, err)
	t.Cleanup(func() {
		cancel()
		require.NoError(t, <-done)
	})
	return strings.TrimSpace(strings.TrimPrefix(string(buffer[:n]), "listening at "))
}

func post(t testing.TB, client *http.Client, url, body string, header ...string) (int, string) {
	t.Helper()
	request, err := http.NewRequest(http.MethodPost, url, strings.NewReader(body))
	require.NoError(t, err)
	for i := 0; i < len(header); i += 2 {
		request.Header.Set(header[i], header[i+1])
	}
	response, err := client.Do(request)
	require.NoError(t, err)
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	return response.StatusCode, string(text)
}

func TestHTTPAndUnixSockets(t *testing.T) {
	requests := cases(t)
	want := answered(t, requests)
	url := "http://" + serveAt(t, "127.0.0.1:0") + "/"
	status, came := post(t, http.DefaultClient, url, requests)
	require.Equal(t, http.StatusOK, status)
	equal(t, want, came)

	path := filepath.Join(t.TempDir(), "s")
	serveAt(t, "unix:"+path)
	client := &http.Client{Transport: &http.Transport{DialContext: func(context.Context, string, string) (net.Conn, error) { return net.Dial("unix", path) }}}
	_, came = post(t, client, "http://localhost/", requests)
	equal(t, want, came)

	for _, of := range []string{"request", "answer"} {
		response, err := http.Get(url + of + ".schema.json")
		require.NoError(t, err)
		require.NoError(t, response.Body.Close())
		require.Equal(t, http.StatusOK, response.StatusCode)
	}
}

// Nobody else is answered: not from another machine, and not for a page of
// elsewhere that was led here.
func TestOthersAreNotAnswered(t *testing.T) {
	for _, at := range []string{":0", "0.0.0.0:0", "192.0.2.1:80", "example.org:80", "[::]:0"} {
		require.Error(t, run(context.Background(), []string{"-listen", at}, nil, io.Discard), at)
	}
	url := "http://" + serveAt(t, "127.0.0.1:0") + "/"
	status, came := post(t, http.DefaultClient, url, "{}", "Origin", "https://example.org")
	require.Equal(t, http.StatusForbidden, status)
	require.Contains(t, came, "not_local")
	request, err := http.NewRequest(http.MethodPost, url, strings.NewReader("{}"))
	require.NoError(t, err)
	request.Host = "example.org"
	response, err := http.DefaultClient.Do(request)
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
	require.Equal(t, http.StatusForbidden, response.StatusCode)
	status, _ = post(t, http.DefaultClient, url, "{}", "Origin", "http://localhost:8000")
	require.Equal(t, http.StatusOK, status)
}

// build builds the program for a machine and prints its size, which has a
// ceiling.
func build(t testing.TB, goos, goarch string, ceiling int64) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "anywhere-"+goos)
	command := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", file, ".")
	command.Env = append(os.Environ(), "GOOS="+goos, "GOARCH="+goarch, "CGO_ENABLED=0")
	output, err := command.CombinedOutput()
	require.NoError(t, err, string(output))
	info, err := os.Stat(file)
	require.NoError(t, err)
	t.Logf("%s/%s: %.1f MB", goos, goarch, float64(info.Size())/(1<<20))
	require.Less(t, info.Size(), ceiling<<20)
	return file
}

// The WASI module answers as the program does.
func TestWASI(t *testing.T) {
	module, err := os.ReadFile(build(t, "wasip1", "wasm", 24))
	require.NoError(t, err)
	requests := cases(t)
	ctx := context.Background()
	runtime := wazero.NewRuntime(ctx)
	defer runtime.Close(ctx)
	wasi_snapshot_preview1.MustInstantiate(ctx, runtime)
	begun := time.Now()
	compiled, err := runtime.CompileModule(ctx, module)
	require.NoError(t, err)
	t.Logf("compiled in %d ms", time.Since(begun).Milliseconds())
	ask := func(requests string) string {
		var out bytes.Buffer
		config := wazero.NewModuleConfig().WithName("").WithArgs("anywhere").WithStdin(strings.NewReader(requests)).WithStdout(&out)
		_, err := runtime.InstantiateModule(ctx, compiled, config)
		if exit, ended := err.(*sys.ExitError); ended && exit.ExitCode() == 0 {
			err = nil
		}
		require.NoError(t, err)
		return out.String()
	}
	begun = time.Now()
	require.Empty(t, ask(""))
	t.Logf("started and ended in %d ms", time.Since(begun).Milliseconds())
	equal(t, answered(t, requests), ask(requests))
}

// needed skips a test where a program that it needs is missing.
func needed(t testing.TB, program string) {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		t.Skipf("%s is not here", program)
	}
}

// piped runs a program with requests and returns its answers.
func piped(t testing.TB, requests, program string, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	command := exec.Command(program, args...)
	command.Stdin, command.Stdout, command.Stderr = strings.NewReader(requests), &out, &errs
	require.NoError(t, command.Run(), errs.String())
	if errs.Len() > 0 {
		t.Log(strings.TrimSpace(errs.String()))
	}
	return out.String()
}

// The browser's module answers as the program does, by the page's own script
// run in Node.
func TestJavaScript(t *testing.T) {
	needed(t, "node")
	module := build(t, "js", "wasm", 24)
	root, err := exec.Command("go", "env", "GOROOT").Output()
	require.NoError(t, err)
	folder := t.TempDir()
	for from, to := range map[string]string{
		filepath.Join(strings.TrimSpace(string(root)), "lib/wasm/wasm_exec.js"): "wasm_exec.js", "clients/thituyen.mjs": "thituyen.mjs",
	} {
		text, err := os.ReadFile(from)
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(filepath.Join(folder, to), text, 0o644))
	}
	requests := cases(t)
	equal(t, answered(t, requests), piped(t, requests, "node", filepath.Join(folder, "thituyen.mjs"), module))
}

func TestPython(t *testing.T) {
	needed(t, "python3")
	program := build(t, "", "", 30)
	requests := cases(t)
	equal(t, answered(t, requests), piped(t, requests, "python3", "clients/thituyen.py", program))
}

func TestShell(t *testing.T) {
	needed(t, "curl")
	requests := cases(t)
	want := answered(t, requests)
	equal(t, want, piped(t, requests, "sh", "clients/thituyen.sh", "http://"+serveAt(t, "127.0.0.1:0")+"/"))
	path := filepath.Join(t.TempDir(), "s")
	serveAt(t, "unix:"+path)
	equal(t, want, piped(t, requests, "sh", "clients/thituyen.sh", path))
}

// How many screenings a second a child process answers, printed and not
// asserted.
func TestScreeningsASecond(t *testing.T) {
	const many, times = 200, 50
	candidates := map[string]any{}
	for i := range many {
		candidates["TS"+strings.Repeat("0", 3)+string(rune('a'+i%26))+string(rune('a'+i/26))] = map[string]any{"dossier": map[string]any{"born": "1980-01-01", "sex": "female", "political_theory": "advanced"}}
	}
	line, err := json.Marshal(map[string]any{
		"ask": "screen", "detail": "short", "regulation": map[string]any{"preset": "hai-phong-2018"},
		"as_of": map[string]any{"registration": "2018-06-01", "appointment": "2018-09-01"},
		"post":  map[string]any{"group": "departments", "level": "division_head", "term": "60 months"}, "candidates": candidates,
	})
	require.NoError(t, err)
	requests := strings.Repeat(string(line)+"\n", times)
	answered(t, string(line)+"\n") // the preset is compiled once
	begun := time.Now()
	came := answered(t, requests)
	spent := time.Since(begun)
	require.Equal(t, times, strings.Count(came, "\n"))
	require.NotContains(t, came, `"error"`)
	t.Logf("%.0f screenings a second", many*times/spent.Seconds())
}
