package annotate

import (
	"fmt"
	"strings"

	"jixiao/internal/office/ooxml"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// addList puts the list of all findings in front of the sheets, or in the
// place of the one that an earlier copy had.
func (b *workbook) addList(found []finding.Finding, styles *styles, o Options) {
	l := newList(b, found, styles, o)
	if b.list >= 0 {
		b.replaceList(l)
		return
	}
	part := b.fresh("xl/worksheets/review%d.xml")
	id := b.rels.add(b.base(), "worksheet", part)
	b.add(part, typeWorksheet, l.sheet())
	name := b.freeName(form.ListSheet)
	entry := fmt.Sprintf(`<%ssheet xmlns:r="%s" name="%s" sheetId="%d" r:id="%s"/>`,
		b.root.prefix, b.base(), escaped(name), b.maxID+1, id)
	b.m.Insert(b.sheetsIn.start, entry)
	for _, n := range b.names {
		if n.scope >= 0 {
			b.m.Replace(n.scoped.Value, n.scoped.End, fmt.Sprint(n.scope+1))
		}
	}
	b.show(max(0, b.shown+1))
	b.defineNames(form.ListMark, name, 0)
}

// replaceList writes the list over an earlier one, wherever that stands now.
func (b *workbook) replaceList(l *list) {
	s := b.sheets[b.list]
	b.set(s.rel.target, l.sheet())
	b.drop(ooxml.RelationsOf(s.rel.target))
	for _, n := range b.names {
		if n.scope == b.list || form.MarkedSheet(form.Name{Name: n.name, Refers: n.refers}, form.ListMark) != "" {
			b.m.Replace(n.from, n.to, "")
		}
	}
	if s.state.End > 0 {
		b.m.Replace(s.state.Value, s.state.End, "visible")
	}
	if b.shown >= 0 {
		b.show(b.shown)
	} else {
		b.show(b.list)
	}
	b.defineNames(form.ListMark, s.name, b.list)
}

// freeName is a name for a sheet of ours that no sheet has.
func (b *workbook) freeName(called string) string {
	taken := map[string]bool{}
	for _, s := range b.sheets {
		taken[strings.ToLower(s.name)] = true
	}
	name := called
	for n := 2; taken[strings.ToLower(name)]; n++ {
		name = fmt.Sprintf("%s%d", called, n)
	}
	return name
}

// show makes every window open on one sheet.
func (b *workbook) show(index int) {
	if len(b.views) == 0 && index > 0 {
		b.m.Insert(b.sheetsIn.from, fmt.Sprintf(`<%[1]sbookViews><%[1]sworkbookView activeTab="%[2]d"/></%[1]sbookViews>`, b.root.prefix, index))
	}
	for _, v := range b.views {
		if v.active.End > 0 {
			b.m.Replace(v.active.Value, v.active.End, fmt.Sprint(index))
		} else if index > 0 {
			b.m.Insert(v.tag, fmt.Sprintf(` activeTab="%d"`, index))
		}
		if v.first.End > 0 {
			b.m.Replace(v.first.Value, v.first.End, "0")
		}
	}
}

// defineNames names a list of ours so that it is known again, whatever it is called
// by then, and its head so that it stands on every page.
func (b *workbook) defineNames(mark, sheet string, index int) {
	p := b.root.prefix
	quoted := escaped(quotedSheet(sheet))
	names := fmt.Sprintf(`<%[1]sdefinedName name="%[2]s" hidden="1">%[3]s!$A$1</%[1]sdefinedName>`+
		`<%[1]sdefinedName name="_xlnm.Print_Titles" localSheetId="%[4]d">%[3]s!$%[5]d:$%[5]d</%[1]sdefinedName>`,
		p, mark, quoted, index, listHead)
	if b.namesIn != nil {
		b.namesIn.append(b.m, "definedNames", names)
		return
	}
	b.m.Insert(b.namesAt, "<"+p+"definedNames>"+names+"</"+p+"definedNames>")
}

// quotedSheet is a sheet's name as references have it.
func quotedSheet(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }
