package ranking

import "github.com/thituyen/thituyen/internal/wording"

var sentences = wording.NewBook("ranking", wording.Sentences{
	// of rules
	"no_keys":              {Vi: "danh sách khóa xếp hạng trống; hãy nêu ít nhất một khóa, hoặc ghi ties: lot để bốc thăm tất cả", En: "there is no key to rank by; give at least one, or write ties: lot to draw lots for everything"},
	"key_twice":            {Vi: "khóa {by} đã có ở keys[{first}]; mỗi khóa chỉ dùng một lần, hãy bỏ một chỗ", En: "the key {by} already stands at keys[{first}]; a key is given once, remove one of the two"},
	"by_unreadable":        {Vi: "{found} không đọc được là tên của một khóa xếp hạng", En: "{found} cannot be read as the name of a key"},
	"by_ambiguous":         {Vi: "{by} vừa là mã của một phần thi, vừa là từ có nghĩa riêng ở đây; hãy đổi mã của phần thi", En: "{by} is the id of a component and also a word with a meaning of its own here; rename the component"},
	"no_scoring":           {Vi: "quy chế không có phần chấm điểm nên không ai có {by}; hãy dùng born, sex hoặc fact.TÊN", En: "the regulation has no scoring, so nobody has {by}; use born, sex or fact.NAME"},
	"prefer_missing":       {Vi: "thiếu prefer: chưa nói giá trị nào đứng trước; hãy dùng một trong: {known}", En: "prefer is missing: which value stands above is not said; use one of: {known}"},
	"prefer_both":          {Vi: "chỉ chọn một trong hai: một chiều, hoặc một danh sách giá trị", En: "give either a direction or a list of values, not both"},
	"direction_unfit":      {Vi: "{by} là {type}, không xếp theo {found} được; hãy dùng một trong: {known}", En: "{by} is {type}, which {found} does not fit; use one of: {known}"},
	"direction_needs_list": {Vi: "{by} là {type}, không xếp theo {found} được; hãy nêu danh sách giá trị theo thứ tự ưu tiên, ví dụ [female]", En: "{by} is {type}, which {found} does not fit; give a list of values in order of preference, such as [female]"},
	"list_unfit":           {Vi: "{by} là {type} nên không xếp theo danh sách giá trị; hãy dùng một trong: {known}", En: "{by} is {type} and is not ranked by a list of values; use one of: {known}"},
	"list_empty":           {Vi: "danh sách ưu tiên trống; hãy nêu ít nhất một giá trị", En: "the list of preferred values is empty; name at least one"},
	"value_twice":          {Vi: "giá trị “{found}” viết hai lần trong danh sách; hãy bỏ một", En: "the value “{found}” stands twice in the list; remove one"},
	"value_unlistable":     {Vi: "{by} là {type}; “{found}” không phải nên không ai có giá trị này", En: "{by} is {type}; “{found}” is not, so nobody can have this value"},
	"ordinal_needs_lot":    {Vi: "kiểu ordinal không có hạng chung nên cần ties: lot; hãy thêm ties: lot hoặc chọn kiểu khác", En: "the style ordinal has no shared places and needs ties: lot; add ties: lot or choose another style"},
	"reserve_negative":     {Vi: "số dự phòng {found} nhỏ hơn 0; hãy viết một số từ 0, all hoặc none", En: "a reserve of {found} is below 0; write a number from 0, all or none"},
	"within_working_days":  {Vi: "thời hạn thay thế {found} không tính theo ngày làm việc được vì xếp hạng không có lịch nghỉ; hãy viết theo days, months hoặc years", En: "a limit of {found} cannot be counted here, as a ranking knows no holidays; write days, months or years"},
	"within_bounds":        {Vi: "thời hạn thay thế phải từ 0 đến {limit}, tính theo days, months hoặc years", En: "the limit is from 0 to {limit} {limit|day|days}, months or years"},

	// of a case
	"candidate_id":    {Vi: "mã thí sinh “{found}” phải là một dòng không trống, không dài quá 200 chữ, theo Unicode NFC và không chứa \" > \"", En: "the candidate's id “{found}” must be one line in Unicode NFC, not empty, at most 200 letters, without \" > \""},
	"candidate_twice": {Vi: "thí sinh {id} có hai lần; mỗi thí sinh một mã riêng", En: "the candidate {id} stands twice; each has an id of their own"},
	"value_missing":   {Vi: "thí sinh {id} chưa có {key}, mà quy chế không cho xếp hạng khi thiếu; hãy bổ sung", En: "{key} of {id} is missing, and the regulation does not rank without it; provide it"},
	"value_unfit":     {Vi: "{key} của thí sinh {id} phải là {type}, không phải “{found}”", En: "{key} of {id} must be {type}, not “{found}”"},
	"fact_unheld":     {Vi: "không thí sinh nào có dữ kiện {name} mà quy chế dùng để xếp hạng ({key}); hãy xem lại tên hoặc bổ sung dữ kiện", En: "no candidate holds the fact {name}, which the regulation ranks by ({key}); check the name or provide the fact"},
	"seed_missing":    {Vi: "phải bốc thăm mà chưa có hạt giống (lot_seed); hãy nêu hạt giống đã niêm phong trước khi hết hạn đăng ký", En: "a lot must be drawn and there is no seed (lot_seed); give the one committed before registration closed"},
	"seats_negative":  {Vi: "chỉ tiêu {found} nhỏ hơn 0", En: "{found} {found|seat is|seats are} fewer than 0"},

	// of margins
	"margin_lacking":       {Vi: "thêm {amount} thì được chọn", En: "{amount} more would be enough to be selected"},
	"margin_lacking_above": {Vi: "thêm hơn {amount} thì được chọn", En: "more than {amount} more would be needed to be selected"},
	"margin_kept":          {Vi: "bớt {amount} thì không còn được chọn", En: "{amount} less would no longer be enough"},
	"margin_kept_above":    {Vi: "bớt hơn {amount} thì không còn được chọn", En: "more than {amount} less would no longer be enough"},

	// of decisions and departures
	"decision_needless":   {Vi: "không có nhóm bằng nhau nào chờ cấp có thẩm quyền quyết định như quyết định này nêu; đang chờ: {waiting}", En: "no tie that waits for the authority is the one this decision names; waiting: {waiting}"},
	"order_stranger":      {Vi: "{id} không thuộc nhóm bằng nhau đang xét: {tie}", En: "{id} is not of the tie being decided: {tie}"},
	"named_twice":         {Vi: "{id} được nêu hai lần", En: "{id} is named twice"},
	"order_short":         {Vi: "quyết định mới nêu {found} người, phải nêu thứ tự đủ để chọn {needed} người", En: "the decision puts {found} in order, and must settle who takes {needed}"},
	"moment_missing":      {Vi: "thiếu thời điểm của quyết định (at)", En: "the moment of the decision (at) is missing"},
	"moment_invalid":      {Vi: "thời điểm của quyết định không có thật", En: "the moment of the decision does not exist"},
	"day_invalid":         {Vi: "ngày {found} không có thật", En: "the day {found} does not exist"},
	"day_missing":         {Vi: "quy chế giới hạn thời gian thay thế ({within}) nên phải nêu ngày công nhận kết quả", En: "the regulation limits replacement in time ({within}), so the day of the result must be given"},
	"departure_backwards": {Vi: "ngày {found} trước ngày {earlier} của trường hợp đã ghi trước đó; hãy nêu theo thứ tự thời gian", En: "the day {found} is before {earlier}, of one already recorded; give them in the order of time"},
	"departure_unknown":   {Vi: "{id} không phải người trúng tuyển hay dự phòng nên không thể rút hoặc bị loại ở bước này", En: "{id} is neither selected nor in reserve, and can neither decline nor be struck off here"},
	"departure_twice":     {Vi: "{id} đã rút hoặc bị loại trước đó", En: "{id} has already declined or been struck off"},
	"departure_unsigned":  {Vi: "loại {id} khỏi danh sách phải nêu người quyết định và lý do", En: "striking {id} off must name who decided and why"},
	"cut_waits":           {Vi: "nhóm bằng nhau ở chỉ tiêu cuối đang chờ cấp có thẩm quyền; phải có quyết định trước khi thay thế", En: "the tie across the last seat waits for the authority; it is decided before anybody is replaced"},

	// of a list
	"higher_by_key":      {Vi: "{above} xếp trước {below} theo {key}: {above_value} so với {below_value}", En: "{above} stands above {below} by {key}: {above_value} against {below_value}"},
	"higher_by_lot":      {Vi: "{above} xếp trước {below} theo kết quả bốc thăm", En: "{above} stands above {below} by lot"},
	"higher_by_decision": {Vi: "{above} xếp trước {below} theo quyết định của {by} lúc {at}: {reason}", En: "{above} stands above {below} by the decision of {by} at {at}: {reason}"},
	"tied":               {Vi: "{above} và {below} bằng nhau ở mọi khóa xếp hạng", En: "{above} and {below} are equal by every key"},

	// of a selection: the whole
	"nobody_passed":    {Vi: "không ai đạt nên không có người trúng tuyển", En: "nobody passed, so nobody is selected"},
	"no_seats":         {Vi: "chưa có chỉ tiêu nên chưa chọn ai", En: "there is no number of seats, so nobody is selected"},
	"seats_unfilled":   {Vi: "chỉ tiêu {seats}, đã chọn {selected}; còn trống {empty} vì không còn người đạt", En: "{seats} {seats|seat|seats}, {selected} selected; {empty} {empty|stays|stay} empty, as nobody else passed"},
	"reserve_waits":    {Vi: "danh sách dự phòng chờ quyết định về nhóm bằng nhau: {tie}", En: "the reserve waits for the decision of the tie: {tie}"},
	"seats_left_empty": {Vi: "còn trống {empty} chỉ tiêu vì nhóm bằng nhau {tie} không lấy đủ cả nhóm", En: "{empty} {empty|seat stays|seats stay} empty, as the tie {tie} does not fit whole"},
	"limit_reached":    {Vi: "đã thay thế đủ {limit} người quy chế cho phép; chỉ tiêu bỏ trống", En: "as many as the regulation allows ({limit}) have been replaced; the seat stays empty"},
	"limit_past":       {Vi: "chỉ tiêu trống từ {on}, sau ngày cuối được thay thế là {last}; chỉ tiêu bỏ trống", En: "the seat fell vacant on {on}, after {last}, the last day of replacement; it stays empty"},
	"nobody_left":      {Vi: "không còn ai để thay thế; còn trống {empty} chỉ tiêu", En: "nobody is left to follow; {empty} {empty|seat|seats} {empty|stays|stay} empty"},
	"replacement_tie":  {Vi: "{tie} bằng nhau ở mọi khóa, chỉ còn {seats} chỉ tiêu; chờ cấp có thẩm quyền quyết định", En: "{tie} are equal by every key and {seats} can follow; the authority decides"},

	// of a selection: one candidate
	"selected_in_order":    {Vi: "hạng {place}, trong chỉ tiêu {seats}", En: "place {place}, within {seats} {seats|seat|seats}"},
	"selected_tie_whole":   {Vi: "hạng {place}, bằng nhau ở chỉ tiêu cuối nên lấy cả nhóm", En: "place {place}, of a tie across the last seat that is taken whole"},
	"selected_by_lot":      {Vi: "hạng {place}, trúng thăm trong nhóm bằng nhau ở chỉ tiêu cuối", En: "place {place}, drawn from the tie across the last seat"},
	"selected_by_decision": {Vi: "hạng {place}, được chọn trong nhóm bằng nhau theo quyết định của {by} lúc {at}: {reason}", En: "place {place}, chosen from the tie by the decision of {by} at {at}: {reason}"},
	"selected_in_place":    {Vi: "hạng {place}, thay cho {departed}", En: "place {place}, in place of {departed}"},
	"in_reserve":           {Vi: "hạng {place}, trong danh sách dự phòng", En: "place {place}, in the reserve"},
	"in_reserve_tie":       {Vi: "hạng {place}, cuối danh sách dự phòng, bằng nhau nên lấy cả nhóm", En: "place {place}, of the tie at the end of the reserve, which is taken whole"},
	"referred":             {Vi: "hạng {place}, bằng nhau ở chỉ tiêu cuối, chờ cấp có thẩm quyền quyết định", En: "place {place}, of a tie across the last seat that the authority decides"},
	"tie_left_out":         {Vi: "hạng {place}, bằng nhau ở chỉ tiêu cuối nên cả nhóm không được chọn", En: "place {place}, of a tie across the last seat that is left out whole"},
	"below_seats":          {Vi: "hạng {place}, ngoài chỉ tiêu {seats} và danh sách dự phòng", En: "place {place}, beyond {seats} {seats|seat|seats} and the reserve"},
	"waiting":              {Vi: "hạng {place}, chờ quyết định về nhóm bằng nhau ở trên", En: "place {place}, waits for the decision of the tie above"},
	"declined":             {Vi: "đã rút ngày {on}", En: "declined on {on}"},
	"struck_off":           {Vi: "bị loại ngày {on} theo quyết định của {by}: {reason}", En: "struck off on {on} by {by}: {reason}"},
	"not_passed":           {Vi: "không đạt nên không được xếp hạng", En: "did not pass and is not placed"},
})

// sourceWords are what sentences call the sources that have no title.
var sourceWords = map[Kind]wording.Word{
	ComponentValue:  {Vi: "điểm {name}", En: "the mark of {name}"},
	ComponentPoints: {Vi: "điểm quy đổi {name}", En: "the points of {name}"},
	Total:           {Vi: "tổng điểm", En: "the total"},
	BeforeBonus:     {Vi: "tổng điểm trước điểm ưu tiên", En: "the total before priority points"},
	Bonus:           {Vi: "điểm ưu tiên", En: "priority points"},
	Born:            {Vi: "ngày sinh", En: "the date of birth"},
	Sex:             {Vi: "giới tính", En: "sex"},
	FactValue:       {Vi: "dữ kiện {name}", En: "the fact {name}"},
}

var (
	wordMissing = wording.Word{Vi: "không có", En: "none"}
	valueWords  = map[string]wording.Word{
		"male": {Vi: "nam", En: "male"}, "female": {Vi: "nữ", En: "female"},
	}
)
