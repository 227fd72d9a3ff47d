// Package contract answers requests in JSON: the rules for services and front
// ends that are not written in Go.
//
// A request is one JSON object on one line. It names a regulation, says what
// is asked, and brings the case; the answer is one JSON object on one line:
//
//	desk := contract.NewDesk(contract.Limits{})
//	line := desk.Answer(ctx, []byte(`{"ask": "screen", "regulation": {"preset": "hai-phong-2018"}, …}`))
//
// The same request gives the same bytes on every machine. Whatever is wrong is
// an answer too, with a code, a sentence in the asked language and, where
// there are any, the mistakes with their places; no line is ever left without
// one. [Desk.Serve] answers line after line, and takes applicants in any
// number in the lines that follow their request.
//
// [RequestSchema] and [AnswerSchema] describe both in JSON Schema, written
// from the tables by which requests are read and answers are kept.
package contract
