package load

import (
	"path/filepath"
	"strconv"

	"github.com/go-playground/validator/v10"

	"jixiao/rules/finding"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// The columns of 单位名录.
const (
	unitCode      = "code"
	unitName      = "name"
	unitAliases   = "aliases"
	unitParent    = "parent"
	unitContact   = "contact"
	unitPhone     = "phone"
	unitEmail     = "email"
	unitUntil     = "until"
	unitSuccessor = "successor"
)

var unitsLayout = layout{
	sheet: "单位名录",
	columns: []column{
		{unitCode, "代码", []string{"单位代码", "编码", "单位编码"}, filled},
		{unitName, "名称", []string{"单位名称", "单位", "单位全称"}, filled},
		{unitAliases, "别名", []string{"其他名称", "简称", "曾用名"}, headed},
		{unitParent, "上级", []string{"上级单位", "主管部门", "上级代码"}, headed},
		{unitContact, "联系人", nil, headed},
		{unitPhone, "电话", []string{"联系电话", "手机", "办公电话"}, optional},
		{unitEmail, "邮箱", []string{"电子邮箱", "电子邮件", "E-mail"}, headed},
		{unitUntil, "有效期至", []string{"撤并日期", "停用日期"}, optional},
		{unitSuccessor, "并入单位", []string{"继任单位", "职责划入"}, optional},
	},
}

// unitReader reads the unit list and keeps who has which code and name.
type unitReader struct {
	codes map[string]row
	names map[string]string // folded name or alias → unit code
	email *validator.Validate
}

// units reads 单位名录.
func (l *loader) units() []register.Unit { return l.book.read(unitsLayout).units() }

// Units reads a list of units that came as a workbook of its own: codes and names.
// What is wrong with it is a *Faults.
func Units(file string, data []byte) ([]register.Unit, error) {
	faults := &collector{}
	b := bookOf(filepath.Base(file), data, faults)
	list := layout{sheet: unitsLayout.sheet, columns: unitsLayout.columns[:2], foreign: true}
	t := b.readLikeliest(list, finding.Text{ZH: "名录", EN: "list of units"})
	if t == nil {
		return nil, faults.err()
	}
	units := t.units()
	return units, faults.err()
}

func (t *table) units() []register.Unit {
	u := unitReader{codes: make(map[string]row, len(t.rows)), names: make(map[string]string, len(t.rows)), email: validator.New()}
	var units []register.Unit
	var rows []row
	for _, r := range t.rows {
		if unit, ok := u.read(r); ok {
			units, rows = append(units, unit), append(rows, r)
		}
	}
	if len(t.rows) == 0 && t.rowsExpected() {
		t.fault(t.header, say("没有任何单位", "there is no unit"))
	}
	for i := range units {
		units[i].Parent = u.named(rows[i], unitParent, units[i], say("上级", "the parent"))
		u.successor(rows[i], &units[i])
	}
	checkCircles(units, rows, unitParent, say("上级关系", "the parents"), func(u register.Unit) string { return u.Parent })
	checkCircles(units, rows, unitSuccessor, say("并入关系", "the successors"), func(u register.Unit) string { return u.Successor })
	return units
}

// rowsExpected reports whether the sheet was found with its header, so that
// missing rows are a fault of their own.
func (t *table) rowsExpected() bool { return !t.header.IsZero() }

func (u unitReader) read(r row) (register.Unit, bool) {
	unit := register.Unit{
		Code: value.Fold(r.text(unitCode)), Name: r.text(unitName),
		Aliases: r.list(unitAliases), Contact: r.text(unitContact), Phone: r.text(unitPhone), Email: r.text(unitEmail),
	}
	if unit.Email != "" && u.email.Var(unit.Email, "email") != nil {
		r.fault(unitEmail, say("不是正确的邮箱地址：“%s”", "not an e-mail address: %q", unit.Email))
	}
	if unit.Code == "" {
		return unit, false
	}
	if !value.IsUnitCode(unit.Code) {
		r.fault(unitCode, say("单位代码应是 3 到 12 位数字或字母，现为“%s”", "a unit code has 3 to 12 digits or letters, got %q", unit.Code))
		return unit, false
	}
	if first, twice := u.codes[unit.Code]; twice {
		r.fault(unitCode, say("代码 %s 与 %s 的重复", "the code %s already stands in %s", unit.Code, first.cell(unitCode)))
		return unit, false
	}
	u.codes[unit.Code] = r
	u.claim(r, unitName, unit.Name, unit.Code)
	for _, a := range unit.Aliases {
		u.claim(r, unitAliases, a, unit.Code)
	}
	return unit, true
}

// claim enters a name; two units of one name could not be told apart.
func (u unitReader) claim(r row, id, name, code string) {
	k := value.Fold(name)
	if other, taken := u.names[k]; taken && other != code {
		r.fault(id, say("“%s”也是单位 %s 的名称或别名，无法分辨", "%q is also a name of unit %s", name, other))
		return
	}
	u.names[k] = code
}

// named resolves a cell that names another unit of the list by code or name.
func (u unitReader) named(r row, id string, unit register.Unit, what finding.Text) string {
	text := r.text(id)
	if text == "" {
		return ""
	}
	code := value.Fold(text)
	if c, _, ok := value.ParseUnit(text); ok {
		code = c
	}
	if named, ok := u.names[value.Fold(text)]; ok {
		code = named
	}
	switch _, known := u.codes[code]; {
	case !known:
		r.fault(id, finding.Text{ZH: what.ZH + "“" + text + "”不在单位名录里", EN: what.EN + " " + strconv.Quote(text) + " is not in the unit list"})
		return ""
	case code == unit.Code:
		r.fault(id, finding.Text{ZH: what.ZH + "不能是本单位自己", EN: what.EN + " cannot be the unit itself"})
		return ""
	}
	return code
}

// successor reads until when a unit goes on, and into which it is then merged.
// Duties pass to somebody or are nobody's: one without the other is a fault.
func (u unitReader) successor(r row, unit *register.Unit) {
	unit.Until = r.date(unitUntil)
	unit.Successor = u.named(r, unitSuccessor, *unit, say("并入单位", "the successor"))
	switch {
	case unit.Successor != "" && unit.Until.IsZero() && r.text(unitUntil) == "":
		r.fault(unitUntil, say("填了并入单位，还要填有效期至：从次日起由并入单位报送", "a unit that is merged needs its last day"))
	case unit.Successor == "" && !unit.Until.IsZero() && r.text(unitSuccessor) == "":
		r.fault(unitSuccessor, say("有效期至以后由谁报送？请填并入单位", "who takes over its duties after its last day?"))
	}
}

// checkCircles finds units that lead back to themselves.
func checkCircles(units []register.Unit, rows []row, id string, what finding.Text, next func(register.Unit) string) {
	leads := map[string]string{}
	for _, u := range units {
		leads[u.Code] = next(u)
	}
	for i, u := range units {
		at := leads[u.Code]
		for range units {
			if at == "" || at == u.Code {
				break
			}
			at = leads[at]
		}
		if at == u.Code {
			rows[i].fault(id, finding.Text{ZH: what.ZH + "绕成一圈，又回到了 " + u.Code, EN: what.EN + " lead back to " + u.Code})
		}
	}
}
