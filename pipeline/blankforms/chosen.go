package blankforms

import (
	"fmt"
	"strings"

	"jixiao/internal/office/write"
)

// listNames are the names under which a workbook keeps the lists of its unit, so
// that formulas about them are the same in all blank forms and each list is written
// once.
var listNames = [listKinds]string{codeList: "本单位项目编号", nameList: "本单位项目名称", divisionList: "本单位归口科室", itemList: "本单位清单编号"}

// oneOf holds for the entries of a list.
func (d *draft) oneOf(s *slot, list *choosing) string {
	if list.kind == noList && !list.longer {
		return anyEqual(s.at.String(), list.entries)
	}
	entries := list.formula
	if !list.longer {
		d.named[list.kind] = true
		entries = listNames[list.kind]
	}
	return fmt.Sprintf("SUMPRODUCT(--(%s=%s))>0", entries, s.at)
}

// array is a list as a formula has it.
func array(entries []string) string {
	all := make([]string, len(entries))
	for i, entry := range entries {
		all[i] = quoted(entry)
	}
	return "{" + strings.Join(all, ";") + "}"
}

func anyEqual(at string, entries []string) string {
	var any []string
	for _, entry := range entries {
		any = append(any, at+"="+quoted(entry))
	}
	return "OR(" + strings.Join(any, ",") + ")"
}

// cell counts one cell of the form's sheet.
func (l *lack) cell() write.Cell {
	n := 0
	if l.now {
		n = 1
	}
	return write.Formula(l.formula, write.Count(n))
}
