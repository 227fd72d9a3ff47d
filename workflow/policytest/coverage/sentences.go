package coverage

import (
	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

var sentences = wording.NewBook("coverage", wording.Sentences{
	"coverage": {Vi: "Quy chế {regulation}: các trường hợp đã thấy {seen} trên {of} cách vận hành của quy tắc ({percent} %)", En: "The regulation {regulation}: the cases have seen {seen} of {of} {of|way|ways} in which its rules work ({percent} %)"},
	"not_seen": {Vi: "chưa thấy {rule}: {ways}", En: "not seen {rule}: {ways}"},
	"and_more": {Vi: "{names} và {more} trường hợp khác", En: "{names} and {more} more"},
})

func param(name string, value any) thituyen.Param { return wording.P(name, value) }
