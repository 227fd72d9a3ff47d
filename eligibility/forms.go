package eligibility

import (
	_ "embed"
	"reflect"

	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/prose"
)

// described is what people are told of the keys and words of these forms.
//
//go:embed reference.yaml
var described []byte

// The forms of this package's types in documents and records.
func init() {
	document.Describe[Criteria](described)
	document.Enumerate(words[EducationLevel](educationLevels)...)
	document.Enumerate(words[LanguageLevel](languageLevels)...)
	document.Enumerate(words[ManagementLevel](managementLevels)...)
	document.Enumerate[Outcome](Eligible, Ineligible, Incomplete)
	document.Enumerate(words[PlanningFor](planningNames)...)
	document.Enumerate(words[RatingLevel](ratingLevels)...)
	document.Enumerate[Sex](Male, Female)
	document.Enumerate(words[TheoryLevel](theoryLevels)...)
	// A dossier may also say that there is none.
	document.Enumerate(append(words[Held[LanguageLevel]](languageLevels), None)...)
	document.Enumerate(append(words[Held[ManagementLevel]](managementLevels), None)...)
	document.Enumerate(append(words[Held[TheoryLevel]](theoryLevels), None)...)
	document.Register(document.Form[AgeLimit]{Decode: decodeAgeLimit, Shape: shapeAgeLimit, Encode: encodeAgeLimit})
	document.Register(document.Form[All]{Decode: decodeAll, Shape: shapeAll, Encode: encodeAll})
	document.Register(document.Form[Any]{Decode: decodeAny, Shape: shapeAny, Encode: encodeAny})
	document.Register(document.Form[AtLeast]{Decode: decodeAtLeast, Shape: shapeAtLeast, Encode: encodeAtLeast})
	document.Register(document.Form[Citizenships]{Decode: decodeCitizenships, Shape: shapeCitizenships})
	document.Register(document.Form[Criterion]{Decode: decodeCriterion, Shape: shapeCriterion, Encode: encodeCriterion})
	document.Register(document.Form[HealthCertificate]{Decode: decodeHealthCertificate, Shape: shapeHealthCertificate, Encode: encodeHealthCertificate})
	document.Register(document.Form[Languages]{Decode: decodeLanguages, Shape: shapeLanguages, Encode: encodeLanguages})
	document.Register(document.Form[Membership]{Decode: decodeMembership, Shape: shapeMembership, Encode: encodeMembership})
	document.Register(document.Form[Not]{Decode: decodeNot, Shape: shapeNot, Encode: encodeNot})
	document.Register(document.Form[OpenProceedings]{Decode: decodeOpenProceedings, Shape: shapeOpenProceedings})
	document.Register(document.Form[Ratings]{Decode: decodeRatings, Shape: shapeRatings, Encode: encodeRatings})
	document.Register(document.Form[Retirement]{Decode: decodeRetirement, Shape: shapeRetirement, Encode: encodeRetirement})
	document.Register(document.Form[ServiceLength]{Decode: decodeServiceLength, Shape: shapeServiceLength, Encode: encodeServiceLength})
	document.Register(document.Form[idList]{Decode: decodeIDList})
	document.Register(document.Form[requirementForm]{Decode: decodeRequirementForm, Shape: shapeRequirementForm, Encode: encodeRequirementForm})
}

func words[L ~string](names []string) []L {
	out := make([]L, len(names))
	for i, name := range names {
		out[i] = L(name)
	}
	return out
}

// What stands in reasons and words itself.
func init() {
	prose.RegisterWord(reflect.TypeFor[Name]())
	prose.RegisterWord(reflect.TypeFor[MissingFact]())
	prose.RegisterWord(reflect.TypeFor[MissingFacts]())
	prose.RegisterWord(reflect.TypeFor[Names]())
	prose.RegisterWord(reflect.TypeFor[Parts]())
	prose.RegisterWord(reflect.TypeFor[YearRatings]())
}
