package ruletext

// actWords are the built-in acts of rounds by their ids, as a rule speaks of
// them; see workflow.Acts.
var actWords = map[string]string{
	"council": "thành lập Hội đồng", "boards": "thành lập các ban", "relation": "khai báo quan hệ", "announce": "thông báo thi tuyển",
	"extend": "gia hạn", "register": "nhận hồ sơ", "supplement": "nhận hồ sơ bổ sung", "withdraw": "ghi nhận người rút",
	"exclude": "loại người dự tuyển", "close": "chốt danh sách đăng ký", "waive": "cho miễn điều kiện", "screen": "xét điều kiện",
	"publish": "công bố", "publish_marks": "công bố điểm", "object": "tiếp nhận kiến nghị", "answer": "trả lời kiến nghị",
	"attendance": "điểm danh", "sanction": "xử lý vi phạm", "issue_codes": "đánh phách", "open_codes": "ghép phách",
	"mark": "chấm thi", "settle": "quyết định điểm lệch", "close_component": "kết thúc chấm", "ask_remark": "nhận đơn phúc khảo",
	"remark": "chấm phúc khảo", "decide_remark": "quyết định điểm phúc khảo", "commit_lot": "cam kết phần bốc thăm", "reveal_lot": "mở phần bốc thăm",
	"rank": "xếp hạng", "decide_tie": "quyết định khi bằng nhau", "propose": "trình kết quả", "recognise": "công nhận kết quả",
	"reconsider": "trả lại xem xét", "appoint": "bổ nhiệm", "decline": "ghi nhận người từ chối", "strike_off": "loại khỏi danh sách",
	"replace": "lấy người kế tiếp", "report": "báo cáo giám sát", "suspend": "tạm dừng", "resume": "tiếp tục",
	"cancel": "hủy kỳ thi", "correct": "đính chính",
}
