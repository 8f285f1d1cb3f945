package write

import (
	"strconv"
	"strings"
	"time"

	"jixiao/rules/decimal"
)

// Tone is the cell's colour.
func (c Cell) Tone() Tone { return c.appearance.Tone }

// Shown is the cell as its number format shows it: what a person reads.
func (c Cell) Shown() string {
	if c.kind != numberCell {
		return c.text
	}
	d, err := decimal.Parse(c.text)
	if err != nil {
		return c.text
	}
	format, percent := strings.CutSuffix(c.appearance.Format, "%")
	if percent {
		d = d.Mul(decimal.New(100))
	}
	switch format {
	case "":
		return c.text
	case DateFormat:
		return day(d)
	}
	_, decimals, _ := strings.Cut(format, ".")
	shown := d.Fixed(len(decimals))
	if strings.HasPrefix(format, "#,") {
		shown = grouped(shown)
	}
	if percent {
		shown += "%"
	}
	return shown
}

// day writes a serial as the date that it stands for.
func day(d decimal.Decimal) string {
	n, err := strconv.Atoi(d.String())
	if err != nil {
		return d.String()
	}
	return time.Date(1899, 12, 30+n, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}

// grouped puts a comma after every third digit before the point.
func grouped(s string) string {
	sign, digits := "", s
	if rest, negative := strings.CutPrefix(s, "-"); negative {
		sign, digits = "-", rest
	}
	whole, decimals, _ := strings.Cut(digits, ".")
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + "," + whole[at:]
	}
	if decimals != "" {
		decimals = "." + decimals
	}
	return sign + whole + decimals
}
