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

	"among_and_classes":    {Vi: "chọn trong số người đứng đầu (among) không đi cùng {key}; hãy bỏ một trong hai", En: "choosing among the best (among) does not go with {key}; remove one of the two"},
	"cut_unfit":            {Vi: "at_cut: {found} không dùng được khi có chỉ tiêu theo lớp; hãy dùng một trong: {known}", En: "at_cut: {found} does not go with seats by class; use one of: {known}"},
	"cut_unfit_pattern":    {Vi: "at_cut: {found} không dùng được với pattern; hãy dùng một trong: {known}", En: "at_cut: {found} does not go with a pattern; use one of: {known}"},
	"id_twice":             {Vi: "mã {id} viết hai lần; mỗi mục một mã riêng", En: "the id {id} stands twice; each has one of its own"},
	"id_taken":             {Vi: "{id} là từ có nghĩa riêng ở đây; hãy đặt mã khác", En: "{id} is a word with a meaning of its own here; choose another id"},
	"pattern_counts":       {Vi: "với pattern, số chỉ tiêu đã do pattern định; hãy bỏ {key}", En: "with a pattern it is the pattern that counts the seats; remove {key}"},
	"pattern_empty":        {Vi: "pattern trống; hãy nêu ít nhất một từ, như [open]", En: "the pattern is empty; give at least one word, such as [open]"},
	"floor_of_pattern":     {Vi: "với pattern, mức sàn chỉ tính trên mọi chỉ tiêu; hãy viết of: all thay cho of: {found}", En: "with a pattern a floor is of all seats; write of: all in place of of: {found}"},
	"count_both":           {Vi: "chỉ chọn một trong hai: {key} hoặc share", En: "give either {key} or share, not both"},
	"count_missing":        {Vi: "thiếu số chỗ; hãy ghi {key}, hoặc share cùng round", En: "how many is not said; give {key}, or share with round"},
	"round_needless":       {Vi: "round chỉ dùng với share; hãy bỏ nó hoặc thay {key} bằng share", En: "round goes with share alone; remove it, or give share in place of {key}"},
	"round_missing":        {Vi: "thiếu round: phần chia ra số lẻ thì làm tròn thế nào; hãy dùng một trong: {known}", En: "round is missing: how a share becomes a whole number; use one of: {known}"},
	"share_range":          {Vi: "phần {found} phải lớn hơn 0 và nhiều nhất 100%; viết như 20% hoặc 1/5", En: "a share of {found} must be above 0 and at most 100 %; write it as 20% or 1/5"},
	"class_unfit":          {Vi: "{by} là {type} nên không chia lớp được; hãy dùng sex, hoặc một dữ kiện kiểu text hay yes_no", En: "{by} is {type} and tells no class; use sex, or a fact of type text or yes_no"},
	"select_with_allocate": {Vi: "có allocate thì người và vị trí được ghép theo nguyện vọng; hãy bỏ select", En: "with allocate posts are given by preferences; remove select"},
	"no_reserve_of_posts":  {Vi: "có allocate thì không có danh sách dự phòng; hãy bỏ from hoặc viết from: list", En: "with allocate there is no reserve; remove from, or write from: list"},
	"lot_needless":         {Vi: "quy chế không bốc thăm ở đâu; hãy bỏ lot, hoặc ghi ties: lot hay at_cut: lot", En: "nothing here is drawn by lot; remove lot, or write ties: lot or at_cut: lot"},

	// of a case
	"candidate_id":    {Vi: "mã thí sinh “{found}” phải là một dòng không trống, không dài quá 200 chữ, theo Unicode NFC và không chứa \" > \"", En: "the candidate's id “{found}” must be one line in Unicode NFC, not empty, at most 200 letters, without \" > \""},
	"candidate_twice": {Vi: "thí sinh {id} có hai lần; mỗi thí sinh một mã riêng", En: "the candidate {id} stands twice; each has an id of their own"},
	"value_missing":   {Vi: "thí sinh {id} chưa có {key}, mà quy chế không cho xếp hạng khi thiếu; hãy bổ sung", En: "{key} of {id} is missing, and the regulation does not rank without it; provide it"},
	"value_unfit":     {Vi: "{key} của thí sinh {id} phải là {type}, không phải “{found}”", En: "{key} of {id} must be {type}, not “{found}”"},
	"fact_unheld":     {Vi: "không thí sinh nào có dữ kiện {name} mà quy chế dùng để xếp hạng ({key}); hãy xem lại tên hoặc bổ sung dữ kiện", En: "no candidate holds the fact {name}, which the regulation ranks by ({key}); check the name or provide the fact"},
	"seed_missing":    {Vi: "phải bốc thăm mà chưa có hạt giống (lot_seed); hãy nêu hạt giống đã niêm phong trước khi hết hạn đăng ký", En: "a lot must be drawn and there is no seed (lot_seed); give the one committed before registration closed"},
	"seats_negative":  {Vi: "chỉ tiêu {found} nhỏ hơn 0", En: "{found} {found|seat is|seats are} fewer than 0"},

	"more_reserved_than_seats": {Vi: "số chỉ tiêu dành riêng là {reserved}, nhiều hơn chỉ tiêu {seats} của vị trí", En: "{reserved} {reserved|seat is|seats are} reserved, more than the {seats} of the post"},
	"no_choice":                {Vi: "quy chế không cho cấp có thẩm quyền chọn trong số người đứng đầu (among); hãy bỏ lựa chọn này", En: "the regulation does not let the authority choose among the best (among); remove this choice"},
	"choice_outside":           {Vi: "{id} không thuộc những người được chọn cho chỉ tiêu này: {among}", En: "{id} is not of those among whom this seat is chosen: {among}"},
	"pass_over_without_reason": {Vi: "chọn {id} mà bỏ qua {over} đứng trên thì phải nêu lý do", En: "choosing {id} passes over {over}, who stands higher; say why"},

	"no_allocation": {Vi: "quy chế không ghép người với vị trí theo nguyện vọng (allocate)", En: "the regulation gives no posts by preferences (allocate)"},
	"post_id":       {Vi: "mã vị trí “{found}” phải là một dòng không trống, không dài quá 200 chữ, theo Unicode NFC và không chứa \" > \"", En: "the id of a post “{found}” must be one line in Unicode NFC, not empty, at most 200 letters, without \" > \""},
	"post_twice":    {Vi: "vị trí {post} có hai lần", En: "the post {post} stands twice"},
	"unknown_post":  {Vi: "không có vị trí “{found}”; hãy dùng một trong: {known}", En: "there is no post “{found}”; use one of: {known}"},
	"chosen_twice":  {Vi: "{id} nêu nguyện vọng {post} hai lần; hãy bỏ một", En: "{id} chooses {post} twice; remove one"},
	"tie_decides":   {Vi: "{tie} bằng nhau ở mọi khóa mà {post} chỉ còn {seats} chỉ tiêu cho họ; quy chế không bốc thăm nên không ghép được", En: "{tie} are equal by every key and {post} has {seats} {seats|seat|seats} for them; the regulation draws no lot, so nobody can be told apart"},

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

	"choice_waits":   {Vi: "còn {empty} chỉ tiêu chờ cấp có thẩm quyền chọn; chỉ tiêu tiếp theo chọn trong: {among}", En: "{empty} {empty|seat waits|seats wait} for the authority to choose, the next among {among}"},
	"class_unfilled": {Vi: "còn trống {empty} chỉ tiêu của {class} vì lớp này không còn ai", En: "{empty} {empty|seat|seats} for {class} {empty|stays|stay} empty, as nobody of it is left"},
	"seat_lost":      {Vi: "{id} thôi giữ ghế {seat}: xếp lại ghế khi không có người đã rời thì các mức sàn không còn dành ghế này cho {id}", En: "{id} no longer holds seat {seat}: with the seats given anew without those who left, it is not theirs"},
	"seat_moved":     {Vi: "{id} chuyển từ chỉ tiêu {before} sang chỉ tiêu {after}", En: "{id} moves from {before} to {after}"},

	// of a seat
	"seat_open":     {Vi: "ghế {seat} là ghế chung, theo hạng {place}", En: "seat {seat} is open, by place {place}"},
	"seat_of_class": {Vi: "ghế {seat} dành cho {class}: người đứng đầu trong {free} người chưa có ghế, hạng {place}", En: "seat {seat} is for {class}: the best of {free} not yet seated, place {place}"},
	"seat_unfilled": {Vi: "ghế {seat} dành cho {class} nhưng lớp này không còn ai, nên là ghế chung: người đứng đầu trong {free} người chưa có ghế, hạng {place}", En: "seat {seat} was for {class}, of whom nobody was left, and is open: the best of {free} not yet seated, place {place}"},
	"seat_by_floor": {Vi: "{id} nhận ghế {seat} của {left} để đủ mức sàn {needed} của {floor}", En: "{id} takes seat {seat} from {left} so that the floor of {needed} for {floor} holds"},

	// of an allocation
	"allocated":                      {Vi: "hạng {place}, được {post}, nguyện vọng {choice} trong {choices}", En: "place {place}, comes to {post}, choice {choice} of {choices}"},
	"allocated_nothing":              {Vi: "hạng {place}, không được vị trí nào trong {choices} nguyện vọng", En: "place {place}, comes to none of {choices} {choices|choice|choices}"},
	"chooses_nothing":                {Vi: "hạng {place}, không có nguyện vọng nào đủ điều kiện", En: "place {place}, chooses no post that may be had"},
	"refused_by_merit":               {Vi: "{post} hết {seats} chỉ tiêu khi đến lượt hạng {place}; chỉ tiêu cuối về {last}: {because}", En: "{post} had no seat left, of {seats}, when it was the turn of place {place}; the last went to {last}: {because}"},
	"refused_in_round":               {Vi: "vòng {round}, {post} giữ đủ {seats} người, thấp nhất là {last}: {because}", En: "in round {round} {post} kept whom it has {seats} {seats|seat|seats} for, {last} the lowest: {because}"},
	"refused_by_merit_without_seats": {Vi: "{post} không có chỉ tiêu nào khi đến lượt hạng {place}", En: "{post} has no seat when it is the turn of place {place}"},
	"refused_in_round_without_seats": {Vi: "vòng {round}, {post} không có chỉ tiêu nào", En: "in round {round} {post} has no seat to give"},
	"post_unfilled":                  {Vi: "{post} có {seats} chỉ tiêu, còn trống {empty}", En: "{post} has {seats} {seats|seat|seats}; {empty} {empty|stays|stay} empty"},
	"post_moved":                     {Vi: "{id} chuyển từ {from} sang {post}, vào chỗ của {left}", En: "{id} moves from {from} to {post}, where {left} left a seat"},
	"post_followed":                  {Vi: "{id} được {post}, vào chỗ của {left}", En: "{id} comes to {post}, where {left} left a seat"},

	// of a selection: one candidate
	"selected_in_order":       {Vi: "hạng {place}, trong chỉ tiêu {seats}", En: "place {place}, within {seats} {seats|seat|seats}"},
	"selected_tie_whole":      {Vi: "hạng {place}, bằng nhau ở chỉ tiêu cuối nên lấy cả nhóm", En: "place {place}, of a tie across the last seat that is taken whole"},
	"selected_by_lot":         {Vi: "hạng {place}, trúng thăm trong nhóm bằng nhau ở chỉ tiêu cuối", En: "place {place}, drawn from the tie across the last seat"},
	"selected_by_decision":    {Vi: "hạng {place}, được chọn trong nhóm bằng nhau theo quyết định của {by} lúc {at}: {reason}", En: "place {place}, chosen from the tie by the decision of {by} at {at}: {reason}"},
	"selected_in_place":       {Vi: "hạng {place}, thay cho {departed}", En: "place {place}, in place of {departed}"},
	"in_reserve":              {Vi: "hạng {place}, trong danh sách dự phòng", En: "place {place}, in the reserve"},
	"in_reserve_tie":          {Vi: "hạng {place}, cuối danh sách dự phòng, bằng nhau nên lấy cả nhóm", En: "place {place}, of the tie at the end of the reserve, which is taken whole"},
	"referred":                {Vi: "hạng {place}, bằng nhau ở chỉ tiêu cuối, chờ cấp có thẩm quyền quyết định", En: "place {place}, of a tie across the last seat that the authority decides"},
	"tie_left_out":            {Vi: "hạng {place}, bằng nhau ở chỉ tiêu cuối nên cả nhóm không được chọn", En: "place {place}, of a tie across the last seat that is left out whole"},
	"below_seats":             {Vi: "hạng {place}, ngoài chỉ tiêu {seats} và danh sách dự phòng", En: "place {place}, beyond {seats} {seats|seat|seats} and the reserve"},
	"waiting":                 {Vi: "hạng {place}, chờ quyết định về nhóm bằng nhau ở trên", En: "place {place}, waits for the decision of the tie above"},
	"waiting_choice":          {Vi: "hạng {place}, chờ cấp có thẩm quyền chọn", En: "place {place}, waits for the authority to choose"},
	"selected_by_choice":      {Vi: "hạng {place}, được cấp có thẩm quyền chọn", En: "place {place}, chosen by the authority"},
	"selected_by_choice_over": {Vi: "hạng {place}, được cấp có thẩm quyền chọn; bỏ qua {over}", En: "place {place}, chosen by the authority over {over}"},
	"passed_over":             {Vi: "{id} ({reason})", En: "{id} ({reason})"},
	"gave_way":                {Vi: "hạng {place}, nhường ghế {seat} cho {taker} để đủ mức sàn {needed} của {floor}", En: "place {place}, gave way on seat {seat} to {taker} so that the floor of {needed} for {floor} holds"},
	"declined":                {Vi: "đã rút ngày {on}", En: "declined on {on}"},
	"struck_off":              {Vi: "bị loại ngày {on} theo quyết định của {by}: {reason}", En: "struck off on {on} by {by}: {reason}"},
	"not_passed":              {Vi: "không đạt nên không được xếp hạng", En: "did not pass and is not placed"},
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
	wordOpenSeats = wording.Word{Vi: "ghế chung", En: "the open seats"}

	wordMissing = wording.Word{Vi: "không có", En: "none"}
	valueWords  = map[string]wording.Word{
		"male": {Vi: "nam", En: "male"}, "female": {Vi: "nữ", En: "female"},
	}
)
