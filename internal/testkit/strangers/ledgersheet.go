package strangers

import (
	"encoding/csv"
	"fmt"
	"strings"
	"testing"

	"jixiao/internal/testkit/sheettest"
)

// ledgerStyles are the ways in which people write dates and amounts.
var ledgerStyles = []struct{ date, amount func(string) string }{
	{func(d string) string { return "d:" + d }, same},
	{func(d string) string { return "'" + strings.ReplaceAll(d, "-", ".") }, func(a string) string { return "'" + a }},
	{chineseDate, same},
	{func(d string) string { return "'" + strings.ReplaceAll(d, "-", "") }, func(a string) string { return "'" + fullWidth(a) }},
	{func(d string) string { return "d:" + d }, noisy},
}

func same(s string) string { return s }

// chineseDate writes 2026年3月5日.
func chineseDate(d string) string {
	part := strings.Split(d, "-")
	for i := range part {
		part[i] = strings.TrimLeft(part[i], "0")
	}
	return part[0] + "年" + part[1] + "月" + part[2] + "日"
}

// fullWidth writes digits as an input method does that was left on.
func fullWidth(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '.' {
			return r + 0xFEE0
		}
		return r
	}, s)
}

// noisy is a number as a sum of floats leaves it: 12.300000000000004.
func noisy(a string) string {
	if whole, part, fraction := strings.Cut(a, "."); fraction && len(part) == 2 {
		return whole + "." + part + strings.Repeat("0", 16-len(whole)-len(part)) + "4"
	}
	return a
}

// ledgerSheet is a file of the ledger as its unit writes it: unit, competent
// department and year merged over all rows, notes and a signature below.
func ledgerSheet(i int) sheettest.Sheet {
	u, style := ledgerUnits[i], ledgerStyles[min(i, len(ledgerStyles))%len(ledgerStyles)]
	rows := [][]string{ledgerHeads}
	for j := range u.rows {
		row := ledgerRow(i, j)
		for _, c := range []int{ledgerInspected, ledgerDue, ledgerDone} {
			if row[c] != "" {
				row[c] = style.date(row[c])
			}
		}
		for c := firstAmount; c <= lastAmount; c++ {
			row[c] = style.amount(row[c])
		}
		row[ledgerOwner+1] = "'" + row[ledgerOwner+1]
		if j > 0 {
			row[ledgerUnit], row[ledgerParent], row[ledgerYear], row[ledgerTeam] = "", "", "", ""
		}
		rows = append(rows, row)
	}
	rows = append(rows, nil, []string{"注：1.金额单位为万元；2.已完成的附佐证材料。"}, []string{"填表人：郑某", "", "审核人：王某", "", "", "2026年6月20日"})
	s := sheettest.Sheet{Name: "台账", CSV: csvOf(rows)}
	if u.rows > 1 {
		for _, col := range []string{"B", "C", "D", "F"} {
			s.Merges = append(s.Merges, fmt.Sprintf("%s2:%s%d", col, col, u.rows+1))
		}
	}
	s.Merges = append(s.Merges, fmt.Sprintf("A%d:H%d", u.rows+3, u.rows+3))
	return s
}

// csvOf writes rows as CSV; one without cells is a blank line.
func csvOf(rows [][]string) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	for _, row := range rows {
		if len(row) == 0 {
			row = []string{""}
		}
		_ = w.Write(row) // to memory
	}
	w.Flush()
	return b.String()
}

// fixture is a file of testdata.
func fixture(t testing.TB, name string) []byte {
	t.Helper()
	data, err := files.ReadFile("testdata/" + name)
	must(t, err)
	return data
}
