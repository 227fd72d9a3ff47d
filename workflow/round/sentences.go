package round

import (
	"maps"

	"github.com/thituyen/thituyen/internal/wording"
)

// sentences are those of every reason of this package.
var sentences = func() wording.Book {
	book := wording.Book{}
	for _, part := range []wording.Book{actSentences, peopleSentences, markingSentences, resultSentences, recordSentences} {
		maps.Copy(book, part)
	}
	return book
}()

// actSentences are about acts as such, and about the opening and the notice.
var actSentences = wording.Sentences{
	"step_missing":             {Vi: "chưa ghi việc gì được làm; hãy ghi `step`", En: "it is not said what is done; give `step`"},
	"person_missing":           {Vi: "chưa ghi ai làm, hoặc tên người không hợp lệ; hãy ghi `by`", En: "it is not said who does it, or the name is not one; give `by`"},
	"moment_missing":           {Vi: "chưa ghi lúc nào, hoặc thời điểm không có thật; hãy ghi `at` như 2018-06-01T09:00", En: "it is not said when, or there is no such moment; give `at` as 2018-06-01T09:00"},
	"recorded_before_happened": {Vi: "việc xảy ra lúc {happened} không thể được ghi trước đó, lúc {recorded}", En: "what happened at {happened} cannot have been recorded before, at {recorded}"},
	"recorded_back":            {Vi: "ghi lúc {recorded} là trước việc đã ghi gần nhất, lúc {last}; biên bản chỉ đi tới", En: "recorded at {recorded}, before the latest entry at {last}; a record only goes on"},
	"not_opened":               {Vi: "kỳ thi chưa mở: việc đầu tiên phải là `open`, không phải {step}", En: "the round is not opened: its first act must be `open`, not {step}"},
	"wrong_body":               {Vi: "nội dung ghi cho việc {step} không phải loại của việc ấy", En: "what is said for the step {step} is of another kind"},
	"regulation_needed":        {Vi: "chưa có quy chế cho kỳ thi", En: "the round has no regulation"},
	"procedure_needed":         {Vi: "quy chế không có phần trình tự, thủ tục (`procedure`), nên không tổ chức kỳ thi theo được", En: "the regulation has no `procedure`, so no round can be held under it"},
	"other_regulation":         {Vi: "đây là quy chế khác: ghi {found}, kỳ thi theo {regulation}", En: "this is another regulation: {found}, while the round is under {regulation}"},
	"not_yet_time_for_rules":   {Vi: "toàn văn quy chế vào biên bản ở bước thông báo, không phải khi mở", En: "the regulation itself enters the record with the notice, not with the opening"},
	"no_groups":                {Vi: "quy chế này không chia nhóm chức danh, nên không có nhóm “{found}”; hãy bỏ `group`", En: "this regulation has no groups of posts, so none is “{found}”; leave `group` out"},
	"unknown_person":           {Vi: "không có ai là {person} trong kỳ thi; có: {known}", En: "nobody in the round is {person}; there are {known}"},
	"unknown_role":             {Vi: "trình tự không có vai {role}; có: {known}", En: "the procedure has no role {role}; there are {known}"},
	"not_a_date":               {Vi: "ngày {name} không có thật", En: "the date {name} does not exist"},
	"lot_roles_needed":         {Vi: "bốc thăm cần phần của ít nhất hai vai khác nhau, ghi ở `lot` trong thông báo, và các bước commit_lot, reveal_lot", En: "a lot needs shares of at least two different roles, named under `lot` in the notice, and the steps commit_lot and reveal_lot"},
	"nothing_to_publish":       {Vi: "chưa có {what} để công bố", En: "there is no {what} to publish yet"},
	"already_objected":         {Vi: "đã có kiến nghị mang mã {objection}", En: "there is an objection {objection} already"},
	"unknown_objection":        {Vi: "không có kiến nghị {objection}", En: "there is no objection {objection}"},
	"already_answered":         {Vi: "kiến nghị {objection} đã được trả lời", En: "the objection {objection} was answered before"},
	"unexpected":               {Vi: "lỗi ngoài dự kiến: {detail}", En: "an unexpected error: {detail}"},
}

// peopleSentences are about candidates, the council and the boards.
var peopleSentences = wording.Sentences{
	"role_filled_elsewhere": {Vi: "vai {role} được lập ở bước {step}; người giữ vai ấy chỉ thay đổi ở bước đó", En: "the role {role} was filled by the step {step} and is changed there only"},
	"role_does_not_mark":    {Vi: "vai {role} không có quyền chấm, nên không giao chấm {component} được", En: "the role {role} may not mark, so {component} cannot be given to it"},
	"candidate_needed":      {Vi: "việc {step} cần ghi rõ người dự tuyển; hãy ghi `candidate`", En: "the step {step} is about a candidate; give `candidate`"},
	"candidate_not_used":    {Vi: "việc {step} ghi người dự tuyển trong danh sách, không ghi ở `candidate`", En: "the step {step} names candidates in its lists, not under `candidate`"},
	"not_an_id":             {Vi: "“{found}” không dùng làm mã được: cần một dòng chữ, không trống", En: "“{found}” cannot be an id: one line of text is needed, not empty"},
	"unknown_candidate":     {Vi: "không có người dự tuyển nào mang mã {candidate}", En: "no candidate has the id {candidate}"},
	"already_registered":    {Vi: "đã có người dự tuyển mang mã {candidate}", En: "a candidate with the id {candidate} has registered before"},
	"has_withdrawn":         {Vi: "{candidate} đã rút khỏi kỳ thi", En: "{candidate} withdrew"},
	"unknown_claim":         {Vi: "quy chế không có diện ưu tiên {claim}; có: {known}", En: "the regulation knows no claim {claim}; there are {known}"},
	"not_incomplete":        {Vi: "hồ sơ {candidate} đã xét là {outcome}; chỉ hồ sơ chưa đủ căn cứ mới được bổ sung sau khi xét", En: "the dossier of {candidate} was screened as {outcome}; only an incomplete one may be supplemented after that"},
	"enough_candidates":     {Vi: "đã có {count} người dự tuyển, đủ mức tối thiểu {minimum}, nên không gia hạn", En: "there are {count} candidates, enough for the minimum of {minimum}, so there is nothing to extend for"},
	"too_few_candidates":    {Vi: "chỉ có {count} người dự tuyển, cần ít nhất {minimum}; {then}", En: "there are only {count} candidates and at least {minimum} are needed; {then}"},
	"then_extend":           {Vi: "hãy gia hạn nhận hồ sơ", En: "extend the time for applying"},
	"then_cancel":           {Vi: "hãy hủy kỳ thi", En: "cancel the round"},
	"unknown_criterion":     {Vi: "không có điều kiện {criterion}; có: {known}", En: "there is no criterion {criterion}; there are {known}"},
	"not_waivable":          {Vi: "không ai được miễn điều kiện “{criterion}”", En: "nobody may waive the criterion “{criterion}”"},
	"may_not_waive":         {Vi: "{person} không giữ vai {role}, vai duy nhất được miễn điều kiện “{criterion}”", En: "{person} does not hold the role {role}, which alone may waive the criterion “{criterion}”"},
	"already_waived":        {Vi: "điều kiện “{criterion}” của {candidate} đã được miễn", En: "the criterion “{criterion}” was waived for {candidate} before"},
	"hidden":                {Vi: "điều này dựa vào dữ liệu cá nhân của {candidate} mà ở đây chỉ có cam kết; cần bản mở (openings)", En: "this rests on personal facts of {candidate} of which only commitments are at hand; the openings are needed"},
	"not_eligible":          {Vi: "{candidate} không có trong danh sách đủ điều kiện", En: "{candidate} may not sit, not being on the list of the eligible"},
	"nobody_named":          {Vi: "việc {step} chưa ghi tên ai", En: "the step {step} names nobody"},
	"named_twice":           {Vi: "{candidate} được ghi hai lần", En: "named twice: {candidate}"},
}

// markingSentences are about marks, codes and re-marks.
var markingSentences = wording.Sentences{
	"unknown_component":         {Vi: "không có phần thi {component}; có: {known}", En: "there is no component {component}; there are {known}"},
	"component_closed":          {Vi: "phần thi {component} đã kết thúc chấm", En: "the marking of {component} is closed"},
	"component_not_closed":      {Vi: "phần thi {component} chưa kết thúc chấm", En: "the marking of {component} is not closed yet"},
	"component_needed":          {Vi: "việc {step} cần ghi rõ phần thi; hãy ghi `component`", En: "the step {step} needs to know the component; give `component`"},
	"wrong_board":               {Vi: "{person} không thuộc {role}, nơi chấm phần thi {component}", En: "{person} is not of {role}, who mark {component}"},
	"was_absent":                {Vi: "{candidate} vắng mặt ở phần thi {component}", En: "{candidate} was absent from {component}"},
	"attendance_needed":         {Vi: "chưa điểm danh {candidate} ở phần thi {component}", En: "the attendance of {candidate} at {component} was not taken"},
	"not_reached":               {Vi: "{candidate} không vào phần thi {component} vì không đạt {before}", En: "{candidate} may not sit {component}, not having passed {before}"},
	"one_mark_needed":           {Vi: "phần thi {component} cần đúng một điểm, ghi ở `mark`", En: "{component} takes one mark, given as `mark`"},
	"marks_of_parts_needed":     {Vi: "phần thi {component} chấm theo từng nội dung, ghi ở `parts`: {parts}", En: "{component} is marked by its parts, given as `parts`: {parts}"},
	"unknown_part":              {Vi: "{component} không có nội dung chấm {part}; có: {parts}", En: "{component} has no part {part} to mark; there are {parts}"},
	"mark_out_of_range":         {Vi: "điểm {mark} ngoài khoảng {range} của {component}", En: "the mark {mark} is outside the range {range} of {component}"},
	"mark_off_step":             {Vi: "điểm {mark} không đúng bước điểm của {component}: {range}", En: "the mark {mark} is not on the step of {component}: {range}"},
	"already_marked":            {Vi: "{person} đã chấm {component} cho {candidate} (mục {entry} của biên bản)", En: "{person} has marked {component} for {candidate} before (entry {entry} of the record)"},
	"too_many_marks":            {Vi: "{component} của {candidate} đã đủ {limit} người chấm", En: "{component} of {candidate} has its {limit} markers already"},
	"unknown_sanction":          {Vi: "quy chế không có hình thức xử lý {kind}; có: {known}", En: "the regulation knows no sanction {kind}; there are {known}"},
	"not_referred":              {Vi: "quy chế không giao quyết định {component} của {candidate}: điểm không lệch quá mức", En: "the rules do not refer {component} of {candidate}: the marks are not too far apart"},
	"marks_missing":             {Vi: "{component}: còn thiếu điểm của {candidates}", En: "{component}: marks are missing of {candidates}"},
	"not_settled":               {Vi: "{component}: chưa quyết định điểm lệch của {candidates}", En: "{component}: a decision on the marks of {candidates} is still to be made"},
	"no_remark":                 {Vi: "quy chế không cho phúc khảo {component}", En: "the regulation allows no re-mark of {component}"},
	"already_asked":             {Vi: "{candidate} đã xin phúc khảo {component}", En: "{candidate} has asked for a re-mark of {component} before"},
	"remark_not_asked":          {Vi: "không có đơn phúc khảo {component} của {candidate}", En: "no re-mark of {component} was asked for {candidate}"},
	"already_remarked":          {Vi: "{component} của {candidate} đã phúc khảo", En: "{component} of {candidate} was re-marked before"},
	"marked_before":             {Vi: "{person} đã chấm bài này của {component}, nên không phúc khảo nó", En: "{person} has marked this paper of {component} and may not re-mark it"},
	"code_needed":               {Vi: "{component} chấm theo phách; hãy ghi `code`, không ghi `candidate`", En: "{component} is marked by code; give `code`, not `candidate`"},
	"code_not_used":             {Vi: "{component} không chấm theo phách; hãy ghi `candidate`", En: "{component} is not marked by code; give `candidate`"},
	"codes_not_issued":          {Vi: "{component} chưa được đánh phách", En: "no codes were issued for {component} yet"},
	"codes_issued":              {Vi: "{component} đã được đánh phách", En: "the codes of {component} were issued before"},
	"codes_opened":              {Vi: "phách của {component} đã mở", En: "the codes of {component} were opened before"},
	"codes_not_opened":          {Vi: "phách của {component} chưa mở", En: "the codes of {component} are not opened yet"},
	"codes_missing":             {Vi: "chưa mở các phách {codes}", En: "the codes {codes} are not opened"},
	"unknown_code":              {Vi: "không có phách {code} ở {component}", En: "there is no code {code} at {component}"},
	"not_anonymous":             {Vi: "{component} không phải phần thi rọc phách", En: "{component} is not anonymous"},
	"wrong_number_of_codes":     {Vi: "có {found} phách cho {wanted} người dự thi", En: "there are {found} codes for {wanted} candidates"},
	"bad_code":                  {Vi: "“{code}” không dùng làm phách được: phải khác mã người dự tuyển và là một dòng chữ", En: "“{code}” cannot be a code: it must be one line and no candidate's id"},
	"bad_commitment":            {Vi: "cam kết của phách {code} phải là 64 chữ số thập lục phân viết thường, mỗi phách một khác", En: "the commitment of code {code} must be 64 lower-case hexadecimal digits, another for each code"},
	"code_mismatch":             {Vi: "phách {code} mở ra không khớp cam kết đã ghi, hoặc không phải của một người dự thi", En: "what is opened of code {code} is not what was committed to, or is nobody who sits"},
	"codes_follow_registration": {Vi: "phách đi theo thứ tự đăng ký nên lộ người dự thi", En: "the codes follow the order of registration and give the candidates away"},
	"two_people_needed":         {Vi: "bước {step} phải do hai người ở hai vai khác nhau cùng làm (`jointly`)", En: "the step {step} must be taken by two people of different roles (`jointly`)"},
	"map_too_early":             {Vi: "chưa đủ người mở phách {component}; bảng phách chỉ ghi ở việc của người cuối", En: "not everybody has yet opened {component}; the map belongs into the act of the last of them"},
}

// resultSentences are about ranking, selection, appointment and lots.
var resultSentences = wording.Sentences{
	"no_ranking":                 {Vi: "quy chế không có phần xếp hạng", En: "the regulation has no section on ranking"},
	"order_hidden":               {Vi: "thứ tự dựa vào dữ liệu cá nhân mà ở đây chỉ có cam kết: {rests}; cần bản mở (openings)", En: "the order rests on personal facts of which only commitments are at hand: {rests}; the openings are needed"},
	"order_impossible":           {Vi: "thứ tự ghi trong biên bản không thể có: {candidate} không được xếp hạng, được xếp hai lần hoặc bị bỏ sót", En: "the order in the record cannot be: {candidate} may not be placed, is placed twice or is left out"},
	"not_ranked":                 {Vi: "chưa xếp hạng", En: "the candidates are not ranked yet"},
	"not_a_referred_tie":         {Vi: "{candidates} không phải nhóm bằng nhau đang chờ quyết định", En: "{candidates} are no tie that waits for a decision"},
	"tie_undecided":              {Vi: "còn nhóm bằng nhau ở chỉ tiêu cuối cùng chờ cấp có thẩm quyền quyết định: {candidates}", En: "a tie at the last seat waits for the authority: {candidates}"},
	"nobody_selected":            {Vi: "không có người trúng tuyển", En: "nobody is selected"},
	"not_selected":               {Vi: "{candidate} không phải người trúng tuyển", En: "{candidate} is not selected"},
	"already_appointed":          {Vi: "{candidate} đã được bổ nhiệm", En: "{candidate} was appointed before"},
	"no_longer_eligible":         {Vi: "đến ngày bổ nhiệm, {candidate} không đạt điều kiện “{criterion}”: {why}", En: "on the day of appointment {candidate} does not meet the criterion “{criterion}”: {why}"},
	"by_the_record":              {Vi: "theo biên bản", En: "by the record"},
	"not_listed":                 {Vi: "{candidate} không ở trong danh sách trúng tuyển, dự phòng, hoặc đã ra khỏi đó", En: "{candidate} is neither selected nor in reserve, or has left already"},
	"nobody_left":                {Vi: "không có ai từ chối hay bị loại mà chưa thay", En: "nobody who declined or was struck off waits to be replaced"},
	"no_share":                   {Vi: "vai {role} không có phần trong bốc thăm, hoặc chưa cam kết; các vai: {roles}", En: "the role {role} has no share in the lot, or has committed to none; the roles are {roles}"},
	"not_your_share":             {Vi: "{person} không giữ vai {role}", En: "{person} does not hold the role {role}"},
	"bad_share":                  {Vi: "cam kết của vai {role} phải là 64 chữ số thập lục phân viết thường, không trùng vai khác", En: "the commitment of the role {role} must be 64 lower-case hexadecimal digits, and no other role's"},
	"share_too_late":             {Vi: "danh sách đã chốt, vai {role} không cam kết được nữa", En: "registration is closed, the role {role} can no longer commit"},
	"share_too_early":            {Vi: "danh sách chưa chốt, vai {role} chưa được mở phần của mình", En: "registration is not closed, the role {role} may not reveal yet"},
	"share_committed":            {Vi: "vai {role} đã cam kết phần của mình", En: "the role {role} has committed to its share before"},
	"share_revealed":             {Vi: "phần của vai {role} đã mở", En: "the share of the role {role} was revealed before"},
	"share_changed":              {Vi: "phần mở ra của vai {role} không khớp cam kết", En: "what the role {role} reveals is not what it committed to"},
	"share_not_committed":        {Vi: "vai {role} chưa cam kết phần của mình trong bốc thăm", En: "the role {role} has not committed to its share of the lot"},
	"share_not_revealed":         {Vi: "phần của vai {role} trong bốc thăm chưa mở, cũng chưa ghi nhận là thiếu", En: "the share of the role {role} is neither revealed nor recorded as missing"},
	"missing_share_needs_reason": {Vi: "ghi nhận vai {role} không mở phần của mình cần lý do, và không kèm phần hay muối", En: "to record that the role {role} does not reveal its share a reason is needed, and no share or salt"},
}

// recordSentences are about reading a record back.
var recordSentences = wording.Sentences{
	"unknown_entry":          {Vi: "biên bản không có mục {entry}; mục cuối là {last}", En: "the record has no entry {entry}; the last is {last}"},
	"void_or_instead":        {Vi: "đính chính phải ghi đúng một trong hai: `void: true` (bỏ việc ấy) hoặc `instead` (việc đúng ra phải là)", En: "a correction says one of the two: `void: true` (the act is taken back) or `instead` (what it should have been)"},
	"not_correctable":        {Vi: "mục {entry}, {step}, không đính chính được: việc mở kỳ thi, thông báo, biểu quyết và đính chính thì không", En: "entry {entry}, {step}, cannot be corrected: the opening, the notice, votes and corrections cannot"},
	"unreadable_record":      {Vi: "không đọc lại được biên bản để tính lại: {detail}", En: "the record could not be read again to recompute: {detail}"},
	"rests_on_changed":       {Vi: "{step} dựa vào kết quả nay đã khác", En: "{step} rested on a result that is now another"},
	"diverges_refused":       {Vi: "mục {entry}: việc này quy chế không cho phép: {detail}", En: "entry {entry}: the rules do not allow this act: {detail}"},
	"diverges_differs":       {Vi: "mục {entry}, {field}: tính lại được {want}, biên bản ghi {have}", En: "entry {entry}, {field}: recomputed as {want}, but the record has {have}"},
	"diverges_rules_other":   {Vi: "mục {entry}, {field}: quy chế ở đây không phải bản mà mục 1 ghi mã", En: "entry {entry}, {field}: this regulation is not the one that entry 1 names by its fingerprint"},
	"diverges_open":          {Vi: "mục {entry}, {field}: dữ liệu cá nhân đang để ngỏ, không phải cam kết", En: "entry {entry}, {field}: a personal field stands open where a commitment should"},
	"diverges_unreadable":    {Vi: "mục {entry}: nội dung không phải của một việc trong kỳ thi: {detail}", En: "entry {entry}: the body is not one of an act: {detail}"},
	"diverges_rules_missing": {Vi: "mục {entry}: biên bản chưa có toàn văn quy chế, nên chỉ kiểm tra được chuỗi; hãy cung cấp quy chế", En: "entry {entry}: the regulation is not in the record, so that only the chain can be checked; give the regulation"},
	"diverges_rules_broken":  {Vi: "mục {entry}: quy chế trong biên bản không đọc được: {detail}", En: "entry {entry}: the regulation in the record cannot be read: {detail}"},
	"report_fails":           {Vi: "KHÔNG ĐÚNG: {failure}", En: "DOES NOT HOLD: {failure}"},
	"report_until":           {Vi: "đã kiểm tra đúng đến mục {entry}", En: "everything up to entry {entry} holds"},
	"report_unanchored":      {Vi: "đầy đủ đến mục {entry}, đầu chuỗi {head}; không có đầu chuỗi lưu ở nơi khác nên không biết được gì thêm", En: "complete to entry {entry}, head {head}; without a head kept elsewhere nothing more can be known"},
	"report_beyond":          {Vi: "đầy đủ đến mục {known} như đầu chuỗi lưu ở nơi khác, liền mạch từ đó đến mục {entry}, đầu chuỗi {head}; sau đó còn gì không thì không biết được", En: "complete to entry {known}, the head kept elsewhere; unbroken from there to entry {entry}, head {head}; whether more followed cannot be known"},
	"report_complete":        {Vi: "đầy đủ đến mục {entry}, đầu chuỗi {head}, đúng như đã lưu ở nơi khác", En: "complete to entry {entry}, head {head}, as kept elsewhere"},
	"report_count":           {Vi: "tính lại {recomputed}, chỉ có cam kết {attested}", En: "recomputed {recomputed}, attested {attested}"},
	"report_rests":           {Vi: "mục {entry}, {field}: dựa vào cam kết ở {rests}", En: "entry {entry}, {field}: rests on the commitments at {rests}"},
	"report_more":            {Vi: "và {count} điều khác chỉ có cam kết", En: "and {count} more that rest on commitments alone"},
	"report_delay":           {Vi: "{count} mục được ghi sau khi việc xảy ra, lâu nhất {longest} ở mục {entry}", En: "{count} entries were recorded after they happened, the longest {longest} at entry {entry}"},
	"report_state":           {Vi: "trạng thái cuối: {state}", En: "state at the end: {state}"},
	"report_entry":           {Vi: "mục {entry}", En: "entry {entry}"},
	"report_entries":         {Vi: "mục {one} hoặc mục {other}", En: "entry {one} or {other}"},
}
