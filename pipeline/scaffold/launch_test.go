package scaffold

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestTheCommandFileOfWindows: every line ends as Windows wants it, and no
// Chinese comes before the processor knows that it reads UTF-8.
func TestTheCommandFileOfWindows(t *testing.T) {
	text := cmd("", `D:\绩效\jixiao.exe`)
	if !utf8.ValidString(text) || strings.Count(text, "\n") != strings.Count(text, "\r\n") {
		t.Error("not UTF-8, or a line that does not end in CR LF")
	}
	head, _, found := strings.Cut(text, "chcp 65001")
	if !found || strings.IndexFunc(head, func(r rune) bool { return r > 126 }) >= 0 {
		t.Errorf("begins with %q", head)
	}
	if strings.Contains(text, "goto") {
		t.Error("jumps, which goes astray in Chinese text")
	}
}

func TestTheIconPointsAtTheScript(t *testing.T) {
	for dir, want := range map[string]string{
		"/srv/绩效 2023": `Exec="/srv/绩效 2023/立即审核.sh"`,
		`/a"b$c%d`:     `Exec="/a\\"b\\$c%%d/立即审核.sh"`,
	} {
		if got := desktop(dir, ""); runtime.GOOS != "windows" && !strings.Contains(got, want+"\n") {
			t.Errorf("%s: no line %s in\n%s", dir, want, got)
		}
	}
}

// TestTheScript runs it with a program beside it that is not ours.
func TestTheScript(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no sh on this machine")
	}
	dir := filepath.Join(t.TempDir(), "评价 年度")
	if err := Init(dir, ""); err != nil {
		t.Fatal(err)
	}
	for code, says := range map[string]string{"0": "审核完成。", "1": "有需要处理的", "3": "按回车键", "127": "找不到 jixiao"} {
		program := "#!/bin/sh\necho \"$@\"\nexit " + code + "\n"
		if err := os.WriteFile(filepath.Join(dir, "jixiao"), []byte(program), 0o755); err != nil {
			t.Fatal(err)
		}
		c := exec.Command(sh, filepath.Join(dir, "立即审核.sh"))
		c.Stdin = strings.NewReader("\n")
		out, _ := c.Output()
		if got := c.ProcessState.ExitCode(); code != strconv.Itoa(got) || !strings.HasPrefix(string(out), "--config configs run\n") || !strings.Contains(string(out), says) {
			t.Errorf("code %d, want %s:\n%s", got, code, out)
		}
	}
}

// TestTheScriptFindsItsProgram: beside it, else in the path, else where the
// campaign was laid out from.
func TestTheScriptFindsItsProgram(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no sh on this machine")
	}
	dir, path, away := t.TempDir(), t.TempDir(), filepath.Join(t.TempDir(), "it's")
	if err := os.Mkdir(away, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := Init(dir, filepath.Join(away, "jixiao")); err != nil {
		t.Fatal(err)
	}
	for _, place := range []string{away, path, dir} {
		program := "#!/bin/sh\necho from '" + strings.ReplaceAll(place, "'", `'\''`) + "'\n"
		if err := os.WriteFile(filepath.Join(place, "jixiao"), []byte(program), 0o755); err != nil {
			t.Fatal(err)
		}
		c := exec.Command(sh, filepath.Join(dir, "立即审核.sh"))
		c.Stdin = strings.NewReader("\n")
		c.Env = []string{"PATH=" + path + string(filepath.ListSeparator) + "/usr/bin:/bin"}
		out, err := c.Output()
		if err != nil || !strings.HasPrefix(string(out), "from "+place+"\n") {
			t.Errorf("%v, want that in %s:\n%s", err, place, out)
		}
	}
}
