package settings

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// validate gives the columns of a sheet their drop-down lists, ranges and
// prompts.
func (b *book) validate(s sheet) {
	for i, c := range s.columns {
		dv := excelize.NewDataValidation(true)
		name := b.column(i + 1)
		dv.Sqref = fmt.Sprintf("%s%d:%s%d", name, firstRow, name, validRows)
		if s.closing != nil {
			dv.Sqref = fmt.Sprintf("%s%d:%s%d", name, firstRow, name, firstRow+len(s.rows)+s.spare-1)
		}
		if c.prompt != "" {
			dv.SetInput(c.header, c.prompt)
		}
		if b.constrain(dv, c) || c.prompt != "" {
			b.do(b.f.AddDataValidation(s.name, dv))
		}
	}
}

// constrain sets what a column takes, and reports whether it takes less than
// everything.
func (b *book) constrain(dv *excelize.DataValidation, c column) bool {
	const style = excelize.DataValidationErrorStyleStop
	switch {
	case strings.HasPrefix(c.list, "="):
		// Names are welcome as well as the codes of the list, so no stop.
		dv.SetSqrefDropList(c.list[1:])
		dv.ShowErrorMessage = false
	case c.list != "":
		b.do(dv.SetDropList(strings.Split(c.list, ",")))
		if c.open {
			dv.ShowErrorMessage = false
			break
		}
		dv.SetError(style, c.header, "请从下拉列表中选择")
	case c.kind == amount, c.kind == number:
		b.do(dv.SetRange(0, 0, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorGreaterThanOrEqual))
		dv.SetError(style, c.header, "请填不小于 0 的数字")
	case c.kind == whole:
		b.do(dv.SetRange(0, 90, excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween))
		dv.SetError(style, c.header, "请填 0 到 90 的整数")
	case c.kind == day:
		b.do(dv.SetRange(36526, 73050, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween))
		dv.SetError(style, c.header, fmt.Sprintf("请填日期，如 %d-10-15", b.year))
		dv.ShowErrorMessage = !c.open
	default:
		return false
	}
	return true
}
