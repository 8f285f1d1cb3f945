package tree

import (
	"os"
	"path/filepath"
	"testing"
)

// folder makes a folder of files.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const (
	seal  = "4bb82ac2886b7bf9e28333f629e01f38a9f55e9e7da6e5143e9820fa80c60cef"
	other = "3d09585808be1012afd0e4d7396166c0cea8f21c9c9876a1beb382a424061930"
)

func TestCompareTellsDifferencesFromRealTime(t *testing.T) {
	for _, c := range []struct {
		name, old, new string
		what           string // "" for none
	}{
		{"said/001-run.out", "第 1 次审核已封存，校验码 " + seal, "第 1 次审核已封存，校验码 " + other, ""},
		{"said/001-run.out", "第 1 次审核已封存，校验码 " + seal, "第 2 次审核已封存，校验码 " + seal, "words"},
		{"said/001-run.err", `{"files":36,"took":1.5,"time":"2026-11-30T14:41:16Z","message":"run begins"}`, `{"files":36,"took":2,"time":"2026-11-30T14:41:17Z","message":"run begins"}`, ""},
		{"said/001-run.err", `{"files":36,"took":1.5}`, `{"files":37,"took":1.5}`, "words"},
		{"said/001-run.code", "0", "1", "words"},
		{"said/002-backup.out", "已备份到 jixiao-2023-20261130-224118", "已备份到 jixiao-2023-20261130-224119", ""},
		{"said/002-backup.out", "已备份到 jixiao-2023-20261130-224118", "已备份到 jixiao-2024-20261130-224118", "words"},
		{"outbox/审核日报.html", "校验码 " + seal, "校验码 " + other, "text"},
		{"outbox/findings.json", `{"time":"1"}`, `{"time":"2"}`, "text"},
		{"data/published/outbox/outbox.json", "1", "2", ""},
		{"data/archive/aa/aabb", "\xff1", "\xff2", "bytes"},
	} {
		report, err := Compare(t.Context(), folder(t, map[string]string{c.name: c.old}), folder(t, map[string]string{c.name: c.new}))
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case c.what == "" && len(report.Found) > 0:
			t.Errorf("%s: found %v, want nothing", c.name, report.Found)
		case c.what != "" && (len(report.Found) != 1 || report.Found[0].What != c.what):
			t.Errorf("%s: %q -> %q: found %v, want %s", c.name, c.old, c.new, report.Found, c.what)
		}
	}
}

func TestCompareTellsMissingFiles(t *testing.T) {
	report, err := Compare(t.Context(), folder(t, map[string]string{"a.txt": "1", "b.txt": "1"}), folder(t, map[string]string{"b.txt": "1", "c.txt": "1"}))
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Found) != 2 || report.Found[0].File != "a.txt" || report.Found[1].File != "c.txt" {
		t.Errorf("found %v, want a.txt gone and c.txt new", report.Found)
	}
}

// TestTheSameWordsAreToldOfEachCommand: of exit codes there are two only.
func TestTheSameWordsAreToldOfEachCommand(t *testing.T) {
	old, new := map[string]string{"said/1.code": "1", "said/2.code": "1"}, map[string]string{"said/1.code": "0", "said/2.code": "0"}
	report, err := Compare(t.Context(), folder(t, old), folder(t, new))
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Found) != 2 {
		t.Errorf("found %v, want one for each command", report.Found)
	}
}

func TestUnmovedNamesWhatMoved(t *testing.T) {
	before := map[string]string{"a.html": "1", "b.html": "1", "c.html": "1"}
	after := map[string]string{"a.html": "1", "b.html": "2", "历次/d.html": "1"}
	report, err := Unmoved(folder(t, before), folder(t, after))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, d := range report.Found {
		got[d.File] = d.New
	}
	if len(got) != 3 || got["b.html"] != "other bytes" || got["c.html"] != "gone" || got["历次/d.html"] != "new" {
		t.Errorf("found %v", got)
	}
}
