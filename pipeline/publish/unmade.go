package publish

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"jixiao/pipeline/outbox"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
)

// liesBeside says of each marked copy what became of it.
func (all copies) liesBeside(r outbox.Result) map[int64]view.Copy {
	failed := map[string]bool{}
	for _, f := range r.Failures {
		failed[f.Page] = true
	}
	out := make(map[int64]view.Copy, len(all.pages))
	for i, p := range all.pages {
		lies := view.Copy{Name: path.Base(p.name), How: view.How(cmp.Or(r.Refused[p.name], r.Remarks[p.name]))}
		if failed[p.name] {
			lies.How = view.FailedCopy
		}
		out[all.files[i].ID] = lies
	}
	return out
}

// unmade are the pages that could not be made, or not as they should be, for
// whoever reads the section's report.
func (all copies) unmade(r outbox.Result, lie map[int64]view.Copy) []view.Unmade {
	var out []view.Unmade
	told := map[string]bool{}
	for i, p := range all.pages {
		if how := lie[all.files[i].ID].How; how != "" {
			told[p.name] = true
			out = append(out, view.Unmade{Page: p.name, How: how, File: all.files[i].Path, Department: all.units[i]})
		}
	}
	for _, f := range r.Failures {
		if !told[f.Page] {
			out = append(out, view.Unmade{Page: f.Page, How: view.FailedCopy})
		}
	}
	slices.SortFunc(out, func(a, b view.Unmade) int { return strings.Compare(a.Page, b.Page) })
	return out
}

// copies are the marked copies, with the file that each is made of and its unit.
type copies struct {
	pages []page
	files []record.File
	units []string
}
