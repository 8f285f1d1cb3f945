package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/rs/zerolog"

	"jixiao/internal/logfile"
	"jixiao/internal/service"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/publish"
	"jixiao/pipeline/workspace"
	"jixiao/rules/finding"
)

// failing is what the screen and the log say of an error.
func failing(lang finding.Lang, verbose bool, err error) (screen, log string) {
	var out, lines bytes.Buffer
	s := newSession("", &out, &out)
	s.lang, s.verbose, s.log, s.logFile = lang, verbose, zerolog.New(&lines), &logfile.Lazy{Path: filepath.Join("data", "jixiao.log")}
	if s.fail(err) != exitFailed {
		return "another exit code", ""
	}
	return out.String(), lines.String()
}

func TestFailuresInPlainWords(t *testing.T) {
	full := &fs.PathError{Op: "write", Path: "outbox/总表.xlsx", Err: syscall.ENOSPC}
	for _, test := range []struct {
		err  error
		want string
	}{
		{fmt.Errorf("publish: %w: %w", publish.ErrOutbox, full), "未能完成：outbox/总表.xlsx：磁盘已满\n审核结果已记入台账"},
		{fmt.Errorf("receive: %w", full), "未能完成：outbox/总表.xlsx：磁盘已满\n请腾出空间"},
		{fmt.Errorf("begin run: %w", ledger.ErrFull), "未能完成：台账所在磁盘已满"},
		{fmt.Errorf("open ledger: %w (file is not a database)", ledger.ErrDamaged), "未能完成：台账已损坏"},
		{fmt.Errorf("find inbox: %w: %w", intake.ErrAway, &fs.PathError{Op: "open", Path: "inbox", Err: syscall.EACCES}), "未能完成：inbox：没有权限\n读不到收件箱"},
		{fmt.Errorf("manage service jixiao: %w: %w", service.ErrNotAdmin, syscall.EPERM), "未能完成：没有权限\n请用 sudo"},
		{fmt.Errorf("look: %w", service.ErrNotInstalled), "未能完成：服务没有安装"},
		{service.ErrNoSystemd, "未能完成：这台机器没有 systemd"},
		{context.Canceled, "未能完成：运行被中止"},
		{fmt.Errorf("listen: %w", syscall.EADDRINUSE), "未能完成：这个地址和端口已被别的程序占用"},
		{workspace.ErrNoRun, "未能完成：还没有审核过"},
	} {
		screen, log := failing(finding.ZH, false, test.err)
		if !strings.HasPrefix(screen, test.want) || strings.Contains(screen, test.err.Error()) {
			t.Errorf("%v reads %q, want it to begin with %q", test.err, screen, test.want)
		}
		if !strings.Contains(log, `"error":`) {
			t.Errorf("%v is logged as %q", test.err, log)
		}
		if screen, _ := failing(finding.ZH, true, test.err); !strings.HasSuffix(screen, test.err.Error()+"\n") {
			t.Errorf("%v reads %q with --verbose", test.err, screen)
		}
	}
}

// What nobody has foreseen is not lost for being English.
func TestAFailureThatNobodyForesaw(t *testing.T) {
	err := errors.New("seal run 7: digest of nothing")
	screen, _ := failing(finding.ZH, false, err)
	for _, want := range []string{"未能完成：遇到了没有料到的问题", "\n  seal run 7: digest of nothing\n", "日志 " + filepath.Join("data", "jixiao.log")} {
		if !strings.Contains(screen, want) {
			t.Errorf("the screen shows %q, want %q in it", screen, want)
		}
	}
	if screen, _ := failing(finding.EN, false, err); screen != "could not finish: seal run 7: digest of nothing\n" {
		t.Errorf("in English: %q", screen)
	}
}

func TestEnglishKeepsTheChain(t *testing.T) {
	err := fmt.Errorf("find inbox: %w: %w", intake.ErrAway, syscall.ENOENT)
	screen, _ := failing(finding.EN, false, err)
	if !strings.HasPrefix(screen, "could not finish: find inbox: the inbox is out of reach: no such file or directory\nthe inbox is out of reach: check") {
		t.Errorf("in English: %q", screen)
	}
}
