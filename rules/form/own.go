package form

import (
	"strings"

	"jixiao/rules/value"
)

// ListSheet is the sheet in front of a marked copy that lists its findings.
const ListSheet = "审核意见清单"

// ListMark is a hidden defined name that refers to that sheet, so that it is
// known again when somebody has renamed it.
const ListMark = "_jixiao_review"

// MarkedSheet is the sheet that a defined name marks as our list, "" where it
// is another name.
func MarkedSheet(n Name) string {
	if !strings.EqualFold(n.Name, ListMark) {
		return ""
	}
	end := strings.LastIndexByte(n.Refers, '!')
	if end < 0 {
		return ""
	}
	sheet := n.Refers[:end]
	if quoted, ok := strings.CutPrefix(sheet, "'"); ok {
		sheet = strings.ReplaceAll(strings.TrimSuffix(quoted, "'"), "''", "'")
	}
	return sheet
}

// ownSheets are the sheets that our own reports and copies carry; they are
// answered elsewhere and are no stray sheets.
var ownSheets = map[string]bool{ListSheet: true, "审核意见": true, "报送情况": true, "情况说明": true, "填报说明": true,
	OptionsSheet: true}

// own tells the sheets of a workbook that are ours.
func own(wb *Workbook) func(*Sheet) bool {
	marked := ""
	for _, n := range wb.Names {
		if sheet := MarkedSheet(n); sheet != "" {
			marked = sheet
		}
	}
	return func(s *Sheet) bool {
		return ownSheets[value.Clean(s.Name)] || marked != "" && s.Name == marked
	}
}
