package workflow

import "github.com/thituyen/thituyen/internal/wording"

var sentences = wording.NewBook("workflow", wording.Sentences{
	// Refusals of steps.
	"unknown_step":  {Vi: "quy trình không có bước “{step}”; {hint}", En: "the procedure has no step “{step}”; {hint}"},
	"final_state":   {Vi: "quy trình đã kết thúc ở trạng thái “{state}” nên không làm được bước “{step}” nữa", En: "the case is over, in the state “{state}”; “{step}” can no longer be taken"},
	"wrong_state":   {Vi: "bước “{step}” chỉ làm được ở trạng thái: {from}; hiện đang ở “{state}”", En: "“{step}” can only be taken in the state: {from}; it is now “{state}”"},
	"wrong_role":    {Vi: "{person} không giữ vai trò được làm bước “{step}”; bước này do {roles} làm", En: "{person} holds no role that may take “{step}”; it is for: {roles}"},
	"not_apart":     {Vi: "{person} giữ cùng lúc hai vai trò không được kiêm nhiệm: {role} và {other}", En: "{person} holds two roles that nobody may hold together: {role} and {other}"},
	"related":       {Vi: "{person} có quan hệ với thí sinh {candidate} ({kin}) nên không được tham gia với vai trò {role}", En: "{person} is related to candidate {candidate} ({kin}) and so may not act as {role}"},
	"not_a_member":  {Vi: "{person} không phải là thành viên của {group} nên không giữ được phần “{role}”", En: "{person} is not a member of {group} and so has no part in “{role}”"},
	"too_early":     {Vi: "chưa đến lúc: {why}", En: "too early: {why}"},
	"too_late":      {Vi: "đã quá hạn: “{clock}” đã hết ngày {last}", En: "too late: the period “{clock}” ended with {last}"},
	"step_needed":   {Vi: "trước bước “{step}” phải làm xong bước “{needed}”", En: "“{needed}” must be done before “{step}”"},
	"already_done":  {Vi: "đã làm rồi: {why}", En: "already done: {why}"},
	"already_voted": {Vi: "{person} đã biểu quyết về nội dung này; mỗi người chỉ có một phiếu", En: "{person} has already voted on this; each person has one vote"},
	"no_quorum":     {Vi: "chưa đủ số người biểu quyết: có {voted} trên {members} thành viên, cần ít nhất {needed}", En: "no quorum: {voted} of {members} members voted, at least {needed} are needed"},
	"suspended":     {Vi: "quy trình đang tạm dừng nên chưa làm được bước “{step}”", En: "the case is suspended; “{step}” must wait"},

	"not_a_moment":   {Vi: "{found} không phải là một thời điểm có thật", En: "{found} is not a moment that exists"},
	"unknown_choice": {Vi: "phiếu của {person} không đọc được; {hint}", En: "the vote of {person} cannot be read; {hint}"},
	"bad_count":      {Vi: "kết quả kiểm phiếu không dùng được: {voters} người bỏ phiếu, {for} đồng ý, {against} không đồng ý, {abstain} phiếu trắng; chỉ phiếu kín mới ghi bằng số, và các số phải cộng bằng số người bỏ phiếu", En: "the count cannot be used: {voters} voters, {for} for, {against} against, {abstain} abstained; only a secret ballot is given in numbers, and they must add up to the voters"},
	"not_a_vote":     {Vi: "bước “{step}” không phải là biểu quyết nên không ghi phiếu ở đây được", En: "“{step}” is not voted on; no votes belong here"},
	"bad_span":       {Vi: "{found} không phải là một thời hạn: số đếm từ 0 đến {limit}, tính theo ngày, ngày làm việc, tháng hoặc năm", En: "{found} is no length of time: a count from 0 to {limit}, of days, working days, months or years"},
	"unknown_clock":  {Vi: "quy trình không có thời hạn “{clock}”; {hint}", En: "the procedure has no period “{clock}”; {hint}"},
	"unknown_role":   {Vi: "quy trình không có vai trò “{role}”; {hint}", En: "the procedure has no role “{role}”; {hint}"},

	// Parts of the above.
	"hint_nearest":       {Vi: "có phải là “{nearest}”?", En: "is “{nearest}” meant?"},
	"hint_known":         {Vi: "có: {known}", En: "there are: {known}"},
	"clock_not_started":  {Vi: "“{clock}” chưa bắt đầu tính; chỉ tính từ bước: {starts}", En: "the period “{clock}” has not begun; it begins with: {starts}"},
	"clock_runs":         {Vi: "“{clock}” còn đến hết ngày {last}", En: "the period “{clock}” runs to the end of {last}"},
	"extended_before":    {Vi: "“{clock}” đã được gia hạn một lần", En: "the period “{clock}” was extended once before"},
	"done_in_case":       {Vi: "bước “{step}” chỉ làm một lần, đã làm lúc {at}", En: "“{step}” is done once only, and was done at {at}"},
	"done_by_person":     {Vi: "{person} đã làm bước “{step}”", En: "{person} has taken “{step}” before"},
	"done_for_candidate": {Vi: "bước “{step}” đã làm cho thí sinh {candidate}", En: "“{step}” was done for candidate {candidate} before"},
	"part_taken":         {Vi: "phần của {person} trong bước “{step}” đã có người khác làm", En: "the part of {person} in “{step}” was taken by somebody else"},

	// Outcomes.
	"accepted":     {Vi: "đã ghi nhận; trạng thái: {state}", En: "accepted; the state is {state}"},
	"waiting":      {Vi: "còn chờ: {roles}", En: "still waiting for: {roles}"},
	"tally":        {Vi: "biểu quyết {result}: {for} đồng ý, {against} không đồng ý, {abstain} phiếu trắng; {voted} trên {members} thành viên, cần ít nhất {needed}", En: "the vote is {result}: {for} for, {against} against, {abstain} abstained; {voted} of {members} members, at least {needed} needed"},
	"tally_hidden": {Vi: "biểu quyết kín {result}: {voted} trên {members} thành viên đã bỏ phiếu, cần ít nhất {needed}", En: "the secret vote is {result}: {voted} of {members} members voted, at least {needed} needed"},

	// Findings about how roles are filled.
	"too_few_members":  {Vi: "{role} có {found} người, cần ít nhất {limit}", En: "{role} has {found} people and needs at least {limit}"},
	"too_many_members": {Vi: "{role} có {found} người, nhiều nhất là {limit}", En: "{role} has {found} people and may have at most {limit}"},
	"wrong_number":     {Vi: "{role} có {found} người, phải đúng {limit}", En: "{role} has {found} people and must have exactly {limit}"},
	"not_odd":          {Vi: "{role} có {found} người; số người phải là số lẻ", En: "{role} has {found} people; the number must be odd"},

	// Mistakes of documents and cases.
	"not_id":               {Vi: "mã “{found}” phải là một dòng không trống, không quá 200 chữ và không chứa \" > \"", En: "the id “{found}” must be one line, not empty, at most 200 letters, without \" > \""},
	"not_date":             {Vi: "{found} không phải là một ngày có thật", En: "{found} is not a day that exists"},
	"double_id":            {Vi: "mã “{id}” đã dùng rồi; hãy đặt mã khác", En: "the id “{id}” is used before; choose another"},
	"named_twice":          {Vi: "“{name}” viết hai lần; hãy bỏ một", En: "“{name}” is named twice; remove one"},
	"apart_from_itself":    {Vi: "{role} không thể tách khỏi chính nó", En: "{role} cannot be kept apart from itself"},
	"of_ring":              {Vi: "“of” đi vòng trở lại {role}; một vai trò phải chọn từ một nhóm khác", En: "`of` leads in a ring back to {role}; a role is chosen from another group"},
	"of_apart":             {Vi: "không ai giữ được {role}: người giữ phải thuộc {other}, mà hai vai trò này không được kiêm nhiệm", En: "nobody can hold {role}: who does must hold {other}, which it is kept apart from"},
	"more_than_of":         {Vi: "{role} cần ít nhất {least} người, mà {other} nhiều nhất chỉ có {most}", En: "{role} needs at least {least} people, but {other} has at most {most}"},
	"members_impossible":   {Vi: "không có số người nào hợp với mọi điều kiện của {role}; hãy xem lại at_least, at_most, exactly, odd", En: "no number of people satisfies {role}; look at at_least, at_most, exactly and odd"},
	"empty_group":          {Vi: "không ai giữ được {roles}: nhóm này không có thành viên nào", En: "nobody can hold {roles}: the group has no members"},
	"excluded_both":        {Vi: "người quyết định khi số phiếu ngang nhau phải vừa là {role} vừa thuộc {group}, nhưng {one} và {other} không được kiêm nhiệm", En: "who decides a tie must be {role} and a member of {group}, but nobody may hold both {one} and {other}"},
	"nobody_may":           {Vi: "không ai được làm bước này; hãy ghi vai trò ở by hoặc jointly", En: "nobody may take this step; name a role in by or jointly"},
	"empty_jointly":        {Vi: "danh sách jointly trống; hãy ghi các vai trò hoặc bỏ khóa này", En: "jointly names nobody; list the roles or leave the key out"},
	"votes_jointly":        {Vi: "một bước không thể vừa biểu quyết (votes) vừa cùng làm (jointly); hãy chọn một", En: "a step is either voted on (votes) or taken jointly; choose one"},
	"within_and_after":     {Vi: "bước này phải làm trong thời hạn “{clock}” và cũng phải chờ hết thời hạn ấy; hãy chọn một", En: "this step must be taken while “{clock}” runs and also after its end; choose one"},
	"needs_itself":         {Vi: "bước này chờ chính nó; hãy bỏ khỏi needs", En: "this step needs itself; remove it from needs"},
	"never_before":         {Vi: "bước “{step}” chờ bước “{needed}”, mà bước ấy không bao giờ xảy ra trước được", En: "“{step}” needs “{needed}”, which can never come before it"},
	"clock_never_started":  {Vi: "thời hạn “{clock}” không bao giờ bắt đầu trước bước này; nó tính từ {starts}", En: "the period “{clock}” can never have begun before this step; it begins with {starts}"},
	"clock_without_start":  {Vi: "thời hạn “{clock}” không có bước nào bắt đầu; hãy ghi bước ở starts", En: "nothing starts the period “{clock}”; name a step in starts"},
	"over_all":             {Vi: "không thể có số phiếu nhiều hơn {found} của tổng số; over phải nhỏ hơn 1, ví dụ 1/2 hoặc 2/3", En: "no votes can be more than {found} of the base; over must be below 1, such as 1/2 or 2/3"},
	"no_from":              {Vi: "from trống; hãy ghi ít nhất một trạng thái", En: "from is empty; name at least one state"},
	"start_is_final":       {Vi: "trạng thái bắt đầu “{state}” không thể là trạng thái kết thúc", En: "the state “{state}” cannot be both the start and final"},
	"unreached_state":      {Vi: "không có đường nào từ trạng thái bắt đầu đến “{state}”; hãy ghi nó ở to của một bước", En: "no way leads from the start to the state “{state}”; name it in to of a step"},
	"unreached_state_near": {Vi: "không có đường nào từ trạng thái bắt đầu đến “{state}”; có phải là “{nearest}”?", En: "no way leads from the start to the state “{state}”; is “{nearest}” meant?"},
	"no_way_out_near":      {Vi: "từ trạng thái “{state}” không có bước nào đi tiếp; có phải là trạng thái kết thúc “{nearest}”?", En: "no step leads out of the state “{state}”; is the final state “{nearest}” meant?"},
	"no_way_out_other":     {Vi: "từ trạng thái “{state}” không có bước nào đi tiếp; có phải là “{nearest}”?", En: "no step leads out of the state “{state}”; is “{nearest}” meant?"},

	// Remarks: legal, but odd.
	"remark_no_quorum":        {Vi: "không nêu quorum: chỉ cần một phiếu là đủ biểu quyết", En: "no quorum is given: a single vote is enough"},
	"remark_secret_tie":       {Vi: "phiếu kín mà khi ngang nhau lại theo phiếu của {role}: người này phải công khai lá phiếu của mình", En: "the ballot is secret, yet a tie goes the way of {role}: who holds it must declare their vote"},
	"remark_final_unreached":  {Vi: "không bước nào của quy trình dẫn đến trạng thái kết thúc “{state}”", En: "no step of the procedure leads to the final state “{state}”"},
	"remark_no_way_out":       {Vi: "từ trạng thái “{state}” không có bước nào đi tiếp, mà đây không phải là trạng thái kết thúc", En: "no step leads out of the state “{state}”, which is not final"},
	"remark_no_way_to_end":    {Vi: "từ trạng thái “{state}” không đi đến được trạng thái kết thúc nào", En: "no final state can be reached from the state “{state}”"},
	"remark_clock_never_read": {Vi: "không bước nào dùng thời hạn “{clock}” ở within hay after", En: "no step reads the period “{clock}” in within or after"},
	"remark_leaves_final":     {Vi: "bước “{step}” rời trạng thái kết thúc “{state}”", En: "“{step}” leaves the final state “{state}”"},
	"remark_unused_role":      {Vi: "không bước nào dùng vai trò {role}", En: "no step uses the role {role}"},
})
