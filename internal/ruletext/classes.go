package ruletext

import (
	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
	"github.com/thituyen/thituyen/ranking"
)

// classes words how seats are given by class.
func (n Names) classes(s *Sentence, r ranking.Select) {
	if r.Among != nil {
		s.Add("among", Say("mỗi chỉ tiêu do cấp có thẩm quyền chọn trong %s người kế tiếp, kể cả người cùng hạng với người cuối; bỏ qua ai đứng trên phải nêu lý do", "each seat is chosen by the authority among the next %s, who shares the place of the last too; passing over somebody higher needs a reason", *r.Among))
		return
	}
	titles := map[string]wording.Word{ranking.Open: Say("ghế chung", "open"), ranking.All: Say("mọi ghế", "all seats")}
	for _, class := range r.Reserved {
		titles[class.ID] = class.Title.Or(class.ID)
	}
	if len(r.Pattern) > 0 {
		words := make([]wording.Word, len(r.Pattern))
		for i, id := range r.Pattern {
			words[i] = titles[id]
		}
		s.Add("pattern", Say("ghế lần lượt dành cho: %s, rồi lặp lại", "the seats go in turn to: %s, over and over", Join(", ", ", ", words...)))
	} else if len(r.Reserved) > 0 {
		s.Add("open", Say("ghế chung xếp trước, theo thứ tự, cho mọi người; rồi đến ghế dành riêng, cho người của lớp chưa có ghế", "open seats are filled first, in order, from everybody; then those of each class, from those of it not yet seated"))
	}
	for _, class := range r.Reserved {
		who := n.who(class.Who)
		words := Say("ghế của %s dành cho %s", "seats of %s are for %s", titles[class.ID], who)
		switch {
		case class.Seats != nil:
			words = Say("%s ghế của %s dành cho %s", "%s seats of %s are for %s", *class.Seats, titles[class.ID], who)
		case class.Share != nil:
			words = Say("%s chỉ tiêu là ghế của %s, %s, dành cho %s", "%s of the seats are of %s, %s, for %s", *class.Share, titles[class.ID], roundWords[class.Round], who)
		}
		if class.From != nil {
			words = Say("%s; từ %s chỉ tiêu trở lên mới có", "%s; only from %s seats on", words, *class.From)
		}
		s.add("reserved."+class.ID, words, about{class.Title, class.Clause, class.Why})
	}
	if len(r.Reserved) > 0 {
		s.Add("unfilled", unfilledWords[or1(r.Unfilled, ranking.UnfilledOpen)])
	}
	for _, f := range r.Floors {
		of, who := titles[f.Of], n.who(f.Who)
		words := wording.Word{}
		switch {
		case f.AtLeast != nil:
			words = Say("trong %s ít nhất %s là %s; thiếu thì người đứng đầu trong số họ nhận ghế của người đứng thấp nhất không thuộc số ấy", "of %s at least %s go to %s; where they are fewer, the best of them take the seats of the lowest others", of, *f.AtLeast, who)
		case f.Share != nil:
			words = Say("trong %s ít nhất %s, %s, là %s; thiếu thì người đứng đầu trong số họ nhận ghế của người đứng thấp nhất không thuộc số ấy", "of %s at least %s, %s, go to %s; where they are fewer, the best of them take the seats of the lowest others", of, *f.Share, roundWords[f.Round], who)
		}
		s.add("floors."+f.ID, words, about{f.Title, f.Clause, f.Why})
	}
}

// who words who belongs to a class.
func (n Names) who(w ranking.Who) wording.Word {
	return Say("người có %s là %s", "those whose %s is %s", n.compared(w.By), Join(" hoặc ", " or ", IDs(w.Is)...))
}

// allocating words how several posts are given.
func allocating(a ranking.Allocate, at thituyen.Path) Sentence {
	s := New("ranking.allocate", at, Say("Ghép người với vị trí", "Who comes to which post"), a.Title, a.Clause, a.Why)
	s.Add("by", allocateWords[a.By])
	return s
}

// lot words what is asked of a lot.
func lot(l ranking.Lot, at thituyen.Path) Sentence {
	s := New("ranking.lot", at, Say("Bốc thăm", "The lot"), l.Title, l.Clause, l.Why)
	if l.Outside != nil {
		s.Add("outside", Say("hạt giống có thêm %s, lấy sau khi hết thời hạn %s", "%s joins the seed, taken after the clock %s", l.Outside.Title, l.Outside.After))
	}
	if l.SharesWithin != "" {
		s.Add("shares_within", Say("các phần của hạt giống mở trong thời hạn %s", "the shares of the seed are revealed within the clock %s", l.SharesWithin))
	}
	return s
}

var (
	roundWords = map[ranking.Rounding]wording.Word{
		ranking.RoundHalfUp: {Vi: "làm tròn, nửa lên", En: "rounded, halves up"},
		ranking.RoundUp:     {Vi: "làm tròn lên", En: "rounded up"},
		ranking.RoundDown:   {Vi: "làm tròn xuống", En: "rounded down"},
	}
	unfilledWords = map[ranking.Unfilled]wording.Word{
		ranking.UnfilledOpen: {Vi: "ghế dành riêng không có người thì cho người đứng đầu trong số chưa có ghế", En: "a seat that nobody of its class takes goes to the best not yet seated"},
		ranking.UnfilledKeep: {Vi: "ghế dành riêng không có người thì để trống", En: "a seat that nobody of its class takes stays empty"},
	}
	allocateWords = map[ranking.AllocateBy]wording.Word{
		ranking.ByMerit:  {Vi: "lần lượt theo thứ tự, mỗi người nhận nguyện vọng đầu còn chỗ", En: "in one order, each takes the first of their choices with a seat left"},
		ranking.ByStable: {Vi: "mỗi vị trí xếp thứ tự riêng; người dự tuyển xin theo thứ tự nguyện vọng, vị trí giữ những người đứng đầu đủ chỉ tiêu, không ai và vị trí nào cùng muốn có nhau hơn", En: "each post has its own order; candidates propose in the order of their choices and a post holds the best it has seats for, so that no candidate and post would both rather have each other"},
	}
)
