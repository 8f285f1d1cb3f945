package load

import (
	"fmt"
	"strings"

	"jixiao/rules/form"
)

// taken is where a sheet's name or a role is given already.
type taken struct {
	source formSource
	key    string
	out    *form.Output
}

// checkMasters wants the sheets of all forms to differ, and what joins to have
// something to join. A role is given once, or reports would have to choose.
func checkMasters(sources []formSource) {
	sheets, roles := map[string]taken{}, map[string]taken{}
	for _, s := range sources {
		for i := range s.def.Master {
			o, at := &s.def.Master[i], fmt.Sprintf("master[%d]", i)
			if !o.Joins {
				claimed(sheets, o.Sheet, taken{s, at + ".sheet", o})
			}
			for j := range o.Counts {
				claimed(sheets, o.Counts[j].Sheet, taken{s, fmt.Sprintf("%s.counts[%d].sheet", at, j), nil})
			}
			for j := range o.Columns {
				claimRole(roles, o.Columns[j].Role, taken{s, fmt.Sprintf("%s.columns[%d].role", at, j), o})
			}
		}
	}
	for _, s := range sources {
		for i := range s.def.Master {
			if s.def.Master[i].Joins {
				checkJoin(s, fmt.Sprintf("master[%d]", i), &s.def.Master[i], sheets)
			}
		}
	}
}

func claimed(all map[string]taken, name string, by taken) {
	name = strings.ToLower(name)
	first, twice := all[name]
	switch {
	case name == "":
	case twice:
		by.source.doc.fault(by.key, say("工作表“%s”已在 %s 第 %d 行画过；给它添数的写 joins: true", "the sheet %q is drawn by %s, line %d; to add to it say joins: true",
			name, first.source.doc.file, first.source.doc.line(first.key)))
	default:
		all[name] = by
	}
}

func claimRole(all map[string]taken, role string, by taken) {
	first, twice := all[role]
	switch {
	case role == "":
	case twice:
		by.source.doc.fault(by.key, say("含义 %s 已在 %s 第 %d 行用过，一个年度只能有一列", "the role %s is given by %s, line %d: a campaign has one such column",
			role, first.source.doc.file, first.source.doc.line(first.key)))
	default:
		all[role] = by
	}
}

// checkJoin wants the sheet to be drawn by another form, and the subjects of its
// rows to be named here too.
func checkJoin(s formSource, at string, o *form.Output, sheets map[string]taken) {
	drawn, there := sheets[strings.ToLower(o.Sheet)]
	switch {
	case !there || drawn.out == nil:
		s.doc.fault(at+".sheet", say("没有表单画“%s”这张工作表，不能用 joins", "no form draws a sheet %q to join", o.Sheet))
		return
	case drawn.source.def.ID == s.def.ID:
		s.doc.fault(at+".joins", say("工作表“%s”就是本表单画的", "the sheet %q is drawn by this form itself", o.Sheet))
		return
	case drawn.out.Rows != form.EachSubject:
		s.doc.fault(at+".joins", say("工作表“%s”不是一行一个项目（rows: subjects），不能添数", "the sheet %q has no row for each subject (rows: subjects) to add to", o.Sheet))
		return
	}
	id, b := drawn.source.def.SubjectField(), s.def.Table(o.Rows)
	switch {
	case b == nil && o.Rows == form.EachSubject && s.def.About == drawn.source.def.About:
	case b == nil:
		s.doc.fault(at+".rows", say("rows 要写一个有“%s”一列的表格", "rows must be a table with a column %q", id))
	case b.Column(id) == nil:
		s.doc.fault(at+".rows", say("表格 %s 没有“%s”一列，不知道每行是哪一个", "the table %s has no column %q to tell what a row is about", b.ID, id))
	}
}
