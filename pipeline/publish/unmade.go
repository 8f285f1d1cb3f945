package publish

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"jixiao/pipeline/outbox"
	"jixiao/pipeline/report/view"
)

// liesBeside says of each marked copy what became of it, and whether a corrected
// one lies beside it.
func (all copies) liesBeside(r outbox.Result) map[int64]view.Copy {
	failed := map[string]bool{}
	for _, f := range r.Failures {
		failed[f.Page] = true
	}
	out := make(map[int64]view.Copy, len(all.pages))
	for i, p := range all.pages {
		id, name := all.of[i].file.ID, path.Base(p.name)
		lies := out[id]
		switch {
		case !all.of[i].corrected:
			lies.Name, lies.How = name, view.How(cmp.Or(r.Refused[p.name], r.Remarks[p.name]))
			if failed[p.name] {
				lies.How = view.FailedCopy
			}
		case !failed[p.name] && r.Refused[p.name] == "":
			lies.Corrected = name
		}
		out[id] = lies
	}
	return out
}

// unmade are the pages that could not be made, or not as they should be, for
// whoever reads the section's report. A corrected copy that cannot be made is
// none of them: nobody misses it.
func (all copies) unmade(r outbox.Result, lie map[int64]view.Copy) []view.Unmade {
	var out []view.Unmade
	told := map[string]bool{}
	for i, p := range all.pages {
		if how := lie[all.of[i].file.ID].How; how != "" && !all.of[i].corrected {
			told[p.name] = true
			out = append(out, view.Unmade{Page: p.name, How: how, File: all.of[i].file.Path, Department: all.of[i].unit})
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

// copies are the copies of senders' workbooks, with what each is made of.
type copies struct {
	pages []page
	of    []copied
}

// copied is the file that a copy is made of, and under which key.
type copied struct {
	*markedCopy
	key       string
	corrected bool
}

func (all *copies) add(p page, of copied) {
	all.pages, all.of = append(all.pages, p), append(all.of, of)
}
