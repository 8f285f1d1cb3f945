package campaign

import (
	"path/filepath"
	"slices"
	"strings"

	"jixiao/rules/register"
	"jixiao/rules/value"
)

// ReadProjects reads a project list (附件1) out of any workbook, and the units
// that it names as [code]name. A unit that is known already may be named by
// code or name alone, and goes by the known name. What is wrong is a *Faults,
// each at its cell of that workbook.
func ReadProjects(file string, data []byte, known []register.Unit) ([]register.Project, []register.Unit, error) {
	faults := &collector{}
	b := bookOf(filepath.Base(file), data, faults)
	list := registerLayout
	list.foreign = true
	t := b.readLikeliest(list)
	if t == nil {
		return nil, nil, faults.err()
	}
	units := slices.Clone(known)
	for _, r := range t.rows {
		code, name, ok := value.ParseUnit(plain(r.cells[projectUnit]))
		if ok && !slices.ContainsFunc(units, func(u register.Unit) bool { return u.Code == code }) {
			units = append(units, register.Unit{Code: code, Name: name})
		}
	}
	if len(units) == 0 && len(t.rows) > 0 {
		t.rows[0].fault(projectUnit, say("单位写成 [六位代码]单位名称", "write units as [code]name"))
	}
	projects := t.projects(units)
	if err := faults.err(); err != nil {
		return nil, nil, err
	}
	return projects, units, nil
}

// readLikeliest reads the sheet that has most of a layout's headers in one row;
// nil is none, which is a fault.
func (b *book) readLikeliest(l layout) *table {
	most := 0
	for i := range b.wb.Sheets {
		t := &table{layout: l, book: b, sheet: &b.wb.Sheets[i]}
		if row, ok := t.findHeader(); ok && t.headersIn(row) > most {
			most, l.sheet = t.headersIn(row), b.wb.Sheets[i].Name
		}
	}
	if most == 0 {
		if b.opened {
			need := strings.Join(l.headers()[:5], "、")
			b.faults.add(Fault{File: b.file, Message: say("找不到项目表：表头应有 %s", "no project list found; its header row should hold %s", need)})
		}
		return nil
	}
	return b.read(l)
}
