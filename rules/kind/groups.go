package kind

import (
	"fmt"
	"strings"

	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// groups are the names that a column of a form knows, with the rows that the
// form's blank prints under each.
type groups struct {
	check.Instance
	by      check.Ref
	field   *form.Field
	beside  []string              // the other columns of text, by which a row tells its group
	printed map[printing][]string // the groups over which the blank prints a text, folded or as it stands
}

// printing is a text in a column of the blank.
type printing struct{ column, text string }

func groupsOf(c *check.Compiler, n check.Instance, by string) groups {
	g := groups{Instance: n, by: c.Column("by", by)}
	table := c.Form.Table(n.Table)
	if table == nil || !g.by.Known() {
		return g // told
	}
	for i := range table.Columns {
		f := &table.Columns[i]
		switch {
		case f.ID == by:
			g.field = f
		case f.Type == form.TypeText:
			g.beside = append(g.beside, f.ID)
		}
	}
	g.printed = map[printing][]string{}
	for _, line := range c.Form.Template.Lines {
		if line.Table == n.Table {
			g.print(line.Rows)
		}
	}
	for _, line := range c.Form.Template.Lines {
		if line.Table == n.Table {
			g.printAsItStands(line.Rows)
		}
	}
	return g
}

// printAsItStands notes what all lines print unfolded as well: nearly all sheets
// have it so, and folding is most of looking it up.
func (g groups) printAsItStands(rows []map[string]string) {
	for _, row := range rows {
		for _, id := range g.beside {
			if names := g.printed[printing{id, value.Fold(row[id])}]; names != nil {
				g.printed[printing{id, row[id]}] = names
			}
		}
	}
}

// print notes what the blank prints under which group.
func (g groups) print(rows []map[string]string) {
	for _, row := range rows {
		is, ok := g.field.GroupOf(row[g.by.ID])
		for _, id := range g.beside {
			if at := (printing{id, value.Fold(row[id])}); ok && at.text != "" {
				g.printed[at] = append(g.printed[at], is)
			}
		}
	}
}

// named are groups that a check speaks of, as the form calls them.
func (g groups) named(c *check.Compiler, param string, names []string) []string {
	var known []string
	for i, name := range c.Words(param, names) {
		if g.field == nil {
			break // told
		}
		is, ok := g.field.GroupOf(name)
		if !ok {
			c.Fault(fmt.Sprintf("%s[%d]", param, i), "表单的“%s”没有“%s”这一类（groups）", "the form's %s has no group %q (groups)", g.field.Label, name)
			continue
		}
		known = append(known, is)
	}
	return known
}

// listed are names as messages list them.
func listed(names []string) finding.Text {
	return finding.Text{ZH: strings.Join(names, "、"), EN: strings.Join(names, ", ")}
}
