package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jixiao/rules/finding"
)

// newSession is one in Chinese with nobody to ask.
func newSession(config string, out, errs io.Writer) *session {
	return &session{commandLine: commandLine{console{Stdin: strings.NewReader(""), Stdout: out, Stderr: errs, lang: finding.ZH}},
		env: func(string) string { return "" }, config: config}
}

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

// TestTheLogGoesOnWhenSettingsAreReadAgain: one file, and no line of it lost.
func TestTheLogGoesOnWhenSettingsAreReadAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.log")
	var screen bytes.Buffer
	s := newSession("", &screen, &screen)
	for range 2 {
		log := s.logger(path, "")
		log.Info().Msg("a line")
	}
	s.endLog()
	if text, err := os.ReadFile(path); err != nil || strings.Count(string(text), `"message":"a line"`) != 2 || screen.Len() > 0 {
		t.Errorf("the log holds %q, %v; the screen shows %q", text, err, screen.String())
	}
}

func TestALogThatCannotBeWrittenIsTold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none", "x.log")
	var screen bytes.Buffer
	s := newSession("", &screen, &screen)
	log := s.logger(path, "")
	log.Info().Msg("a line")
	s.endLog()
	if want := "日志 " + path + " 没有写全：" + path + "：找不到这个文件或文件夹\n"; screen.String() != want {
		t.Errorf("the screen shows %q, want %q", screen.String(), want)
	}
}
