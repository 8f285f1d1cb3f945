package doctor

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"jixiao/internal/reason"
	"jixiao/pipeline"
	"jixiao/pipeline/intake"
	"jixiao/rules/finding"
)

func inbox(ctx context.Context, p Target) Check {
	c := Check{ID: "inbox", Topic: say("收件箱", "inbox")}
	look, err := intake.Look(ctx, p.Inbox)
	if err != nil {
		c.State, c.Says = Bad, say("%s 无法查看：%s", "%s cannot be looked at: %s", p.Inbox, reason.Or(err))
		c.Cure = say("检查共享是否连通、路径（paths.inbox）对不对、运行程序的账户能不能读", "check that the share is connected, paths.inbox is right, and the program's user may read it")
		return c
	}
	if err := pipeline.Missed(ctx, p.Workspace, look); errors.Is(err, intake.ErrAway) {
		c.State, c.Says = Bad, say("%s 里没有上一次审核看到的任何文件", "%s holds none of the files that the last run saw", p.Inbox)
		c.Cure = say("多半是共享没有连上、这里只剩空文件夹：连上即可；接好以前只审核已经收到的文件，没有文件因此算作被撤走。文件确实都已拿走的，运行一次 jixiao run --really-empty",
			"most likely the share is not connected and this is an empty folder: connect it; until then only what was received is judged, and no file counts as taken away. If they were really taken away, run jixiao run --really-empty once")
		return c
	}
	if n := len(look.Unknown); n > 0 {
		u := look.Unknown[0]
		c.State, c.Says = Bad, say("%d 个文件夹读不到，第一个是 %.200q：%s", "%d folders cannot be looked into, the first is %.200q: %s", n, u.Path, u.Why.Label())
		c.Cure = say("给运行程序的账户读的权限，检查所在的磁盘或网络，不要一层层套得太深；其余文件夹照常审核",
			"let the program's user read them, look at their disk or network, and nest folders less deep; all others are checked as ever")
		return c
	}
	c.State, c.Says = Well, say("%s 可以查看，现有 %d 个文件", "%s can be looked at: %d files", p.Inbox, len(look.Files))
	return c
}

// inboxRights notes an inbox that we could write to: reading is all it takes.
func inboxRights(_ context.Context, p Target) Check {
	c := Check{ID: "inbox_rights", Topic: say("收件箱权限", "rights on the inbox"), State: Well}
	_, err := os.Stat(p.Inbox)
	switch may, known := writable(p.Inbox); {
	case err != nil:
		c.Says = say("看不到收件箱，不检查", "the inbox is not there: not looked at")
	case !known:
		c.Says = say("这个系统上不检查", "not looked at on this system")
	case may:
		c.State, c.Says = Note, say("运行程序的账户可以改动收件箱", "the program's user could change the inbox")
		c.Cure = say("程序只读收件箱，只给读的权限更稳妥；不要以 root 运行", "reading is all it needs: give no more, and do not run as root")
	default:
		c.Says = say("只读", "read only")
	}
	return c
}

// folderRights looks for departments' folders that any user may write to or
// open. The rights of a share are its server's and cannot be seen from here.
func folderRights(_ context.Context, p Target) Check {
	c := Check{ID: "folder_rights", Topic: say("单位文件夹权限", "rights on departments' folders"), State: Well}
	if runtime.GOOS == "windows" {
		c.Says = say("这个系统上不检查，请在共享的权限里核对", "not looked at on this system: see the rights of the share")
		return c
	}
	written, opened := 0, 0
	for _, root := range []string{p.Inbox, p.Units} {
		entries, err := os.ReadDir(root)
		if err != nil {
			continue // told by the check of that folder
		}
		for _, e := range entries {
			w, o := openToAll(e)
			written, opened = written+w, opened+o
		}
	}
	switch {
	case written > 0:
		c.State, c.Says = Bad, say("%d 个单位文件夹谁都可以写入", "%d departments' folders can be written to by anybody", written)
		c.Cure = say("去掉其他人的权限：chmod o-rwx，只留本单位和程序的账户", "take the others' rights away (chmod o-rwx): the department and the program are enough")
	case opened > 0:
		c.State, c.Says = Note, say("%d 个单位文件夹本机的其他账户也能打开", "%d departments' folders can be opened by other users of this machine", opened)
		c.Cure = say("单位只从共享进入、共享已分开授权的可以不管；否则 chmod o-rx", "no matter where departments come by a share with rights of its own; else chmod o-rx")
	default:
		c.Says = say("没有对所有人开放的", "none is open to all")
	}
	return c
}

func openToAll(e fs.DirEntry) (written, opened int) {
	info, err := e.Info()
	if err != nil || !info.IsDir() {
		return 0, 0
	}
	if info.Mode().Perm()&0o002 != 0 {
		return 1, 0
	}
	if info.Mode().Perm()&0o005 == 0o005 {
		return 0, 1
	}
	return 0, 0
}

func outbox(_ context.Context, p Target) Check {
	return written("outbox", say("发件箱", "outbox"), "paths.outbox", p.Outbox)
}

func unitsFolder(_ context.Context, p Target) Check {
	return written("units", say("单位可打开的部分", "departments' part"), "paths.units", p.Units)
}

// written tries whether a folder can be written to. One that is not there yet
// is made by the first run, if the folder above it lets it.
func written(id string, topic finding.Text, setting, dir string) Check {
	c := Check{ID: id, Topic: topic, State: Well, Says: say("%s 可以写入", "%s can be written to", dir)}
	if _, err := probe(existing(dir)); err != nil {
		c.State, c.Says = Bad, say("%s 无法写入：%s", "%s cannot be written to: %s", dir, reason.Or(err))
		c.Cure = say("检查共享是否连通、磁盘是否已满、路径（%s）和运行程序的账户的权限", "check the share, the room on the disk, %s and the rights of the program's user", setting)
		return c
	}
	if existing(dir) != dir {
		c.State, c.Says = Note, say("还没有 %s，第一次审核时会建立", "%s is not there yet: the first run makes it", dir)
		c.Cure = say("如果它在共享上，先看共享是否已经连通", "if it is on a share, see that the share is connected first")
	}
	return c
}

// existing is the folder, or the nearest above it that is there.
func existing(dir string) string {
	for {
		if _, err := os.Stat(dir); err == nil || filepath.Dir(dir) == dir {
			return dir
		}
		dir = filepath.Dir(dir)
	}
}
