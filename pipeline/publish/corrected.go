package publish

import (
	"context"
	"sync"

	"jixiao/pipeline/judge"
	"jixiao/pipeline/outbox"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/pipeline/workspace"
	"jixiao/rules/correct"
	"jixiao/rules/form"
	"jixiao/rules/form/packed"
	"jixiao/rules/register"
)

// correctedCopy is a file that goes back to its sender with its form mended.
type correctedCopy struct {
	*markedCopy
	facts  *register.Facts // as far as its sender may see them
	reader func() (*form.Reader, error)
}

// lies reports whether there is one beside the marked copy of that name: of one that
// was made it is known.
func (c correctedCopy) lies(name string, made func(name, key string) bool) bool {
	if c.file.Kind != "xlsx" || made(name, c.key) {
		return false
	}
	return made(name, c.key+besideIt) || len(c.mended()) > 0
}

// mended is what may be mended, as far as the ledger knows.
func (c correctedCopy) mended() (all []correct.Correction) {
	seen := map[record.Part]bool{}
	var says []*packed.Submission
	for _, v := range c.said {
		if part := v.Part(); !seen[part] {
			seen[part] = true
			says = append(says, v.Says)
		}
	}
	opened(says, nil, func(sheets []*form.Submission) {
		all = correct.Of(correct.Input{Submissions: sheets, Found: c.found(), Facts: c.facts})
	})
	return all
}

// opened opens submissions for the time of a call.
func opened(says []*packed.Submission, sheets []*form.Submission, do func([]*form.Submission)) {
	if len(says) == 0 {
		do(sheets)
		return
	}
	says[0].Use(func(s *form.Submission) { opened(says[1:], append(sheets, s), do) })
}

// reader reads sheets anew, to see that nothing else becomes another value. It is
// made once, where any file needs it.
func (p planner) reader() func() (*form.Reader, error) {
	return sync.OnceValues(func() (*form.Reader, error) { return judge.Reader(p.Campaign) })
}

// versions are those of each file in which something was found, as far as it is known
// what they say: of one sheet, or part of one, there may be several.
func versions(s *record.Snapshot, found map[int64][]*record.Issue) map[int64][]*record.Version {
	all := make(map[int64][]*record.Version, len(found))
	for i := range s.Versions {
		if v := &s.Versions[i]; len(found[v.File.ID]) > 0 && v.Says != nil {
			all[v.File.ID] = append(all[v.File.ID], v)
		}
	}
	return all
}

// corrected makes the copy. There is none where nothing is left that may be mended.
func (c correctedCopy) corrected(ctx context.Context, data []byte, ws workspace.Workspace) ([]byte, error) {
	reader, err := c.reader()
	if err != nil {
		return nil, err
	}
	corrected, err := c.maker(ws).Correct(ctx, c.file.Path, data, c.found(), c.mended(), reader)
	if err != nil {
		return nil, &outbox.Refused{Why: string(view.IdleCopy)}
	}
	return corrected, nil
}
