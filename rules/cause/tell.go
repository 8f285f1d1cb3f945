package cause

import (
	"slices"
	"strconv"
	"strings"

	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// mostNamed is how many changes or cells a text names.
const mostNamed = 4

// Put gives the finding the cells that mending must touch, and where only one
// value can be wrong, moves it there. It reports whether it moved.
func (c *Cause) Put(s *form.Submission) (moved bool) {
	f := &c.Finding
	roots := c.Changes[:c.Roots]
	if len(c.Others) > 0 {
		f.Cells = append([]finding.Cell{{At: f.Place.Cell}}, c.alternatives()...)
		f.Cells = unique(f.Cells)
		return false
	}
	if len(roots) == 0 {
		return false
	}
	at := roots[0]
	if slices.ContainsFunc(f.Cells, func(x finding.Cell) bool { return x.At == at.Was.Cell }) {
		f.Cells = unique(append(slices.Clone(f.Cells), c.cells(s)...)) // its rule says where to mend it
		return false
	}
	if moved = !c.Block && f.Place.Cell != at.Was.Cell; moved {
		field := s.Def.FieldOf(at.At)
		f.Place.Cell, f.Field = at.Was.Cell, at.At.ID
		f.Value, f.Args["field"] = check.Show(at.Was, field.Type), field.LabelText()
	}
	here := !c.Block || f.Place.Cell == at.Was.Cell
	if guessed := slices.ContainsFunc(roots, func(x Change) bool { return x.Guessed }); !guessed && here {
		f.Expected = c.shown(s, at)
	} else {
		f.Expected = ""
	}
	f.Cells = unique(append([]finding.Cell{{At: f.Place.Cell, Expected: f.Expected}}, c.cells(s)...))
	if len(f.Cells) == 1 {
		f.Cells = nil
	}
	return moved
}

// cells are those that mending must touch: what a formula works out mends
// itself.
func (c *Cause) cells(s *form.Submission) []finding.Cell {
	guessed := slices.ContainsFunc(c.Changes, func(x Change) bool { return x.Guessed })
	var cells []finding.Cell
	for i, x := range c.Changes {
		if i >= c.Roots && x.Was.Formula != "" {
			continue
		}
		cell := finding.Cell{At: x.Value.Cell}
		if !guessed {
			cell.Expected = c.shown(s, x)
		}
		cells = append(cells, cell)
	}
	return cells
}

func (c *Cause) alternatives() []finding.Cell {
	var cells []finding.Cell
	for _, changes := range append([][]Change{c.Changes}, c.Others...) {
		for _, x := range changes {
			if x.Was.Formula == "" {
				cells = append(cells, finding.Cell{At: x.Was.Cell})
			}
		}
	}
	return cells
}

// unique leaves out cells that stand there before.
func unique(cells []finding.Cell) []finding.Cell {
	seen := map[finding.Ref]bool{}
	return slices.DeleteFunc(cells, func(c finding.Cell) bool {
		again := seen[c.At] || c.At.IsZero()
		seen[c.At] = true
		return again
	})
}

// shown writes what should stand in a slot as its sender would.
func (c *Cause) shown(s *form.Submission, x Change) string {
	field := s.Def.FieldOf(x.At)
	if field == nil {
		return x.Value.Text
	}
	return show(x.Value, field.Type)
}

func show(v form.Value, t form.Type) string {
	if t == form.TypeRate {
		return check.ShowRate(v.Number, v)
	}
	return v.Text
}

// Against names the cells that a value disagrees with.
func (c *Cause) Against(s *form.Submission, first finding.Finding) finding.Text {
	var zh, en []string
	own := c.Changes[0].At.ID
	for _, f := range append([]finding.Finding{first}, c.Folded...) {
		field, label := s.Def.Field(f.Field), f.Args["field"]
		if field == nil || f.Field == own || field.Type == form.TypeChoice || slices.Contains(zh, label.ZH) || len(zh) == mostNamed {
			continue
		}
		zh, en = append(zh, label.ZH), append(en, label.EN)
	}
	if len(zh) == 0 {
		return finding.Text{ZH: "表上的其他内容", EN: "the rest of the sheet"}
	}
	return finding.Text{ZH: strings.Join(zh, "、"), EN: strings.Join(en, ", ")}
}

// Also says what else must be changed with the mistake.
func (c *Cause) Also(s *form.Submission) finding.Text {
	follow := slices.DeleteFunc(slices.Clone(c.Changes[c.Roots:]), func(x Change) bool { return x.Was.Formula != "" })
	if len(follow) == 0 || len(c.Others) > 0 {
		return finding.Text{}
	}
	if slices.ContainsFunc(c.Changes, func(x Change) bool { return x.Guessed }) || c.Block {
		names := names(s, follow)
		return finding.Text{ZH: names.ZH + "也要跟着改", EN: names.EN + " must follow"}
	}
	said := c.say(s, follow)
	return finding.Text{ZH: "这里改了，还要" + said.ZH, EN: "then also " + said.EN}
}

// Either says what may be meant: one of several changes.
func (c *Cause) Either(s *form.Submission) finding.Text {
	var zh, en []string
	for _, changes := range append([][]Change{c.Changes}, c.Others...) {
		if len(zh) == mostNamed {
			zh, en = append(zh, "同样情况的另一处填错了"), append(en, "another cell of the kind is wrong")
			break
		}
		said := c.say(s, changes)
		zh, en = append(zh, said.ZH), append(en, said.EN)
	}
	return finding.Text{ZH: "要么" + strings.Join(zh, "；要么"), EN: "either " + strings.Join(en, "; or ")}
}

// say writes changes as 把“立项依据充分性”的得分（E20）改为 10、…
func (c *Cause) say(s *form.Submission, changes []Change) finding.Text {
	var zh, en []string
	for i, x := range changes {
		if x.Guessed && i > 0 {
			break // what follows from it follows
		}
		if i == mostNamed {
			zh, en = append(zh, "等"), append(en, "and so on")
			break
		}
		name, to := Name(s, x), c.shown(s, x)
		if x.Guessed {
			zh, en = append(zh, "改正"+name.ZH), append(en, "correct "+name.EN)
			continue
		}
		zh, en = append(zh, "把"+name.ZH+"改为 "+finding.Clip(to, finding.MaxQuoted)), append(en, "change "+name.EN+" to "+finding.Clip(to, finding.MaxQuoted))
	}
	return finding.Text{ZH: strings.Join(zh, "、"), EN: strings.Join(en, ", ")}
}

func names(s *form.Submission, changes []Change) finding.Text {
	var zh, en []string
	for _, x := range changes[:min(len(changes), mostNamed)] {
		name := Name(s, x)
		zh, en = append(zh, name.ZH), append(en, name.EN)
	}
	t := finding.Text{ZH: strings.Join(zh, "、"), EN: strings.Join(en, ", ")}
	if len(changes) > mostNamed {
		t.ZH, t.EN = t.ZH+"等", t.EN+" and others"
	}
	return t
}

// Name is how a text names a slot: “立项依据充分性”的得分（E20）.
func Name(s *form.Submission, x Change) finding.Text {
	field := s.Def.FieldOf(x.At)
	if field == nil {
		return finding.Same(x.Was.Cell.String())
	}
	label, item := field.LabelText(), nameOf(s, x.At)
	t := finding.Text{ZH: label.ZH + "（" + x.Was.Cell.String() + "）", EN: label.EN + " (" + x.Was.Cell.String() + ")"}
	if !item.IsZero() {
		t.ZH, t.EN = item.ZH+"的"+t.ZH, t.EN+" of "+item.EN
	}
	return t
}

// Item is the row of a mistake, by its name.
func (c *Cause) Item(s *form.Submission) finding.Text { return nameOf(s, c.Changes[0].At) }

// nameOf is how a row is called: by the last text that its form asks for before
// its numbers, without numbers by its line; a sub-total by its group.
func nameOf(s *form.Submission, at form.Slot) finding.Text {
	rows := s.Tables[at.Table]
	switch {
	case at.Table == "":
		return finding.Text{}
	case at.Subtotal && at.Row < len(rows.Subtotals):
		return finding.Quote(rows.Subtotals[at.Row].Group)
	}
	name, numbers := "", false
	for _, f := range s.Def.Table(at.Table).Columns {
		if numbers = f.Type.Numeric() && f.Presence == form.Required; numbers {
			break
		}
		if v := s.At(form.Slot{Table: at.Table, Row: at.Row, ID: f.ID}); f.Presence == form.Required && f.Type == form.TypeText && v.OK() {
			name = v.Text
		}
	}
	if !numbers || name == "" {
		line := strconv.Itoa(rows.Rows[at.Row].Line)
		return finding.Text{ZH: "第 " + line + " 行", EN: "row " + line}
	}
	return finding.Quote(name)
}
