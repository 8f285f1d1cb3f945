package scaffold

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/configs"
	"jixiao/pipeline/campaign/load"
)

func TestInit(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "新的评价年度")
	if err := Init(dir, ""); err != nil {
		t.Fatal(err)
	}
	want := []string{"101001区文旅局", "106001钢城区财政局", "207001钢城区城乡交通运输局", "208001钢城区住房和城乡建设局",
		"213001钢城区城市管理局", "402001钢城区自然资源局", "403001钢城区城乡水务局", "502001济南市钢城区卫健局",
		"503002保险事业处（钢城区人力资源和社会保障局）", "504001济南市钢城区民政局", "绩效科"}
	if diff := cmp.Diff(want, names(t, filepath.Join(dir, "inbox"))); diff != "" {
		t.Errorf("inbox (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"configs", "data", "inbox", "outbox", "立即审核.cmd", "立即审核.desktop", "立即审核.sh"}, names(t, dir)); diff != "" {
		t.Errorf("campaign (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"单位"}, names(t, filepath.Join(dir, "outbox"))); diff != "" {
		t.Errorf("outbox (-want +got):\n%s", diff)
	}
	if info, err := os.Stat(filepath.Join(dir, "data")); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o700 {
		t.Errorf("others can open data: %v, %v", info, err)
	}
	written := os.DirFS(filepath.Join(dir, "configs"))
	if _, err := load.Campaign(written); err != nil {
		t.Errorf("the campaign that was laid out has faults:\n%v", err)
	}
	sameFiles(t, configs.Files(), written)
}

func sameFiles(t *testing.T, want, got fs.FS) {
	t.Helper()
	err := fs.WalkDir(want, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		a, err := fs.ReadFile(want, name)
		if err != nil {
			return err
		}
		b, err := fs.ReadFile(got, name)
		if err != nil {
			return err
		}
		if !bytes.Equal(a, b) {
			t.Errorf("%s differs from what is shipped", name)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func TestInitRefusesCampaign(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "configs"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := Init(dir, ""); !errors.Is(err, ErrExists) {
		t.Fatalf("got %v, want ErrExists", err)
	}
	if diff := cmp.Diff([]string{"configs"}, names(t, dir)); diff != "" {
		t.Errorf("something was laid out all the same (-want +got):\n%s", diff)
	}
}

func TestInitWhereFolderIsAFile(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "inbox"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Init(dir, ""); err == nil {
		t.Fatal("no error")
	}
	if _, err := os.Lstat(filepath.Join(dir, "configs")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("configs stands although the inbox could not be made")
	}
}

// TestConfigsWholeOrNot cuts the making of the configs short.
func TestConfigsWholeOrNot(t *testing.T) {
	dir := t.TempDir()
	c, err := load.Campaign(configs.Files())
	if err != nil {
		t.Fatal(err)
	}
	cut := errors.New("cut short")
	if err := build(dir, "", c, func(string) error { return cut }); !errors.Is(err, cut) {
		t.Fatalf("got %v", err)
	}
	if got := names(t, dir); len(got) != 0 {
		t.Errorf("left behind: %v", got)
	}
}

func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}
