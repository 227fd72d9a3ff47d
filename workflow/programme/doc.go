// Package programme is the scheme above the rounds: the window in which they
// are held, who plans and who agrees, the yearly plans, the duties of
// publicity and supervision, and the reviews.
//
//	p, err := programme.Preset("hai-phong-2018")  // every mistake at once
//	p, err = p.With(plans...)                     // each year brings its plans
//	record, err := programme.Read(filing)         // a round's record, verified
//	register := p.Register()
//	outcome := register.Add(record)               // accepted, or refused with every reason
//	entries, err := programme.ParseEntries(name, text)
//	outcomes := register.Enter(entries)           // reports, difficulties and their answers
//	review := register.Review(at)                 // data, Text(tag), HTML
//
// The document is plain data ([Document]); it is compiled once, then asked,
// and every answer carries its reasons. A round is brought as a [Filing]: its
// record, and what is at hand besides. [Read] recomputes the record and counts
// what is in it; it is pure, so that many can be read at once. [Register.Add]
// holds it against the plan.
//
// # Whose people they are
//
// Records hold commitments in the place of names, and ids that mean something
// in one round alone. Whoever files a round says who its people are
// ([Filing].Person and Marker); [NameAndBirthday] goes by openings. What nobody
// says is counted as unknown, and so is every age and sex without an opening.
//
// # Questions, not verdicts
//
// [Register.Supervise] says what is overdue at a moment, which plans and
// reports were not made, which difficulties lie unanswered, and whose marks
// stand out from those of their panels. Of the last
// it asks; it does not judge.
package programme
