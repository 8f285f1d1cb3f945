package campaign

import (
	"github.com/go-playground/validator/v10"

	"jixiao/rules"
	"jixiao/rules/value"
)

// The columns of 单位名录.
const (
	unitCode    = "code"
	unitName    = "name"
	unitAliases = "aliases"
	unitParent  = "parent"
	unitContact = "contact"
	unitEmail   = "email"
)

var unitsLayout = layout{
	sheet: "单位名录",
	columns: []column{
		{unitCode, "代码", []string{"单位代码", "编码", "单位编码"}, filled},
		{unitName, "名称", []string{"单位名称", "单位", "单位全称"}, filled},
		{unitAliases, "别名", []string{"其他名称", "简称", "曾用名"}, headed},
		{unitParent, "上级", []string{"上级单位", "主管部门", "上级代码"}, headed},
		{unitContact, "联系人", nil, headed},
		{unitEmail, "邮箱", []string{"电子邮箱", "电子邮件", "E-mail"}, headed},
	},
}

// unitReader reads the unit list and keeps who has which code and name.
type unitReader struct {
	codes map[string]row
	names map[string]string // folded name or alias → unit code
	email *validator.Validate
}

// units reads 单位名录.
func (l *loader) units() []rules.Unit {
	t := l.book.read(unitsLayout)
	u := unitReader{codes: map[string]row{}, names: map[string]string{}, email: validator.New()}
	var units []rules.Unit
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
		units[i].Parent = u.parent(rows[i], units[i])
	}
	checkCircles(units, rows)
	return units
}

// rowsExpected reports whether the sheet was found with its header, so that
// missing rows are a fault of their own.
func (t *table) rowsExpected() bool { return !t.header.IsZero() }

func (u unitReader) read(r row) (rules.Unit, bool) {
	unit := rules.Unit{
		Code: value.Fold(r.text(unitCode)), Name: r.text(unitName),
		Aliases: r.list(unitAliases), Contact: r.text(unitContact), Email: r.text(unitEmail),
	}
	if unit.Email != "" && u.email.Var(unit.Email, "email") != nil {
		r.fault(unitEmail, say("不是正确的邮箱地址：“%s”", "not an e-mail address: %q", unit.Email))
	}
	if unit.Code == "" {
		return unit, false
	}
	if !isUnitCode(unit.Code) {
		r.fault(unitCode, say("单位代码应是六位数字，现为“%s”", "a unit code has six digits, got %q", unit.Code))
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

// parent resolves 上级, which names a unit of the list by code or name.
func (u unitReader) parent(r row, unit rules.Unit) string {
	text := r.text(unitParent)
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
		r.fault(unitParent, say("上级“%s”不在单位名录里", "the parent %q is not in the unit list", text))
		return ""
	case code == unit.Code:
		r.fault(unitParent, say("上级不能是本单位自己", "a unit cannot be its own parent"))
		return ""
	}
	return code
}

// checkCircles finds units that are above themselves.
func checkCircles(units []rules.Unit, rows []row) {
	parents := map[string]string{}
	for _, u := range units {
		parents[u.Code] = u.Parent
	}
	for i, u := range units {
		at := u.Parent
		for range units {
			if at == "" || at == u.Code {
				break
			}
			at = parents[at]
		}
		if at == u.Code {
			rows[i].fault(unitParent, say("上级关系绕成一圈，又回到了 %s", "the parents lead back to %s", u.Code))
		}
	}
}

func isUnitCode(s string) bool {
	if len(s) != 6 {
		return false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}
