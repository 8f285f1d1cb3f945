// Package reason says in plain words why the system refused something: a file
// that is not there, a full disk, a server that does not answer.
//
// It owns the table of the system's errors. It refuses to know what was tried,
// and what to do about it: whoever tried says that.
package reason

import (
	"context"
	"errors"
	"io/fs"
	"net"
	"os"
	"slices"
	"syscall"

	"jixiao/rules/finding"
)

// cause is an error of a system with what people call it.
type cause struct {
	of error
	zh string
}

// causes are the same on every system; localCauses has what only one knows.
var causes = []cause{
	{os.ErrDeadlineExceeded, "等得太久，没有应答"},
	{context.DeadlineExceeded, "等得太久，没有应答"},
	{syscall.ETIMEDOUT, "等得太久，没有应答"},
	{fs.ErrNotExist, "找不到这个文件或文件夹"},
	{fs.ErrPermission, "没有权限"},
	{fs.ErrExist, "已经有同名的文件或文件夹"},
	{syscall.ENOSPC, "磁盘已满"},
	{syscall.EDQUOT, "磁盘配额已用完"},
	{syscall.EROFS, "磁盘是只读的"},
	{syscall.EIO, "读写出错，可能是磁盘损坏或共享断开"},
	{syscall.ESTALE, "共享的连接已经失效"},
	{syscall.EBUSY, "正被别的程序使用"},
	{syscall.EISDIR, "这里是文件夹，不是文件"},
	{syscall.ENOTDIR, "应是文件夹的地方是一个文件"},
	{syscall.ENOTEMPTY, "文件夹不是空的"},
	{syscall.ENAMETOOLONG, "名称太长"},
	{syscall.ELOOP, "链接绕成了圈"},
	{syscall.EFBIG, "文件太大，这个磁盘放不下这样大的文件"},
	{syscall.EMFILE, "同时打开的文件太多"},
	{syscall.ENFILE, "同时打开的文件太多"},
	{syscall.ENOMEM, "内存不够"},
	{syscall.ECONNREFUSED, "对方没有接受连接：服务没有开，或者地址、端口不对"},
	{syscall.ECONNRESET, "连接被对方断开"},
	{syscall.EPIPE, "连接被对方断开"},
	{syscall.ENETUNREACH, "网络不通"},
	{syscall.EHOSTUNREACH, "网络不通"},
	{syscall.EADDRINUSE, "这个地址和端口已被别的程序占用"},
	{syscall.EADDRNOTAVAIL, "本机没有这个地址"},
}

// Of is why the system refused something, with the path that it refused where
// the error has one. It is empty in Chinese for errors of another kind. In
// English it is the error as it stands.
func Of(err error) finding.Text {
	text := finding.Text{EN: err.Error()}
	var unknown *net.DNSError
	if errors.As(err, &unknown) {
		text.ZH = "找不到名称为 " + unknown.Name + " 的机器"
		return text
	}
	all := slices.Concat(localCauses, causes)
	if i := slices.IndexFunc(all, func(c cause) bool { return errors.Is(err, c.of) }); i >= 0 {
		text.ZH = place(err) + all[i].zh
	}
	return text
}

// Or is Of, and the error as it stands where we have no word for it.
func Or(err error) finding.Text {
	text := Of(err)
	if text.ZH == "" {
		text.ZH = text.EN
	}
	return text
}

// place is the path that an error is about, as the head of a sentence.
func place(err error) string {
	var of *fs.PathError
	if errors.As(err, &of) {
		return of.Path + "："
	}
	var two *os.LinkError
	if errors.As(err, &two) {
		return two.New + "："
	}
	return ""
}
