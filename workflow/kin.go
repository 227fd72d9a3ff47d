package workflow

import (
	"encoding/json"
	"slices"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
)

// Kin is how a person is related to a candidate: in "chi is A's sibling" the
// kin of chi is sibling.
type Kin string

// Self says that the person is the candidate; it bars always.
const Self Kin = "self"

// The kin that may not sit or act where a procedure does not list its own:
// the list of Decree 170/2025/NĐ-CP article
// 8(3), repeated by Circular 22/2025/TT-BNV, regulation article 23(7)b:
// spouse; own and adoptive parents; the spouse's parents; children and
// adopted children; siblings; aunts and uncles; the spouse's siblings; the
// siblings' spouses.
const (
	Spouse         Kin = "spouse"
	Parent         Kin = "parent"
	AdoptiveParent Kin = "adoptive_parent"
	SpouseParent   Kin = "spouse_parent"
	Child          Kin = "child"
	AdoptedChild   Kin = "adopted_child"
	Sibling        Kin = "sibling"
	AuntUncle      Kin = "aunt_uncle"
	SpouseSibling  Kin = "spouse_sibling"
	SiblingSpouse  Kin = "sibling_spouse"
)

type kinWord struct {
	word wording.Word
	bars bool // where the procedure does not list its own
}

// kinWords are the words of relations. Those that do not bar may be declared
// and keep nobody from anything, unless the procedure lists them.
var kinWords = map[Kin]kinWord{
	Spouse:         {wording.Word{Vi: "vợ hoặc chồng", En: "spouse"}, true},
	Parent:         {wording.Word{Vi: "cha hoặc mẹ đẻ", En: "parent"}, true},
	AdoptiveParent: {wording.Word{Vi: "cha hoặc mẹ nuôi", En: "adoptive parent"}, true},
	SpouseParent:   {wording.Word{Vi: "cha hoặc mẹ của vợ (chồng)", En: "spouse's parent"}, true},
	Child:          {wording.Word{Vi: "con đẻ", En: "child"}, true},
	AdoptedChild:   {wording.Word{Vi: "con nuôi", En: "adopted child"}, true},
	Sibling:        {wording.Word{Vi: "anh, chị, em ruột", En: "sibling"}, true},
	AuntUncle:      {wording.Word{Vi: "cô, dì, chú, bác, cậu ruột", En: "aunt or uncle"}, true},
	SpouseSibling:  {wording.Word{Vi: "anh, chị, em ruột của vợ (chồng)", En: "spouse's sibling"}, true},
	SiblingSpouse:  {wording.Word{Vi: "vợ hoặc chồng của anh, chị, em ruột", En: "sibling's spouse"}, true},

	Self: {wording.Word{Vi: "chính người ấy", En: "the same person"}, true},

	"nephew_niece": {wording.Word{Vi: "cháu ruột", En: "nephew or niece"}, false},
	"grandparent":  {wording.Word{Vi: "ông, bà", En: "grandparent"}, false},
	"grandchild":   {wording.Word{Vi: "cháu nội, cháu ngoại", En: "grandchild"}, false},
	"child_spouse": {wording.Word{Vi: "con dâu, con rể", En: "child's spouse"}, false},
	"cousin":       {wording.Word{Vi: "anh, chị, em họ", En: "cousin"}, false},
	"other":        {wording.Word{Vi: "quan hệ khác", En: "another relation"}, false},
}

// kinNames are other words for the same relations.
var kinNames = map[Kin]Kin{
	"husband": Spouse, "wife": Spouse,
	"father": Parent, "mother": Parent,
	"adoptive_father": AdoptiveParent, "adoptive_mother": AdoptiveParent,
	"parent_in_law": SpouseParent, "father_in_law": SpouseParent, "mother_in_law": SpouseParent, "spouses_parent": SpouseParent,
	"son": Child, "daughter": Child,
	"adopted_son": AdoptedChild, "adopted_daughter": AdoptedChild, "adoptive_child": AdoptedChild,
	"brother": Sibling, "sister": Sibling,
	"aunt": AuntUncle, "uncle": AuntUncle, "uncle_aunt": AuntUncle,
	"spouses_sibling": SpouseSibling, "siblings_spouse": SiblingSpouse,
	// Either of the two, which the list both holds.
	"sibling_in_law": SpouseSibling, "brother_in_law": SpouseSibling, "sister_in_law": SpouseSibling,
	"nephew": "nephew_niece", "niece": "nephew_niece",
	"grandfather": "grandparent", "grandmother": "grandparent", "grandson": "grandchild", "granddaughter": "grandchild",
	"child_in_law": "child_spouse", "son_in_law": "child_spouse", "daughter_in_law": "child_spouse",
	"friend": "other", "colleague": "other",
}

// canonical is the one word for the relation, and whether it is known.
func (k Kin) canonical() (Kin, bool) {
	if same, ok := kinNames[k]; ok {
		k = same
	}
	_, known := kinWords[k]
	return k, known
}

// BarringKin lists the relations that bar where a procedure lists none of its
// own, sorted; self always bars besides.
func BarringKin() []Kin {
	var out []Kin
	for kin, word := range kinWords {
		if word.bars && kin != Self {
			out = append(out, kin)
		}
	}
	slices.Sort(out)
	return out
}

// Bars reports whether the relation bars under a procedure compiled here.
// Other words for a relation, such as brother or sister for sibling, are
// understood.
func (m *Machine) Bars(kin Kin) bool {
	one, _ := kin.canonical()
	return m.made().kin[one]
}

// kin reads the relations that bar.
func (c *compiler) kin() {
	list := c.m.procedure.Kin
	if list == nil {
		list = BarringKin()
	}
	c.m.kin = map[Kin]bool{}
	for i, kin := range list {
		path := root.Key("kin").Index(i)
		one, known := kin.canonical()
		switch {
		case !known:
			c.add(path, document.NotOneOf(string(kin), KnownKin()))
		case c.m.kin[one]:
			c.add(path, sentences.Reason("named_twice", param("name", string(kin))))
		}
		c.m.kin[one] = true
	}
	c.m.kin[Self] = true
}

// Text words the relation in Vietnamese or English.
func (k Kin) Text(tag language.Tag) string {
	one, known := k.canonical()
	if !known {
		return string(k)
	}
	return kinWords[one].word.Text(tag)
}

// MarshalJSON writes the relation by its name in documents.
func (k Kin) MarshalJSON() ([]byte, error) { return json.Marshal(string(k)) }

// KnownKin lists every word that a relation may be declared by, sorted.
func KnownKin() []string {
	var known []string
	for k := range kinWords {
		known = append(known, string(k))
	}
	for k := range kinNames {
		known = append(known, string(k))
	}
	slices.Sort(known)
	return known
}
