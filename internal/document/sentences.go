package document

import "github.com/thituyen/thituyen/internal/wording"

var sentences = wording.NewBook("document", wording.Sentences{
	"too_large":               {Vi: "tài liệu lớn hơn {limit} MB; hãy chia nhỏ", En: "the document is larger than {limit} MB; split it"},
	"not_utf8":                {Vi: "chỗ này không phải chữ UTF-8: tệp có vẻ lưu theo {encoding}; hãy lưu lại theo UTF-8 (Notepad: File, Save As, Encoding chọn UTF-8)", En: "this is not UTF-8 text: the file seems to be saved as {encoding}; save it as UTF-8 (Notepad: File, Save As, Encoding UTF-8)"},
	"empty":                   {Vi: "tài liệu không có nội dung", En: "the document holds nothing"},
	"second_document":         {Vi: "có thêm một tài liệu thứ hai; mỗi tệp chỉ một tài liệu, hãy bỏ dòng ---", En: "a second document follows; a file holds one, remove the line ---"},
	"syntax":                  {Vi: "sai cú pháp, không đọc tiếp được: {detail}", En: "the syntax is wrong and nothing after it can be read: {detail}"},
	"foreign_letter":          {Vi: "sai cú pháp, không đọc tiếp được, có lẽ vì {name}", En: "the syntax is wrong and nothing after it can be read, perhaps because of {name}"},
	"tab":                     {Vi: "dòng này thụt vào bằng dấu tab; YAML chỉ cho thụt bằng dấu cách, hãy thay tab bằng dấu cách", En: "this line is indented with a tab; YAML takes blanks alone, so put blanks in its place"},
	"list_too_long":           {Vi: "đến đây danh sách đã có hơn {limit} mục, quá giới hạn; hãy chia nhỏ tài liệu", En: "here the list has more than {limit} {limit|item|items}, which is over the limit; split the document"},
	"more_mistakes":           {Vi: "số lỗi khác không kể ra ở đây: {count}", En: "further mistakes that are not told here: {count}"},
	"foreign_break":           {Vi: "có ký tự xuống dòng lạ {name} mà trình soạn thảo thường không hiện; hãy xóa đi và xuống dòng bằng phím Enter", En: "a line is broken by {name}, which editors mostly do not show; remove it and break the line with Enter"},
	"directive":               {Vi: "không dùng chỉ thị {found}; chỉ cho phép %YAML 1.2, hãy bỏ dòng này", En: "the directive {found} is not allowed, %YAML 1.2 alone is; remove the line"},
	"directive_without_start": {Vi: "sau dòng %YAML 1.2 phải là một dòng ---", En: "a line --- must follow %YAML 1.2"},
	"quote_open":              {Vi: "chữ trong ngoặc mở ở đây chạy sang dòng dưới mà dòng ấy không thụt sâu hơn khóa; có phải quên dấu ngoặc đóng?", En: "the quoted text that opens here goes on in a line that is not indented deeper than its key; was the closing quote forgotten?"},
	"flow_not_indented":       {Vi: "dòng này vẫn nằm trong dấu ngoặc mở ở dòng {line} mà không thụt sâu hơn khóa; có phải quên dấu ngoặc đóng?", En: "this is still within the bracket opened on line {line} and not indented deeper than its key; was the closing bracket forgotten?"},
	"item_too_deep":           {Vi: "chữ ở đây nuốt mất một dòng bắt đầu bằng \"- \" thụt sâu hơn; hãy để dấu - thẳng hàng với mục trước", En: "this text swallows a line beginning with \"- \" that is indented deeper; put the - in line with the item before"},
	"lone_surrogate":          {Vi: "{found} chỉ là nửa một chữ; hãy viết hẳn chữ ấy", En: "{found} is half a letter; write the letter itself"},
	"too_deep":                {Vi: "lồng nhau quá {limit} tầng", En: "nested more than {limit} {limit|level|levels} deep"},
	"alias":                   {Vi: "không dùng bí danh (*); hãy viết lại nội dung tại đây", En: "aliases (*) are not allowed; write the content out here"},
	"anchor":                  {Vi: "không dùng neo (&{name}); hãy bỏ", En: "anchors (&{name}) are not allowed; remove it"},
	"tag":                     {Vi: "không dùng nhãn kiểu {name}; hãy bỏ", En: "tags ({name}) are not allowed; remove it"},
	"key_not_text":            {Vi: "khóa phải là một từ, không phải danh sách hay bảng", En: "a key is one word, not a list or a mapping"},

	"unknown_key":        {Vi: "không có khóa {key}; các khóa dùng được ở đây: {known}", En: "there is no key {key}; the keys known here: {known}"},
	"unknown_key_near":   {Vi: "không có khóa {key}; có phải là {nearest}?", En: "there is no key {key}; is {nearest} meant?"},
	"unknown_key_but":    {Vi: "không có khóa {key} ở đây; {mend}", En: "there is no key {key} here; {mend}"},
	"duplicate_key":      {Vi: "khóa {key} viết hai lần; lần trước ở dòng {line}", En: "the key {key} stands twice; the first is on line {line}"},
	"missing_key":        {Vi: "thiếu khóa {key}", En: "the key {key} is missing"},
	"missing_value":      {Vi: "thiếu giá trị ở đây", En: "a value is missing here"},
	"one_key":            {Vi: "cần đúng một khóa ở đây, đang có {count}; các khóa dùng được: {known}", En: "exactly one key belongs here, not {count}; the keys known here: {known}"},
	"not_mapping":        {Vi: "ở đây phải là một bảng khóa: giá trị{keys}, không phải {found}", En: "this must be a mapping of keys and values{keys}, not {found}"},
	"not_mapping_but":    {Vi: "không viết {found} một mình ở đây; hãy viết {mend}", En: "{found} does not stand by itself here; write {mend}"},
	"not_list":           {Vi: "ở đây phải là một danh sách, không phải {found}", En: "this must be a list, not {found}"},
	"not_text":           {Vi: "ở đây phải là chữ, không phải {found}", En: "this must be text, not {found}"},
	"not_number":         {Vi: "{found} không phải là số; viết bằng chữ số với dấu chấm thập phân, ví dụ 86.79", En: "{found} is not a number; write digits with a decimal point, as in 86.79"},
	"decimal_comma":      {Vi: "số {found} viết bằng dấu phẩy thập phân; hãy viết {right} với dấu chấm{else}", En: "the number {found} has a decimal comma; write {right} with a point{else}"},
	"quoted_number":      {Vi: "số không đặt trong ngoặc kép; hãy bỏ dấu ngoặc quanh {found}", En: "a number stands without quotes; remove those around {found}"},
	"number_too_long":    {Vi: "số {found} quá dài; nhiều nhất 12 chữ số trước và 9 chữ số sau dấu chấm, không làm tròn thay", En: "the number {found} is too long: at most 12 digits before the point and 9 after; it is not rounded for you"},
	"fraction_too_large": {Vi: "phân số {found} phải gồm hai số nguyên không quá 1000000000", En: "the fraction {found} must be of two whole numbers up to 1000000000"},
	"percent_not_here":   {Vi: "ở đây không dùng phần trăm; thay {found} bằng {right}", En: "no percentage stands here; write {right} in place of {found}"},
	"fraction_of_zero":   {Vi: "phân số {found} có mẫu số bằng 0", En: "the fraction {found} is over zero"},
	"not_whole":          {Vi: "{found} không phải là số nguyên từ {from} đến {to}", En: "{found} is not a whole number from {from} to {to}"},
	"not_yes_no":         {Vi: "{found} không phải là true hoặc false", En: "{found} is neither true nor false"},
	"not_date":           {Vi: "{found} không phải là một ngày có thật viết theo mẫu 2018-06-01", En: "{found} is not a day that exists, written as 2018-06-01"},
	"not_moment":         {Vi: "{found} không phải là một thời điểm viết theo mẫu 2018-06-01T09:00", En: "{found} is not a moment written as 2018-06-01T09:00"},
	"not_span":           {Vi: "{found} không phải là khoảng thời gian như 60 months, 5 years, 15 days, 5 working days", En: "{found} is not a span such as 60 months, 5 years, 15 days, 5 working days"},
	"not_id":             {Vi: "mã {found} phải là một dòng không trống, không dài quá 200 chữ, không có ký tự ẩn, dấu cách lạ hay hai dấu cách liền nhau, không chứa \" > \"", En: "the id {found} must be one line, not empty, at most 200 letters, without hidden characters, unusual or doubled blanks, and without \" > \""},
	"lookalike_id":       {Vi: "mã {found} trông giống hệt mã {other}; hãy đặt hai mã khác hẳn nhau", En: "the id {found} looks the same as {other}; give the two different ids"},
	"not_one_of":         {Vi: "{found} không có trong các giá trị: {known}", En: "{found} is none of: {known}"},
	"not_one_of_but":     {Vi: "không viết {found} một mình ở đây; {mend}", En: "{found} does not stand by itself here; {mend}"},
	"not_one_of_near":    {Vi: "không có giá trị {found}; có phải là {nearest}?", En: "there is no {found}; is {nearest} meant?"},

	"at_least": {Vi: "{found} nhỏ hơn mức thấp nhất là {limit}", En: "{found} is below the least allowed, {limit}"},
	"at_most":  {Vi: "{found} lớn hơn mức cao nhất là {limit}", En: "{found} is above the most allowed, {limit}"},
	"above":    {Vi: "{found} phải lớn hơn {limit}", En: "{found} must be above {limit}"},
	"too_few":  {Vi: "cần ít nhất {limit} mục, đang có {found}", En: "at least {limit} {limit|item|items} {limit|is|are} needed, not {found}"},
	"too_many": {Vi: "nhiều nhất {limit} mục, đang có {found}", En: "at most {limit} {limit|item|items} {limit|is|are} allowed, not {found}"},
})

var (
	wordTwoItems = wording.Word{Vi: " (nếu là hai mục riêng thì thêm dấu cách sau dấu phẩy)", En: " (or, if these are two items, put a blank after the comma)"}
	wordMapping  = wording.Word{Vi: "một bảng khóa: giá trị", En: "a mapping"}
	wordSequence = wording.Word{Vi: "một danh sách", En: "a list"}
	wordNothing  = wording.Word{Vi: "bỏ trống", En: "nothing"}
)

// found words what stands at a node.
func found(n *Node) any {
	switch n.Kind {
	case Mapping:
		return wordMapping
	case Sequence:
		return wordSequence
	case Null:
		return wordNothing
	}
	const widest = 60
	if letters := []rune(n.Text); len(letters) > widest {
		return "“" + string(letters[:widest]) + "…”"
	}
	return "“" + n.Text + "”"
}
