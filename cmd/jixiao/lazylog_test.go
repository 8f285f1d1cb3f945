package main

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"jixiao/rules/finding"
)

func TestLogPlace(t *testing.T) {
	beside := filepath.Join("data", "jixiao.log")
	for _, test := range []struct {
		named  string
		screen bool
		want   string
	}{
		{"", false, ""}, // a pipe, cron, the journal
		{"", true, beside},
		{"x.log", false, "x.log"},
		{"x.log", true, "x.log"},
	} {
		if got := logPlace(test.named, test.screen, filepath.Join("data", "ledger.db")); got != test.want {
			t.Errorf("logPlace(%q, %v) is %q, want %q", test.named, test.screen, got, test.want)
		}
	}
}

func TestALogIsThereFromItsFirstLineOn(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	path := filepath.Join(dir, "jixiao.log")
	var screen bytes.Buffer
	c := &Command{Stderr: &screen, lang: finding.ZH}
	log := c.logger(path, "")
	c.logFile.named = false // as on a terminal
	log.Info().Msg("before there is a folder")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("a log without lines")
	}
	log.Info().Msg("first")
	log = c.logger(path, "")
	log.Info().Msg("after the settings were read again")
	c.endLog()
	text, err := os.ReadFile(path)
	if err != nil || strings.Count(string(text), "\n") != 2 || !strings.Contains(string(text), `"message":"first"`) {
		t.Errorf("the log holds %q, %v", text, err)
	}
	if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("others can open it: %v, %v", info, err)
	}
	if screen.Len() > 0 {
		t.Errorf("the screen shows %q", screen.String())
	}
}

func TestALogThatCannotBeWrittenIsTold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none", "x.log")
	var screen bytes.Buffer
	c := &Command{Stderr: &screen, lang: finding.ZH}
	log := c.logger(path, "")
	log.Info().Msg("a line")
	c.endLog()
	if want := "日志 " + path + " 没有写全：" + path + "：找不到这个文件或文件夹\n"; screen.String() != want {
		t.Errorf("the screen shows %q, want %q", screen.String(), want)
	}
}
