package value

import (
	"fmt"
	"strings"
)

// NumberCode is a code that a workbook stores as a number, as its cell shows it:
// 1.0 is 1, and 123 under the format 000000 is 000123.
func NumberCode(stored, format string) string {
	d, err := ParseStored(stored)
	if err != nil {
		return stored
	}
	decimals, percent, fixed := FormatDecimals(format)
	if !fixed || percent || d.Decimals() > decimals {
		return d.String()
	}
	code := d.Fixed(decimals)
	if d.Decimals() == 0 && decimals == 0 && strings.Trim(format, "0") == "" && d.Sign() >= 0 {
		code = strings.Repeat("0", max(len(format)-len(code), 0)) + code
	}
	return code
}

// months are how Excel reads names of months at the head of a code.
var months = [...]string{"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"}

// CodesOfDate are the codes that Excel makes a day of: 2023-07 and 7-23 are the
// first of that month, 3-7 and MAR-7 are a day of the year in which they are
// typed.
func CodesOfDate(d Date) []string {
	if d.Month < 1 || d.Month > 12 {
		return nil
	}
	month := months[d.Month-1]
	codes := []string{
		d.String(), fmt.Sprintf("%d-%d", d.Month, d.Day), fmt.Sprintf("%s-%d", month, d.Day), fmt.Sprintf("%d-%s", d.Day, month),
	}
	if d.Day == 1 {
		codes = append(codes, fmt.Sprintf("%d-%d", d.Year, d.Month), fmt.Sprintf("%d-%d", d.Month, d.Year),
			fmt.Sprintf("%d-%d", d.Month, d.Year%100), fmt.Sprintf("%s-%d", month, d.Year%100), fmt.Sprintf("%s-%d", month, d.Year))
	}
	return codes
}
