package load

import (
	"strings"

	"jixiao/pipeline/campaign"
	"jixiao/rules/decimal"
	"jixiao/rules/value"
)

const (
	comparingScore  = "score"
	comparingAmount = "amount"
)

var comparingLayout = layout{
	sheet: "与上年比较",
	columns: []column{
		{comparingScore, "评分变化超过（分）", []string{"评分变化"}, headed},
		{comparingAmount, "金额变化超过（%）", []string{"金额变化"}, headed},
	},
}

// comparing reads 与上年比较, which older workbooks do not have. What is not filled in
// is as usual.
func (l *loader) comparing() campaign.Comparing {
	usual := campaign.UsualComparing()
	if _, there := l.book.sheet(comparingLayout.sheet); !there {
		return usual
	}
	for i, r := range l.book.read(comparingLayout).rows {
		if i > 0 {
			r.fault(comparingScore, say("只能填一行", "only one row is wanted"))
			break
		}
		usual.Score = r.threshold(comparingScore, usual.Score, decimal.New(100))
		usual.Amount = r.threshold(comparingAmount, usual.Amount, decimal.New(100_000))
	}
	return usual
}

// threshold reads a number from 0 to most; one of per cent may be written with its
// sign, which a cell then shows and does not hold.
func (r row) threshold(id string, usual, most decimal.Decimal) decimal.Decimal {
	text := r.text(id)
	if text == "" {
		return usual
	}
	n, err := value.ParseNumber(text)
	if err == nil && (n.Percent || strings.Contains(r.at(id).Format, "%")) {
		n.Value = n.Value.Mul(decimal.Hundred)
	}
	if err != nil || n.Value.Sign() < 0 || most.Less(n.Value) {
		r.fault(id, say("应填 0 到 %[1]s 的数，现为“%[2]s”", "want a number from 0 to %[1]s, got %[2]q", most, text))
		return usual
	}
	return n.Value
}
