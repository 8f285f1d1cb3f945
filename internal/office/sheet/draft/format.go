package draft

import "strings"

// NamedFormat spells out the number formats that Excel names in text files of
// its own (SpreadsheetML, web pages); codes stay as they are.
func NamedFormat(format string) string {
	switch strings.ToLower(format) {
	case "general", "general number", "yes/no", "true/false", "on/off":
		return ""
	case "general date":
		return "yyyy/m/d h:mm"
	case "long date":
		return `yyyy"年"m"月"d"日"`
	case "medium date":
		return "d-mmm-yy"
	case "short date":
		return "yyyy/m/d"
	case "long time", "medium time":
		return "h:mm:ss"
	case "short time":
		return "h:mm"
	case "currency":
		return `"¥"#,##0.00`
	case "euro currency":
		return `"€"#,##0.00`
	case "fixed":
		return "0.00"
	case "standard":
		return "#,##0.00"
	case "percent":
		return "0.00%"
	case "scientific":
		return "0.00E+00"
	}
	return format
}
