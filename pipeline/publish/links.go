package publish

import (
	"iter"
	"path/filepath"

	"jixiao/pipeline/report/daily"
	report "jixiao/pipeline/report/page"
	"jixiao/pipeline/report/view"
)

// lying are the copies that lie in their places.
func (all copies) lying(lie map[int64]view.Copy) iter.Seq[page] {
	return func(yield func(page) bool) {
		for i, p := range all.pages {
			of := all.of[i]
			c := lie[of.file.ID]
			if lies := of.corrected && c.Corrected != "" || !of.corrected && c.Lies(); lies && !yield(p) {
				return
			}
		}
	}
}

// links lead from the section's page, which lies in the outbox, to what was
// written of each of some files. Of several files that came under one path the last counts.
// What lies on another volume cannot be led to.
func links(outbox string, pages iter.Seq[page], files map[string]bool) daily.Links {
	out := daily.Links{}
	for p := range pages {
		if p.about == "" || !files[p.about] {
			continue
		}
		to, err := filepath.Rel(outbox, p.path)
		if err != nil {
			continue
		}
		out.Add(p.about, report.Link{To: filepath.ToSlash(to), Text: p.called})
	}
	return out
}
