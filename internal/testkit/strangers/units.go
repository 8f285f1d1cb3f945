package strangers

import (
	"fmt"

	"jixiao/internal/testkit/sheettest"
)

// unit is an entry of a unit list.
type unit struct{ code, name string }

func (u unit) label() string  { return "[" + u.code + "]" + u.name }
func (u unit) folder() string { return u.code + u.name }

// unitList is 单位名录.
func unitList(units []unit) sheettest.Sheet {
	rows := [][]string{{"代码", "名称", "别名", "上级", "联系人", "邮箱"}}
	for _, u := range units {
		rows = append(rows, []string{u.code, u.name, "", "", "联系人", ""})
	}
	return sheettest.Sheet{Name: "单位名录", CSV: csvOf(rows)}
}

// deadlines is 报送时限, of forms with who owes them.
func deadlines(day string, owed ...[2]string) sheettest.Sheet {
	rows := [][]string{{"表单", "报送主体", "是否必报", "报送时限", "提醒天数"}}
	for _, o := range owed {
		rows = append(rows, []string{o[0], o[1], "是", "d:" + day, "3"})
	}
	return sheettest.Sheet{Name: "报送时限", CSV: csvOf(rows)}
}

// rowPlace is where a row of a sheet stands, from column A to its last one.
func rowPlace(sheet string, row int, last string) string {
	return fmt.Sprintf("%s!A%d:%s%d", sheet, row, last, row)
}
