package load

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/rules/form"
	"jixiao/rules/value"
)

// rows checks what is printed in a table: known columns, readable values, and
// groups that hang together.
func (t *templateCheck) rows(at string, b *form.Block, l *form.TemplateLine) {
	if b.Subtotal != nil && len(l.Rows) > 0 && l.Spare > 0 {
		t.doc.fault(at+".spare", say("有小计的表不能另加空行：空行不知道属于哪一组", "a table with sub-totals takes no spare rows: they belong to no group"))
	}
	if len(l.Rows)+l.Spare == 0 {
		t.doc.fault(at, say("表里没有可填的行：用 rows 或 spare 给出", "the table has no row to fill in: give rows or spare"))
	}
	t.groups(at, b, l)
	groups := map[string]string{}
	last := ""
	for i, row := range l.Rows {
		key := fmt.Sprintf("%s.rows[%d]", at, i)
		t.row(key, b, row)
		if b.Subtotal == nil {
			continue
		}
		group := row[b.Subtotal.Group]
		if _, again := groups[group]; group == "" || again && group != last {
			t.doc.fault(key, say("每行都要写明 %s，同一组的行要连在一起", "each row needs a %s, rows of one group stand together", b.Subtotal.Group))
		}
		groups[group], last = key, group
	}
}

// groups wants the printed rows to name what is asked of every sheet, or whoever
// fills them in would be told that something is missing.
func (t *templateCheck) groups(at string, b *form.Block, l *form.TemplateLine) {
	for i := range b.Columns {
		f := &b.Columns[i]
		if len(f.Groups) == 0 || len(l.Rows) == 0 {
			continue
		}
		var printed []string
		for _, row := range l.Rows {
			if text := row[f.ID]; text != "" && !slices.Contains(printed, text) {
				printed = append(printed, text)
			}
		}
		if !slices.Equal(f.GroupNames(), printed) {
			t.doc.fault(at, say("印好的行里“%s”是%s，与 groups 写的%s不一致", "the printed rows have the %s %s, groups says %s",
				f.Label, strings.Join(printed, "、"), strings.Join(f.GroupNames(), "、")))
		}
	}
}

func (t *templateCheck) row(at string, b *form.Block, row map[string]string) {
	for id, text := range row {
		i := slices.IndexFunc(b.Columns, func(f form.Field) bool { return f.ID == id })
		if i < 0 {
			t.doc.fault(at+"["+id+"]", say("本表没有“%s”这一列", "there is no column %q in this block", id))
			continue
		}
		if !printable(&b.Columns[i], text) {
			t.doc.fault(at+"["+id+"]", say("“%s”不能填在“%s”一列", "%q does not fit the column %s", text, b.Columns[i].Label))
		}
	}
}

// printable reports whether a text can be printed in a column as what it holds.
func printable(f *form.Field, text string) bool {
	switch {
	case f.Type.Numeric():
		_, err := value.ParseStored(text)
		return err == nil
	case f.Type == form.TypeDate:
		_, err := value.ParseDate(text)
		return err == nil
	case f.Type == form.TypeChoice:
		return slices.ContainsFunc(f.Choices, func(c form.Choice) bool { return c.Is == text })
	}
	return strings.TrimSpace(text) != ""
}
