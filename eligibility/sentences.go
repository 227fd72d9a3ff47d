package eligibility

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/prose"
	"github.com/thituyen/thituyen/internal/wording"
)

// sentences is the book of the package: what each kind says stands in the
// kind's own file, what the whole says stands here.
var sentences = wording.NewBook("eligibility",
	ageSentences, serviceSentences, citizenshipSentences, partySentences, educationSentences,
	theorySentences, managementSentences, languageSentences, certificateSentences,
	experienceSentences, currentSentences, planningSentences, nominationSentences,
	ratingSentences, disciplineSentences, proceedingsSentences, healthSentences,
	declarationSentences, relativesSentences, factSentences,
	allSentences, anySentences, notSentences, atLeastSentences,
	documentSentences, caseSentences, waiverSentences, dossierSentences,
)

var documentSentences = wording.Sentences{
	"unread":                {Vi: "yêu cầu này trong quy chế không đọc được", En: "this requirement of the regulation could not be read"},
	"one_kind":              {Vi: "require cần đúng một khóa là loại yêu cầu, đang có {count}; các loại: {known}; muốn ghép nhiều yêu cầu thì dùng all hoặc any", En: "a requirement has exactly one key, its kind, not {count}; the kinds: {known}; join several with all or any"},
	"no_requirement":        {Vi: "thiếu yêu cầu ở đây; các loại: {known}", En: "a requirement is missing here; the kinds: {known}"},
	"too_many_requirements": {Vi: "yêu cầu lồng quá {depth} tầng hoặc nhiều hơn {count} yêu cầu", En: "requirements are nested more than {depth} {depth|level|levels} deep or are more than {count}"},
	"bad_id":                {Vi: "mã “{id}” phải là một dòng không trống, dạng Unicode NFC, không dài quá 200 chữ và không chứa \" > \"", En: "the id “{id}” must be one line in Unicode NFC, not empty, at most 200 letters, without \" > \""},
	"same_id":               {Vi: "mã {id} đã dùng cho một tiêu chuẩn khác; mỗi tiêu chuẩn một mã riêng", En: "the id {id} belongs to another criterion already; each has one of its own"},
	"one_of_keys":           {Vi: "cần ít nhất một trong các khóa: {keys}", En: "at least one of these keys is needed: {keys}"},
	"only_one_key":          {Vi: "chỉ được dùng một trong các khóa: {keys}", En: "only one of these keys may be given: {keys}"},
	"empty_name":            {Vi: "tên ở đây để trống; hãy ghi tên hoặc bỏ mục này", En: "the name here is empty; write one or remove the item"},
	"working_days":          {Vi: "điều kiện dự tuyển không tính theo ngày làm việc ({found}); hãy dùng days, months hoặc years", En: "eligibility is not counted in working days ({found}); use days, months or years"},
	"change_not_later":      {Vi: "thay đổi từ ngày {found} phải sau thay đổi trước nó, từ ngày {before}", En: "the change from {found} must be later than the one before it, from {before}"},
	"bad_span":              {Vi: "khoảng thời gian {found} phải từ 0 đến {limit} days, months hoặc years", En: "the span {found} must be from 0 to {limit} {limit|day|days}, months or years"},
}

var caseSentences = wording.Sentences{
	"no_date":  {Vi: "đợt thi chưa cho ngày {name}; các tiêu chuẩn xét vào ngày này: {criteria}", En: "the case does not give the date {name}; judged on it: {criteria}"},
	"bad_date": {Vi: "{found} không phải là một ngày có thật, từ năm 1 đến năm 9999", En: "{found} is not a day that exists, in the years 1 to 9999"},
	"no_term":  {Vi: "chức danh chưa có term (nhiệm kỳ) mà các tiêu chuẩn này cần: {criteria}", En: "the post gives no term, which these criteria ask for: {criteria}"},
}

// missingOf is the parameter that names what a dossier lacks.
func missingOf(n note) thituyen.Param {
	facts := make(MissingFacts, len(n.list))
	for i, path := range n.list {
		facts[i] = MissingFact(path)
	}
	return wording.P("missing", facts)
}

// MissingFact is a fact that a dossier lacks, by its path in the dossier:
// born, posts[1].from, ratings.2016.
type MissingFact string

// MissingFacts are several of them.
type MissingFacts []MissingFact

// MarshalJSON writes the facts' paths.
func (m MissingFacts) MarshalJSON() ([]byte, error) { return json.Marshal([]MissingFact(m)) }

// Text joins the facts' words by commas.
func (m MissingFacts) Text(tag language.Tag) string {
	texts := make([]string, len(m))
	for i, fact := range m {
		texts[i] = fact.Text(tag)
	}
	return strings.Join(texts, ", ")
}

var fieldWords = map[string]wording.Word{
	"born":             {Vi: "ngày sinh", En: "date of birth"},
	"sex":              {Vi: "giới tính", En: "sex"},
	"citizenship":      {Vi: "quốc tịch", En: "citizenship"},
	"party":            {Vi: "thông tin về đảng viên", En: "Party membership"},
	"party.official":   {Vi: "ngày là đảng viên chính thức", En: "day of official Party membership"},
	"education":        {Vi: "bằng cấp", En: "degrees"},
	"political_theory": {Vi: "trình độ lý luận chính trị", En: "level of political theory"},
	"state_management": {Vi: "trình độ quản lý nhà nước", En: "level of State management"},
	"languages":        {Vi: "trình độ ngoại ngữ", En: "languages"},
	"certificates":     {Vi: "chứng chỉ", En: "certificates"},
	"posts":            {Vi: "quá trình công tác", En: "posts held"},
	"planning":         {Vi: "quy hoạch", En: "planning"},
	"nominations":      {Vi: "đề cử", En: "nominations"},
	"ratings":          {Vi: "xếp loại hằng năm", En: "yearly ratings"},
	"discipline":       {Vi: "tình trạng kỷ luật", En: "disciplinary measures"},
	"proceedings":      {Vi: "việc đang bị xem xét, xử lý", En: "open proceedings"},
	"health":           {Vi: "giấy khám sức khỏe", En: "health certificate"},
	"health.fit":       {Vi: "kết luận sức khỏe", En: "conclusion of the health certificate"},
	"health.issued":    {Vi: "ngày cấp giấy khám sức khỏe", En: "day of issue of the health certificate"},
	"declarations":     {Vi: "các bản kê khai", En: "declarations"},
	"relatives":        {Vi: "người thân tại đơn vị", En: "relatives in the unit"},
	"retires.on":       {Vi: "ngày nghỉ hưu", En: "retirement date"},
	"facts":            {Vi: "số liệu", En: "facts"},

	"posts[]":       {Vi: "của chức vụ thứ ", En: " of post "},
	"education[]":   {Vi: "của bằng thứ ", En: " of degree "},
	"planning[]":    {Vi: "của mục quy hoạch thứ ", En: " of planning entry "},
	"nominations[]": {Vi: "của đề cử thứ ", En: " of nomination "},
	"discipline[]":  {Vi: "của lần kỷ luật thứ ", En: " of disciplinary measure "},
	"relatives[]":   {Vi: "của người thân thứ ", En: " of relative "},

	".from":      {Vi: "ngày bắt đầu", En: "first day"},
	".until":     {Vi: "ngày kết thúc", En: "last day"},
	".level":     {Vi: "cấp", En: "level"},
	".sector":    {Vi: "ngành", En: "sector"},
	".field":     {Vi: "lĩnh vực", En: "field"},
	".unit":      {Vi: "đơn vị", En: "unit"},
	".mode":      {Vi: "hình thức đào tạo", En: "mode of study"},
	".for":       {Vi: "chức danh", En: "post"},
	".by":        {Vi: "người đề cử", En: "nominator"},
	".agreed_by": {Vi: "nơi đồng ý", En: "who agreed"},
	".kind":      {Vi: "hình thức", En: "kind"},
	".role":      {Vi: "vai trò", En: "role"},

	"education.level": {Vi: "trình độ", En: "level"},
	"education.field": {Vi: "ngành đào tạo", En: "field"},
}

// Text words the fact: "ngày bắt đầu của chức vụ thứ 2".
func (m MissingFact) Text(tag language.Tag) string {
	path := string(m)
	if word, ok := fieldWords[path]; ok {
		return word.Text(tag)
	}
	if list, rest, ok := strings.Cut(path, "["); ok {
		number, field, _ := strings.Cut(rest, "]")
		if index, err := strconv.Atoi(number); err == nil {
			of := fieldWords[list+"[]"].Text(tag) + strconv.Itoa(index+1)
			word, own := fieldWords[list+field]
			if !own {
				word = fieldWords[field]
			}
			if prose.English(tag) {
				return word.En + of
			}
			return word.Vi + " " + of
		}
	}
	field, name, _ := strings.Cut(path, ".")
	switch field {
	case "ratings":
		return wording.Word{Vi: "xếp loại năm ", En: "rating of "}.Text(tag) + name
	case "languages":
		return wording.Word{Vi: "bậc ", En: "level of "}.Text(tag) + Name(name).Text(tag)
	case "facts":
		return wording.Word{Vi: "số liệu ", En: "fact "}.Text(tag) + name
	}
	return path
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }

func sorted(names []string) []string {
	slices.Sort(names)
	return names
}
