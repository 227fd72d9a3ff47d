package round

import "github.com/thituyen/thituyen/workflow/ledger"

// chainWords say in Vietnamese what is wrong with a chain; in English the
// ledger's own words are shown.
var chainWords = map[ledger.Code]string{
	ledger.CodeTornLine:              "dòng cuối chưa ghi xong; các mục trước đó còn nguyên",
	ledger.CodeLineTooLong:           "dòng dài quá 8 MiB",
	ledger.CodeNotCanonical:          "dòng không ở dạng chuẩn của biên bản, tức là đã bị sửa; hãy lấy lại từ bản sao",
	ledger.CodeWrongType:             "một giá trị không đúng loại",
	ledger.CodeMissingField:          "thiếu một trường",
	ledger.CodeUnknownField:          "có trường không thuộc về biên bản",
	ledger.CodeBadValue:              "một giá trị không đúng dạng",
	ledger.CodeUnknownVersion:        "mục 1 không ghi phiên bản biên bản mà chương trình này biết",
	ledger.CodeNumberGap:             "số thứ tự không liền: có mục bị bỏ, lặp, đổi chỗ hoặc sửa",
	ledger.CodeBrokenChain:           "mã băm không khớp với mục liền kề: mục này đã bị sửa",
	ledger.CodeRecordedBack:          "ghi trước thời điểm của mục trước đó",
	ledger.CodeHappenedAfterRecorded: "việc được ghi trước khi xảy ra",
	ledger.CodeBadSignature:          "chữ ký không đúng",
	ledger.CodeHeadMismatch:          "không phải biên bản có mã chốt đã lưu",
	ledger.CodeIncomplete:            "biên bản dừng trước mã chốt đã lưu: phần cuối bị cắt",
	ledger.CodeCommitmentMismatch:    "bản mở không khớp cam kết",
	ledger.CodeBadCommitment:         "cam kết không đúng dạng",
	ledger.CodeStrayOpening:          "có bản mở cho chỗ không có cam kết",
}
