package publish

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline/report/daily"
	report "jixiao/pipeline/report/page"
)

// The section's page leads to the newest that was written of a file, wherever the
// settings have the departments' folders.
func TestLinksLeadToWhatWasWritten(t *testing.T) {
	outbox := filepath.FromSlash("/srv/outbox")
	at := func(path string) string { return filepath.FromSlash(path) }
	got := links(outbox, slices.Values([]page{
		{path: at("/srv/outbox/单位/213001/评分表_审核.xlsx"), about: "213001/评分表.xlsx", called: "批注件"},
		{path: at("/srv/outbox/单位/213001/回执/1.html"), about: "213001/评分表.xlsx", called: "回执"},
		{path: at("/srv/outbox/单位/213001/回执/2.html"), about: "213001/评分表.xlsx", called: "回执"},
		{path: at("/srv/units/207001/回执/3.html"), about: "207001/评分表.xlsx", called: "回执"},
		{path: at("/srv/units/207001/回执/4.html"), about: "207001/没有列出.xlsx", called: "回执"},
		{path: at("/srv/outbox/总表.xlsx")},
	}), map[string]bool{"213001/评分表.xlsx": true, "207001/评分表.xlsx": true, "": true})
	want := daily.Links{
		"213001/评分表.xlsx": {{To: "单位/213001/评分表_审核.xlsx", Text: "批注件"}, {To: "单位/213001/回执/2.html", Text: "回执"}},
		"207001/评分表.xlsx": []report.Link{{To: "../units/207001/回执/3.html", Text: "回执"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
