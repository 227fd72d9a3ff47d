package round

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/workflow/ledger"
)

func TestEveryEntryIsWorded(t *testing.T) {
	for _, p := range []played{haiPhong(t), bocTham(t)} {
		var vi, en strings.Builder
		for entry, err := range (ledger.Reader{}).Entries(all(p.lines)) {
			require.NoError(t, err)
			d, err := p.round.Describe(entry)
			require.NoError(t, err)
			require.Equal(t, entry.Actor, d.By)
			vi.WriteString(d.Text(vietnamese) + "\n")
			en.WriteString(d.Text(language.English) + "\n")
		}
		require.NotContains(t, vi.String(), "{")
		if p.round.Regulation().Document().ID == "hai-phong-2018" {
			require.Contains(t, vi.String(), "14. 09:00 10/04/2018: Xét điều kiện, lập danh sách đủ điều kiện – Phạm Hải: TS01: đủ điều kiện; ")
			require.Contains(t, vi.String(), "không đạt: Còn đủ tuổi công tác trọn một nhiệm kỳ, Tốt nghiệp đại học trở lên")
			require.Contains(t, vi.String(), "trạng thái: Đã xếp hạng")
			require.Contains(t, en.String(), "state: Ranked")
			require.Contains(t, vi.String(), "biểu quyết: được thông qua, 3 tán thành, 0 không tán thành, 0 không có ý kiến (3/4)")
		}
	}
	_, err := haiPhong(t).round.Describe(ledger.Entry{Body: []byte("7")})
	require.Error(t, err)
	require.ErrorContains(t, err, "body")
}

// Withdrawing after the ranking lets the next follow.
func TestWithdrawingAfterTheRanking(t *testing.T) {
	p := haiPhong(t)
	r := until(t, p, `"kind":"rank"`)
	out := apply(t, r, Act{Step: "withdraw", By: "hai", Candidate: "TS04", Happened: now(r), Body: Withdraw{Reason: "Việc riêng"}})
	require.Equal(t, []string{"TS01"}, out.Result.Selected)
	require.Equal(t, []string{"TS01"}, r.Selection().Selected)
	apply(t, r, Act{Step: "propose", By: "giang", Happened: now(r)})
	verified(t, r)
}
