package publish

import (
	"path/filepath"

	"jixiao/pipeline/report/daily"
	report "jixiao/pipeline/report/page"
	"jixiao/pipeline/report/view"
)

// lying are the copies that lie in their places.
func (all copies) lying(lie map[int64]view.Copy) []page {
	var out []page
	for i, p := range all.pages {
		of := all.of[i]
		if c := lie[of.file.ID]; of.corrected && c.Corrected != "" || !of.corrected && c.Lies() {
			out = append(out, p)
		}
	}
	return out
}

// links lead from the section's page, which lies in the outbox, to what was
// written of each file. Of several files that came under one path the last counts.
// What lies on another volume cannot be led to.
func links(outbox string, pages []page) daily.Links {
	out := daily.Links{}
	for _, p := range pages {
		to, err := filepath.Rel(outbox, p.path)
		if p.about == "" || err != nil {
			continue
		}
		out.Add(p.about, report.Link{To: filepath.ToSlash(to), Text: p.called})
	}
	return out
}
