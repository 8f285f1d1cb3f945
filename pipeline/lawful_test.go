package pipeline_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"jixiao/pipeline"
	"jixiao/rules/finding"
)

// TestLawful holds the lawful examples of the catalogue that are about the inbox.
func TestLawful(t *testing.T) {
	const page = "<html><table><tr><td>项目编号</td><td>A-01</td></tr></table></html>"
	for code, change := range map[finding.Code]func(t *testing.T, o pipeline.Options){
		// A folder in a folder in a folder, and one that is empty.
		"F14": func(t *testing.T, o pipeline.Options) {
			put(t, o.Inbox, cityManagement+"/报送材料/第二批/10月13日/补报/a.html", []byte(page))
			must(t, os.MkdirAll(filepath.Join(o.Inbox, cityManagement, "空的"), 0o755))
		},
		// Everything was taken away, and one new file put in.
		"F15": func(t *testing.T, o pipeline.Options) {
			must(t, os.RemoveAll(filepath.Join(o.Inbox, cityManagement)))
			put(t, o.Inbox, transport+"/新的.html", []byte(page))
		},
	} {
		t.Run(string(code), func(t *testing.T) {
			o := fixture(t)
			for i := range 6 {
				put(t, o.Inbox, fmt.Sprintf("%s/%d.html", cityManagement, i), []byte(page))
			}
			mustRun(t, o)
			change(t, o)
			out := mustRun(t, later(o, 1))
			if got := told(out.Snapshot, code); len(got) > 0 || out.Received != 1 {
				t.Errorf("%d received, told %v", out.Received, got)
			}
		})
	}
}
