// Package numberformat knows the number formats that files name by number
// only.
//
// It owns the table of built-in formats as Chinese Excel and WPS show them. It
// refuses to read files or to say what a format means: a number goes in, the
// code it stands for comes out.
package numberformat

// Builtin is the code of the built-in format of a number, "" where that is
// General or there is none. The numbers 27 to 36 and 50 to 58 mean what they
// mean in Chinese Excel and WPS.
func Builtin(id int) string {
	switch id {
	case 1:
		return "0"
	case 2:
		return "0.00"
	case 3:
		return "#,##0"
	case 4:
		return "#,##0.00"
	case 5:
		return `"¥"#,##0;"¥"\-#,##0`
	case 6:
		return `"¥"#,##0;[Red]"¥"\-#,##0`
	case 7:
		return `"¥"#,##0.00;"¥"\-#,##0.00`
	case 8:
		return `"¥"#,##0.00;[Red]"¥"\-#,##0.00`
	case 9:
		return "0%"
	case 10:
		return "0.00%"
	case 11:
		return "0.00E+00"
	case 12:
		return "# ?/?"
	case 13:
		return "# ??/??"
	case 37:
		return "#,##0_);(#,##0)"
	case 38:
		return "#,##0_);[Red](#,##0)"
	case 39:
		return "#,##0.00_);(#,##0.00)"
	case 40:
		return "#,##0.00_);[Red](#,##0.00)"
	case 41:
		return `_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)`
	case 42:
		return `_("¥"* #,##0_);_("¥"* (#,##0);_("¥"* "-"_);_(@_)`
	case 43:
		return `_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)`
	case 44:
		return `_("¥"* #,##0.00_);_("¥"* (#,##0.00);_("¥"* "-"??_);_(@_)`
	case 48:
		return "##0.0E+0"
	case 49:
		return "@"
	}
	return date(id)
}

func date(id int) string {
	switch id {
	case 14:
		return "yyyy/m/d"
	case 15:
		return "d-mmm-yy"
	case 16:
		return "d-mmm"
	case 17:
		return "mmm-yy"
	case 18:
		return "h:mm AM/PM"
	case 19:
		return "h:mm:ss AM/PM"
	case 20:
		return "h:mm"
	case 21:
		return "h:mm:ss"
	case 22:
		return "yyyy/m/d h:mm"
	case 27, 36, 50, 52, 57:
		return `yyyy"年"m"月"`
	case 28, 29, 51, 53, 54, 58:
		return `m"月"d"日"`
	case 30:
		return "m/d/yy"
	case 31:
		return `yyyy"年"m"月"d"日"`
	case 32:
		return `h"时"mm"分"`
	case 33:
		return `h"时"mm"分"ss"秒"`
	case 34, 55:
		return `上午/下午h"时"mm"分"`
	case 35, 56:
		return `上午/下午h"时"mm"分"ss"秒"`
	case 45:
		return "mm:ss"
	case 46:
		return "[h]:mm:ss"
	case 47:
		return "mm:ss.0"
	}
	return ""
}
