package mutation

import (
	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

var sentences = wording.NewBook("mutation", wording.Sentences{
	"change_unnoticed": {Vi: "{rule}: đổi {from} thành {to} mà không trường hợp nào phát hiện", En: "{rule}: no case notices when {from} becomes {to}"},
	"change_excused":   {Vi: "{rule}: đổi {from} thành {to} không cần phát hiện: {excuse}", En: "{rule}: no case need notice when {from} becomes {to}: {excuse}"},
	"change_noticed":   {Vi: "{rule}: đổi {from} thành {to} thì hỏng “{case}”", En: "{rule}: when {from} becomes {to}, “{case}” fails"},
	"excuse_stale":     {Vi: "lý do miễn cho {rule} không còn miễn cho thay đổi nào; hãy bỏ", En: "the excuse for {rule} excuses nothing any more; remove it"},
	"excused_too_many": {Vi: "miễn {count} thay đổi, nhiều nhất chỉ {most} (một phần hai mươi của {of}); hãy viết thêm trường hợp", En: "{count} {count|change|changes} {count|is|are} excused, at most {most} may be (one in twenty of {of}); write more cases"},
	"mutated":          {Vi: "Quy chế {regulation}: thử {changes} thay đổi với {cases} trường hợp; {unnoticed} không bị phát hiện, {excused} được miễn; {refused} thay đổi khác không còn là quy chế hợp lệ", En: "The regulation {regulation}: {changes} {changes|change|changes} tried on {cases} {cases|case|cases}; {unnoticed} unnoticed, {excused} excused; {refused} more made no valid regulation"},
})

func param(name string, value any) thituyen.Param { return wording.P(name, value) }
