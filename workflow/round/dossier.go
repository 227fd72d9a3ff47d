package round

import (
	"reflect"

	"github.com/thituyen/thituyen/eligibility"
)

// dossierFields are the fields of a dossier by the keys of documents.
var dossierFields = func() map[string]int {
	out := map[string]int{}
	t := reflect.TypeFor[eligibility.Dossier]()
	for i := range t.NumField() {
		if key := t.Field(i).Tag.Get("doc"); key != "" {
			out[key] = i
		}
	}
	return out
}()

// supplement lays the fields that are given upon a dossier.
func supplement(dossier, given *eligibility.Dossier) {
	into, from := reflect.ValueOf(dossier).Elem(), reflect.ValueOf(given).Elem()
	for _, i := range dossierFields {
		if !from.Field(i).IsZero() {
			into.Field(i).Set(from.Field(i))
		}
	}
}

// says reports whether a dossier gives a field.
func says(dossier *eligibility.Dossier, field string) bool {
	i, known := dossierFields[field]
	return known && !reflect.ValueOf(dossier).Elem().Field(i).IsZero()
}

// forget makes a field of a dossier unknown.
func forget(dossier *eligibility.Dossier, field string) {
	if i, known := dossierFields[field]; known {
		reflect.ValueOf(dossier).Elem().Field(i).SetZero()
	}
}
