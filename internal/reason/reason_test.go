package reason_test

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"unicode"

	"jixiao/internal/reason"
)

func TestOf(t *testing.T) {
	_, missing := os.Open(filepath.Join(t.TempDir(), "没有.xlsx"))
	for _, test := range []struct {
		err    error
		ending string
	}{
		{missing, "没有.xlsx：找不到这个文件或文件夹"},
		{fmt.Errorf("publish: %w", &fs.PathError{Op: "open", Path: "outbox/总表.xlsx", Err: syscall.EACCES}), "outbox/总表.xlsx：没有权限"},
		{&os.LinkError{Op: "rename", Old: "a", New: "b", Err: syscall.ENOSPC}, "b：磁盘已满"},
		{fmt.Errorf("write: %w", syscall.EROFS), "磁盘是只读的"},
		{errors.Join(errors.New("first"), &fs.PathError{Op: "read", Path: "x", Err: syscall.EIO}), "x：读写出错，可能是磁盘损坏或共享断开"},
		{&net.OpError{Op: "dial", Net: "tcp", Err: os.NewSyscallError("connect", syscall.ECONNREFUSED)}, "对方没有接受连接：服务没有开，或者地址、端口不对"},
		{&net.DNSError{Err: "no such host", Name: "smtp.invalid", IsNotFound: true}, "找不到名称为 smtp.invalid 的机器"},
	} {
		text := reason.Of(test.err)
		if !strings.HasSuffix(text.ZH, test.ending) || test.ending == "" {
			t.Errorf("%v reads %q, want it to end in %q", test.err, text.ZH, test.ending)
		}
		if text.EN != test.err.Error() {
			t.Errorf("%v reads %q in English", test.err, text.EN)
		}
	}
}

func TestOfWhatIsNoErrorOfTheSystem(t *testing.T) {
	err := errors.New("balance does not add up")
	if text := reason.Of(err); text.ZH != "" {
		t.Errorf("%v reads %q", err, text.ZH)
	}
	if text := reason.Or(err); text.ZH != err.Error() {
		t.Errorf("%v reads %q where it must not be lost", err, text.ZH)
	}
}

// TestEveryErrorOfTheSystem: what an open file can meet with has Chinese words.
func TestEveryErrorOfTheSystem(t *testing.T) {
	for _, number := range []syscall.Errno{syscall.ENOENT, syscall.EACCES, syscall.EPERM, syscall.EEXIST, syscall.ENOSPC, syscall.EDQUOT,
		syscall.EROFS, syscall.EIO, syscall.ESTALE, syscall.EBUSY, syscall.EISDIR, syscall.ENOTDIR, syscall.ENOTEMPTY,
		syscall.ENAMETOOLONG, syscall.ELOOP, syscall.EFBIG, syscall.EMFILE, syscall.ENFILE, syscall.ENOMEM, syscall.ETIMEDOUT} {
		text := reason.Of(&fs.PathError{Op: "open", Path: "表", Err: number}).ZH
		if text == "" || strings.ContainsFunc(text, func(r rune) bool { return r < unicode.MaxASCII && unicode.IsLetter(r) }) {
			t.Errorf("%v reads %q", number, text)
		}
	}
}
