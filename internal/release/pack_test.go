package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"
)

var made = time.Date(2026, 11, 30, 8, 0, 0, 0, time.FixedZone("", 8*3600))

func packed(t *testing.T, pack func(io.Writer, string, []file, time.Time) error, files ...file) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := pack(&b, "jixiao", files, made); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestTheSameFilesGiveTheSameBytes, in whatever order they were gathered.
func TestTheSameFilesGiveTheSameBytes(t *testing.T) {
	a, b := file{"configs/规则.yaml", []byte("a"), 0o644}, file{"jixiao", []byte("b"), 0o755}
	for name, pack := range map[string]func(io.Writer, string, []file, time.Time) error{"tar": packTar, "zip": packZip} {
		if !bytes.Equal(packed(t, pack, a, b), packed(t, pack, b, a)) {
			t.Errorf("%s: other bytes in another order", name)
		}
	}
}

func TestWhatIsPackedComesOut(t *testing.T) {
	in := []file{{"jixiao", []byte("program"), 0o755}, {"outbox/", nil, 0o755}, {"立即审核.cmd", []byte("x"), 0o644}}
	var got []string
	unzipped, err := gzip.NewReader(bytes.NewReader(packed(t, packTar, in...)))
	if err != nil {
		t.Fatal(err)
	}
	for from := tar.NewReader(unzipped); ; {
		h, err := from.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil || !h.ModTime.Equal(made) || h.Uid != 0 {
			t.Fatalf("%+v, %v", h, err)
		}
		got = append(got, h.Name+" "+h.FileInfo().Mode().String())
	}
	want := []string{"jixiao/jixiao -rwxr-xr-x", "jixiao/outbox/ drwxr-xr-x", "jixiao/立即审核.cmd -rw-r--r--"}
	if !slices.Equal(got, want) {
		t.Errorf("tar holds %q, want %q", got, want)
	}
	data := packed(t, packZip, in...)
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || len(z.File) != 3 || z.File[2].Name != "jixiao/立即审核.cmd" {
		t.Errorf("zip: %v, %+v", err, z)
	}
}

// TestEveryModuleSaysItsLicence, on every platform.
func TestEveryModuleSaysItsLicence(t *testing.T) {
	t.Chdir("../..")
	for _, p := range platforms {
		files, err := licences(p)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range []string{"Go", "modernc.org/sqlite", "github.com/rs/zerolog"} {
			if !strings.Contains(string(files[0].data), "==== "+m+" ") {
				t.Errorf("%v: nothing of %s", p, m)
			}
		}
	}
}

func TestScriptsOfWindows(t *testing.T) {
	all, err := scripts(platform{"windows", "amd64"})
	if err != nil || len(all) != 3 {
		t.Fatalf("%d scripts, %v", len(all), err)
	}
	for _, f := range all {
		head, _, found := strings.Cut(string(f.data), "chcp 65001")
		if !found || strings.Contains(head, "审") || strings.Count(string(f.data), "\n") != strings.Count(string(f.data), "\r\n") {
			t.Errorf("%s: %q", f.name, f.data)
		}
	}
	if all, _ := scripts(platform{"linux", "amd64"}); len(all) != 1 || all[0].name != "立即审核.sh" || all[0].mode != 0o755 {
		t.Errorf("scripts for Linux: %+v", all)
	}
}

// TestTheArchiveHolds what one needs to begin.
func TestTheArchiveHolds(t *testing.T) {
	t.Chdir("../..")
	for _, part := range []struct {
		files func(platform) ([]file, error)
		want  string
	}{{campaignFiles, "configs/评价年度设置.xlsx"}, {sampleInbox, "inbox/213001钢城区城市管理局/评分表_A-01.xlsx"}, {manual, "说明书/管理员手册.html"}} {
		files, err := part.files(platforms[0])
		if err != nil || !slices.ContainsFunc(files, func(f file) bool { return f.name == part.want && len(f.data) > 0 }) {
			t.Errorf("no %s among %d files, %v", part.want, len(files), err)
		}
	}
}
