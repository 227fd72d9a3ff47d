package ledger_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/thituyen/thituyen/workflow/ledger"
)

// A record is opened, appended to, and verified against the head that was
// printed in the minutes.
func Example() {
	ctx := context.Background()
	store := new(ledger.Memory) // or file.Open, or a database
	record, err := ledger.Open(ctx, store)
	if err != nil {
		fmt.Println(err)
		return
	}
	moment := time.Date(2018, time.June, 1, 9, 0, 0, 0, ledger.Zone())
	for _, draft := range []ledger.Draft{
		{Kind: "leave", Actor: "ban-to-chuc", Happened: moment, Recorded: moment, Body: []byte(`{"seats":1}`)},
		{Kind: "announce", Actor: "hoi-dong", Happened: moment, Recorded: moment.Add(time.Hour), Body: []byte(`{"days":30}`)},
	} {
		if _, err := record.Append(ctx, draft); err != nil {
			fmt.Println(err)
			return
		}
	}
	minutes := record.Chain().Head().String()

	known, err := ledger.ParseHead(minutes)
	if err != nil {
		fmt.Println(err)
		return
	}
	statement, err := ledger.Reader{Known: known}.Verify(store.Read(ctx, 1))
	fmt.Println(statement, err)
	// Output:
	// complete to entry 2, head 3cdaff5be15d46abd09c9517844b503c0291bfb928d79ccea6b539db95f62c62, as kept elsewhere <nil>
}

func ExampleReader_Entries() {
	content, err := os.ReadFile("testdata/vectors/altered_body/record.jsonl")
	if err != nil {
		fmt.Println(err)
		return
	}
	for entry, err := range (ledger.Reader{}).Entries(ledger.Lines(bytes.NewReader(content))) {
		if failed, ok := errors.AsType[*ledger.Error](err); ok {
			fmt.Println("entry", failed.Entry, "does not hold:", failed.Code)
			return
		}
		fmt.Println(entry.Number, entry.Kind, entry.Actor, entry.Delay())
	}
	// Output:
	// 1 leave ban-to-chuc 0s
	// 2 announce hoi-dong 1h0m0s
	// 3 register thu-ky 0s
	// entry 3 does not hold: broken_chain
}

func ExampleChain_Follow() {
	_, err := ledger.Chain{}.Follow([]byte(`{"actor": "thu-ky"}`))
	fmt.Println(err)
	// Output:
	// ledger: entry 1: not_canonical: the line is not canonical JSON and is never repaired; restore it from a copy as it was written: canonical: byte 9: white_space: remove white space outside strings
}

func ExampleAppender_CatchUp() {
	ctx := context.Background()
	store := new(ledger.Memory)
	mine, others := ledger.NewAppender(store, ledger.Chain{}), ledger.NewAppender(store, ledger.Chain{})
	moment := time.Date(2018, time.June, 1, 9, 0, 0, 0, ledger.Zone())
	draft := ledger.Draft{Kind: "vote", Actor: "uy-vien-1", Happened: moment, Recorded: moment, Body: []byte(`{}`)}
	if _, err := others.Append(ctx, draft); err != nil {
		fmt.Println(err)
		return
	}

	_, err := mine.Append(ctx, draft)
	fmt.Println(ledger.CodeOf(err))
	for entry, err := range mine.CatchUp(ctx) {
		fmt.Println("since added:", entry.Number, entry.Kind, entry.Actor, err)
	}
	// Now judge the act again: has uy-vien-1 voted already?
	// Output:
	// conflict
	// since added: 1 vote uy-vien-1 <nil>
}

func ExampleCommit() {
	salt := ledger.Salt([]byte("thirty-two bytes from crypto/ran")) // draw it, and pass it through a SaltBook
	commitment := ledger.Commit(3, "/name", salt, []byte(`"Nguyễn Thị Ánh"`))
	fmt.Println(string(commitment.AppendTo(nil)))

	opening := ledger.Opening{Entry: 3, Path: "/name", Salt: salt, Value: []byte(`"Nguyễn Thị Ánh"`)}
	fmt.Println(opening.Check(commitment))
	// Output:
	// {"commitment":"653011a42eb3b814889a4762d8fe1b97904b609887d8a8c1f101c265dd3baa83"}
	// <nil>
}

func ExampleSaltBook() {
	var book ledger.SaltBook
	_, err := book.Take([]byte("short"))
	fmt.Println(err)
	// Output:
	// ledger: bad_salt in salt: give 32 bytes from a source of secret randomness, such as crypto/rand (want 32 bytes, have 5)
}

func ExampleOpenings_Drop() {
	file := `{"entry":3,"path":"/name","salt":"` + strings.Repeat("1f", 16) + strings.Repeat("2e", 16) + `","value":"Nguyễn Thị Ánh"}` + "\n" +
		`{"entry":4,"path":"/name","salt":"` + strings.Repeat("3d", 16) + strings.Repeat("4c", 16) + `","value":"Lê Văn Bình"}` + "\n"
	openings, err := ledger.LoadOpenings(strings.NewReader(file))
	if err != nil {
		fmt.Println(err)
		return
	}
	dropped := openings.Drop(func(opening ledger.Opening) bool { return opening.Entry == 3 })
	fmt.Println("erased:", dropped)
	if _, err := openings.WriteTo(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// erased: 1
	// {"entry":4,"path":"/name","salt":"3d3d3d3d3d3d3d3d3d3d3d3d3d3d3d3d4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c","value":"Lê Văn Bình"}
}
