package annotate

import (
	"fmt"
	"strings"

	"jixiao/rules/finding"
)

// laterLabel stands before what is to be looked at again.
var laterLabel = finding.Text{ZH: "改好这一条后再看：", EN: "once this is mended, see: "}

// folded are findings as a copy tells them: what follows from another is named
// where that says how to mend, and told and marked nowhere else.
func folded(found []finding.Finding, o Options) []finding.Finding {
	var out []finding.Finding
	for _, one := range finding.Fold(found, func(f finding.Finding) finding.Finding { return f }) {
		f := one.Cause
		if len(one.After) > 0 {
			f.Fix = finding.Same(strings.TrimPrefix(f.Fix.In(o.Lang)+"\n"+laterLabel.In(o.Lang)+finding.After(one.After, o.title, o.Lang), "\n"))
		}
		out = append(out, f)
	}
	return out
}

func (o Options) title(code finding.Code) finding.Text {
	if o.Title == nil {
		return finding.Text{}
	}
	return o.Title(code)
}

// mostElsewhere is how many cells of a copy only lead to the first of theirs:
// each costs a comment, and a finding may be about a column without end.
const mostElsewhere = 1000

// atEach are a finding for each of its cells, with what should stand there. It is
// told at the first; at most so many others lead to that.
func atEach(f finding.Finding, others int) []finding.Finding {
	all := f.AllCells()
	all = all[:min(len(all), 1+others)]
	out := make([]finding.Finding, 0, len(all))
	for _, c := range all {
		one := f
		one.Place.Cell, one.Expected = c.At, c.Expected
		if len(out) > 0 {
			at := f.Place.Cell
			one.Message, one.Fix = finding.Text{ZH: fmt.Sprintf("见 %s 的意见", at), EN: fmt.Sprintf("see the finding at %s", at)}, finding.Text{}
		}
		out = append(out, one)
	}
	return out
}
