package campaigns

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// bureau lays out a folder as of a campaign.
func bureau(t *testing.T, path ...string) string {
	t.Helper()
	folder := filepath.Join(path...)
	settings := filepath.Join(folder, "configs")
	if err := os.MkdirAll(settings, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(settings, "campaign.yaml"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	return settings
}

// TestAListReadsBack with all that it held, and names folders from where it lies, so
// that both may be moved together.
func TestAListReadsBack(t *testing.T) {
	dir, elsewhere := t.TempDir(), t.TempDir()
	l := New(filepath.Join(dir, "campaigns.yaml"))
	l.Hosts = []string{"jixiao.example.cn"}
	want := []Entry{{"钢城区2023", bureau(t, dir, "钢城区2023")}, {`"x": - #`, bureau(t, dir, "b")}, {"远处", bureau(t, elsewhere, "c")}}
	for _, e := range want {
		if err := l.Add(e); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Save(); err != nil {
		t.Fatal(err)
	}
	back, err := Read(l.Path())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, back.Entries); diff != "" || back.Listen != usualListen || len(back.Hosts) != 1 {
		t.Errorf("(-want +got):\n%s%+v", diff, back)
	}
	text, err := os.ReadFile(l.Path())
	if err != nil || !strings.Contains(string(text), "settings: 钢城区2023/configs\n") {
		t.Errorf("%v\n%s", err, text)
	}
}

func TestWhatAListRefuses(t *testing.T) {
	dir := t.TempDir()
	a, b := bureau(t, dir, "a"), bureau(t, dir, "b")
	if err := os.Symlink(a, filepath.Join(dir, "also")); err != nil {
		t.Skip(err)
	}
	l := New(filepath.Join(dir, "campaigns.yaml"))
	if err := errors.Join(l.Add(Entry{"a", a}), l.Add(Entry{"b", b})); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		what string
		err  error
		want error
	}{
		{"one name twice", l.Add(Entry{"A", filepath.Join(dir, "c")}), ErrTwice},
		{"one folder by two names", l.Add(Entry{"c", filepath.Join(dir, "also")}), ErrTwice},
		{"no name", l.Add(Entry{" ", dir}), ErrName},
		{"a name of two lines", l.Add(Entry{"a\nb", dir}), ErrName},
		{"removed", l.Remove("c"), ErrNone},
		{"moved", l.Move("c", dir), ErrNone},
		{"moved upon another", l.Move("a", b), ErrTwice},
	} {
		if !errors.Is(tt.err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.what, tt.err, tt.want)
		}
	}
	if err := errors.Join(l.Move("a", a), l.Remove("a")); err != nil || len(l.Entries) != 1 {
		t.Errorf("%v, left %v", err, l.Entries)
	}
}

func TestAFolderIsAList(t *testing.T) {
	dir := t.TempDir()
	want := []Entry{{"甲", bureau(t, dir, "甲")}}
	if err := os.MkdirAll(filepath.Join(dir, "notes", "configs"), 0o755); err != nil {
		t.Fatal(err)
	}
	l, err := Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, l.Entries); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, err := range []error{l.Add(Entry{"x", dir}), l.Remove("甲"), l.Move("甲", dir), l.Save()} {
		if !errors.Is(err, ErrFolder) {
			t.Errorf("%v", err)
		}
	}
}

// TestAFaultyListIsTold with its path, and takes nothing for what it does not say.
func TestAFaultyListIsTold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "campaigns.yaml")
	if _, err := Read(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v", err)
	}
	for _, text := range []string{"campaign: []", "campaigns: [{name: a, setings: b}]", "campaigns: [{name: a, settings: b}, {name: a, settings: c}]", "- a", "\x00"} {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		var fault *Fault
		if _, err := Read(path); !errors.As(err, &fault) || fault.Path != path {
			t.Errorf("%q: %v", text, err)
		}
	}
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if l, err := Read(path); err != nil || len(l.Entries) != 0 {
		t.Errorf("an empty list: %v, %v", l, err)
	}
}

func TestSettingsIn(t *testing.T) {
	dir := t.TempDir()
	settings := bureau(t, dir, "a")
	for _, folder := range []string{filepath.Dir(settings), settings} {
		if got, err := SettingsIn(folder); got != settings || err != nil {
			t.Errorf("%s: %s, %v", folder, got, err)
		}
	}
	if _, err := SettingsIn(dir); !errors.Is(err, ErrNoSettings) {
		t.Errorf("%v", err)
	}
	if _, err := SettingsIn(filepath.Join(dir, "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v", err)
	}
}
