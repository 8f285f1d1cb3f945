package department

import (
	"slices"

	"jixiao/internal/office/write"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// alike puts what follows from one finding together by rule and sheet: one line
// is enough to say where to look again. What was answered before keeps a line of
// its own, with the answer.
func alike(after []record.Issue) [][]record.Issue {
	var out [][]record.Issue
	for _, i := range after {
		n := slices.IndexFunc(out, func(all []record.Issue) bool {
			first := all[0]
			return first.Code == i.Code && first.Place.Sheet == i.Place.Sheet && first.About() == i.About() && !isAnswered(first) && !isAnswered(i)
		})
		if n < 0 {
			out = append(out, []record.Issue{i})
			continue
		}
		out[n] = append(out[n], i)
	}
	return out
}

func isAnswered(i record.Issue) bool {
	return i.Explanation != nil || i.Untaken != nil || i.Objection != nil
}

// followerCells are a line below the finding from which all of it follows: it
// asks for nothing, and advises nothing, since that would be about a mistake
// that is none. It names its cause: somebody may sort the sheet.
func (d *department) followerCells(cause record.Issue, all []record.Issue) []write.Cell {
	i := all[0]
	var refs []finding.Ref
	for _, one := range all {
		refs = append(refs, one.Refs()...)
	}
	explanation, objection := write.Cell{}, write.Cell{}
	if a := i.Explanation; a != nil {
		explanation = write.Text(a.Explanation)
	}
	if a := i.Objection; a != nil {
		objection = write.Text(a.Objection)
	}
	return view.Greyed([]write.Cell{write.Text(d.subjectFor(i)), write.Text(d.FormName(i.Form)), write.Text(d.short(i.Place.File)),
		write.Text(i.Place.Sheet), write.Text(finding.Runs(refs)), view.SeverityCell(i), d.LaterCell(all...), {}, {}, {},
		d.FirstSeen(i), write.Text(string(i.Code)), explanation, objection,
		write.Text(with(cause, d.outcome(i))), write.Text(finding.KeyOf(i.Finding).String())})
}

// with says that nothing is to be done but to mend the cause, behind what became
// of an answer.
func with(cause record.Issue, answered string) string {
	said := "随 " + string(cause.Code) + " 解决，不用单独改"
	if at := cause.Where(finding.ZH); at != "" {
		said = "随 " + at + "（" + string(cause.Code) + "）解决，不用单独改"
	}
	if answered != "" {
		return answered + "；" + said
	}
	return said
}
