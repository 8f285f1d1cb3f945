package judge

import (
	"cmp"
	"slices"
	"strings"

	"jixiao/pipeline/campaign"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
)

// stray is something of a sheet that answers no duty: nobody can tell what it is
// about, or whose it is.
type stray struct {
	at  form.Value
	why string // variant of C09
}

// The ways in which nobody can tell.
const (
	unknownSubject = ""        // the list does not have it
	blankSubject   = "blank"   // nothing stands there
	anothers       = "another" // its sender may not answer for it
	nobodys        = "sender"  // no unit is named, and none sent it
)

// strayFindings tell of what leads nowhere (C09), each value once, unless an
// error is told at its cell. What stands for the whole sheet, and not for one
// row, is told where nothing else sends the sheet back.
func (j *Judge) strayFindings(s *form.Submission, in Received, a answered, told []finding.Finding) []finding.Finding {
	type same struct{ why, text string }
	at := map[same]int{}
	var out []finding.Finding
	for _, x := range a.strays {
		if returned(told, x, s, len(a.duties) > 0) {
			continue
		}
		key := same{x.why, x.at.Stored}
		if i, seen := at[key]; seen {
			if len(out[i].Cells) == 0 {
				out[i].Cells = []finding.Cell{{At: out[i].Place.Cell}}
			}
			out[i].Cells = append(out[i].Cells, finding.Cell{At: x.at.Cell})
			continue
		}
		at[key] = len(out)
		out = append(out, j.strayFinding(s, in, x))
	}
	return out
}

// returned reports whether an error is told already that is about the same: at
// the same cell, and for a whole sheet anywhere in it. One that is excused counts
// where the rest of the sheet leads somewhere.
func returned(told []finding.Finding, x stray, s *form.Submission, partly bool) bool {
	return slices.ContainsFunc(told, func(f finding.Finding) bool {
		switch {
		case f.Severity != finding.Error || f.Weight() != finding.Error && !partly:
			return false
		case f.Place.Sheet == "":
			return true
		case f.Place.Sheet != s.Sheet:
			return false
		}
		return !s.Def.Many() || x.at.Cell.IsZero() ||
			slices.ContainsFunc(f.AllCells(), func(c finding.Cell) bool { return c.At == x.at.Cell })
	})
}

func (j *Judge) strayFinding(s *form.Submission, in Received, x stray) finding.Finding {
	id := s.Def.SubjectField()
	list := campaign.ListName(s.Def.About)
	f := finding.Finding{Code: "C09", Variant: x.why, Form: s.Form, Field: id, Value: x.at.Plain(),
		Place: finding.Place{Sheet: s.Sheet, Cell: x.at.Cell},
		Args:  finding.Args{"what": campaign.SubjectName(s.Def.About), "list": list, "field": list}}
	if f.Place.Cell.IsZero() {
		f.Place.Cell = s.Title.Cell
	}
	if def := s.Def.Field(id); def != nil {
		f.Args["field"] = def.LabelText()
	}
	sender := cmp.Or(in.Department, j.namedUnit(s.Fields[form.UnitField]))
	facts := j.campaign.Facts
	if !in.fromSection() {
		facts = facts.For(sender)
	}
	switch x.why {
	case anothers:
		f.Args["department"] = finding.Same(facts.UnitText(sender))
	case unknownSubject:
		if like := nearSubjects(facts, s.Def, f.Value); len(like) > 0 {
			f.Args["like"] = finding.Text{ZH: strings.Join(like, " 或 "), EN: strings.Join(like, " or ")}
		}
	}
	return f
}

// nearSubjects are what may be meant, among those of which the sender may know.
func nearSubjects(facts *register.Facts, def *form.Definition, text string) []string {
	switch {
	case def.Listed():
		return facts.NearItems(def.About, text)
	case def.About == form.AboutProject:
		return facts.NearCodes(text)
	}
	_, name := facts.UnitCodes().Split(text)
	var near []string
	for _, u := range facts.NearUnits(name) {
		near = append(near, u.Text())
	}
	return near
}
