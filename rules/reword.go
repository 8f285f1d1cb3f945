package rules

import (
	"maps"

	"jixiao/rules/cause"
	"jixiao/rules/finding"
)

// reword says of a finding what only the search for its cause can know: which
// cells to mend, and what else may be meant.
func (t telling) reword(f *finding.Finding, c *cause.Cause) {
	c.Finding.Args = finding.Args{}
	maps.Copy(c.Finding.Args, f.Args)
	if len(c.Changes) == 0 {
		return // a row that is missing: what is told says so
	}
	switch against := c.Against(t.sheet, *f); {
	case len(c.Others) > 0:
		c.Put(t.sheet)
		either := c.Either(t.sheet)
		f.Cells, f.Expected = c.Finding.Cells, ""
		f.Fix = finding.Text{ZH: "核对后改正，是下面的一种情况：" + either.ZH, EN: "find out which of these it is: " + either.EN}
	case c.Put(t.sheet):
		f.Place, f.Field, f.Value, f.Expected = c.Finding.Place, c.Finding.Field, c.Finding.Value, c.Finding.Expected
		f.Cells, f.Args = c.Finding.Cells, c.Finding.Args
		f.Message, f.Fix = t.moved(f, c.Item(t.sheet), against)
	default:
		f.Cells, f.Expected = c.Finding.Cells, c.Finding.Expected
		t.worked(f, against)
	}
	if also := c.Also(t.sheet); !also.IsZero() {
		f.Fix.ZH += "；" + also.ZH
		f.Fix.EN += "; " + also.EN
	}
}

// worked says what should stand where only a limit is told, if that can be
// worked out.
func (t telling) worked(f *finding.Finding, against finding.Text) {
	if entry := t.engine.entries[f.Code]; entry == nil || !entry.info.Limit || f.Expected == "" {
		return
	}
	f.Fix.ZH += "；按" + against.ZH + "推算应为 " + f.Expected
	f.Fix.EN += "; by " + against.EN + " it should be " + f.Expected
}

// moved says of a value that it is what others disagree with.
func (t telling) moved(f *finding.Finding, item, against finding.Text) (message, fix finding.Text) {
	field := f.Args["field"]
	what := field
	if !item.IsZero() {
		what = finding.Text{ZH: item.ZH + "的" + field.ZH, EN: field.EN + " of " + item.EN}
	}
	value, expected := finding.Quote(f.Value), finding.Quote(f.Expected)
	message = finding.Text{ZH: t.about(f).ZH + what.ZH + "填的是" + value.ZH + "，与" + against.ZH + "对不上",
		EN: t.about(f).EN + what.EN + " is " + value.EN + ", which does not agree with " + against.EN}
	fix = finding.Text{ZH: "核对并改正这里的" + field.ZH, EN: "check and correct " + field.EN}
	if f.Expected != "" {
		message.ZH += "，按它们推算应为" + expected.ZH
		message.EN += "; by them it should be " + expected.EN
		fix.ZH, fix.EN = "核对这里的"+field.ZH+"，填错的改为"+expected.ZH, "check it; if it is wrong, change it to "+expected.EN
	}
	return message, fix
}

// about names the project of a finding.
func (t telling) about(f *finding.Finding) finding.Text {
	p, ok := t.in.Facts.Project(f.Project)
	if !ok {
		return finding.Text{}
	}
	return finding.Text{ZH: p.Code + finding.QuoteIn(finding.ZH, p.Name) + "：", EN: p.Code + " " + finding.QuoteIn(finding.EN, p.Name) + ": "}
}
