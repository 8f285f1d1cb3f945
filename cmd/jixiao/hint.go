package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"jixiao/internal/lease"
	"jixiao/internal/schedule"
	"jixiao/internal/service"
	"jixiao/pipeline"
	"jixiao/pipeline/custody"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/notify"
	"jixiao/pipeline/publish"
	"jixiao/pipeline/report/selfpage"
	"jixiao/pipeline/workspace"
	"jixiao/rules/finding"
)

// hints say what to do about errors that people can do something about, the
// more telling ones first.
var hints = []struct {
	of   error
	hint finding.Text
}{
	{context.Canceled, finding.Text{ZH: "运行被中止；已收到的文件不会丢失，再运行一次即可。",
		EN: "the run was stopped; nothing is lost, just run it again."}},
	{ledger.ErrLocked, finding.Text{ZH: "另一个 jixiao 正在运行，请等它结束后再试。",
		EN: "another jixiao is running; try again when it has finished."}},
	{ledger.ErrAway, finding.Text{ZH: "连不上台账所在的数据库：请检查数据库服务器是否开着、从这台机器能否连通、地址是否写对，然后再运行；没有丢失。",
		EN: "see that the server runs and can be reached from this machine, and that its address is right, then run again; nothing is lost."}},
	{ledger.ErrLost, finding.Text{ZH: "与数据库的连接断了，从那一刻起本进程不再写入；已记下的都在，再运行一次即可。",
		EN: "the connection with the database was cut, and nothing was written since; what was recorded is there, just run it again."}},
	{ledger.ErrRefused, finding.Text{ZH: "数据库不让登录，或不给权限：请检查用户名、密码（环境变量 PGPASSWORD，或 PGPASSFILE 指的文件）、数据库名和 pg_hba.conf。",
		EN: "check user, password (PGPASSWORD, or the file that PGPASSFILE names), name of the database and pg_hba.conf."}},
	{ledger.ErrNotThere, finding.Text{ZH: "数据库里没有这个评价年度的台账，可能数据库是新建的，或恢复得不全：用 jixiao restore 从备份恢复，会恢复到数据库里。",
		EN: "the database may be a new one, or not have been restored in full: jixiao restore brings a backup back into it."}},
	{ledger.ErrTaken, finding.Text{ZH: "数据库里这个名称下是另一本台账，没有动它：请把这个评价年度换一个名称再加入名单、再搬。",
		EN: "that ledger was left alone: put the campaign on the list under another name, then move it."}},
	{ledger.ErrSeesAll, finding.Text{ZH: "数据库的这个用户是超级用户（或能绕过行级安全），看得到所有评价年度的台账：请另建一个普通用户（CREATE ROLE … LOGIN），让它拥有这个数据库。",
		EN: "make an ordinary role (CREATE ROLE … LOGIN) the owner of the database, and use that."}},
	{ledger.ErrPlaceFile, finding.Text{ZH: "台账的位置上写着台账在数据库里，却没有写全是哪个数据库、哪个名称：请照 docs/many.zh-CN.md 补全这个文件，或者把它移走，用 jixiao restore 从备份恢复。",
		EN: "complete the file as docs/many.md shows it, or move it away and restore a backup with jixiao restore."}},
	{ledger.ErrForeign, finding.Text{ZH: "台账路径上是别的文件：请用 --ledger 换一个路径，或把这个文件移走。",
		EN: "another kind of file lies in the place of the ledger; name another path with --ledger, or move the file away."}},
	{selfpage.ErrNone, finding.Text{ZH: "这个程序编译时没有带上自查网页：请用发布的程序，或用 make build 编译。",
		EN: "use a released program, or build with make build."}},
	{ledger.ErrNewer, finding.Text{ZH: "台账由更新的版本写成，请安装新版 jixiao。",
		EN: "the ledger was written by a newer jixiao; install that version."}},
	{custody.ErrOriginals, finding.Text{ZH: "以上原件在留底中损坏或丢失，没有归档。请先运行 jixiao restore 备份文件夹 --originals 补回，再归档。",
		EN: "these originals are damaged or lost, and nothing was handed over. Put them back with jixiao restore BACKUP --originals first."}},
	{custody.ErrBackupDamaged, finding.Text{ZH: "备份里的文件与清单不符，什么也没有恢复。请换一份备份；没有更好的备份时，加 --partial 恢复其余部分。",
		EN: "files of the backup differ from its list, and nothing was restored. Take another backup, or restore the rest with --partial."}},
	{custody.ErrBackupLacks, finding.Text{ZH: "这份备份已经写好，但缺少留底中已丢失或损坏的原件；较早的备份没有删除。请运行 jixiao audit 查看是哪些。",
		EN: "the backup was made, but lacks originals that the archive has lost; older backups were kept. Run jixiao audit to see which."}},
	{ledger.ErrOlder, finding.Text{ZH: "台账由旧版本写成，请先用现在的版本运行一次 jixiao run。",
		EN: "the ledger was written by an older jixiao; run jixiao run once with this version first."}},
	{ledger.ErrIncomplete, finding.Text{ZH: "台账文件不完整：刚建立时就中断了，或者后来被截断，里面没有一条完整的记录。请用 jixiao restore 从备份恢复；从来没有审核过的，删掉这个文件再运行。",
		EN: "the ledger's file is incomplete: it was cut off when it was made, or later, and holds no record. Restore a backup with jixiao restore; where there never was a run, remove the file and run again."}},
	{ledger.ErrNoAccess, finding.Text{ZH: "台账打不开，或者不能写入：请检查 campaign.yaml 的 paths.ledger（或 --ledger）指的是不是文件、运行程序的账户能不能读写它和它所在的文件夹。",
		EN: "check that paths.ledger (or --ledger) names a file, and that the program's user may write to it and its folder."}},
	{ledger.ErrDisk, finding.Text{ZH: "台账所在的磁盘读写出错：请检查磁盘，再运行一次。",
		EN: "look after the disk of the ledger, then run again."}},
	{ledger.ErrDamaged, finding.Text{ZH: "台账已损坏，请用 jixiao restore 从备份恢复。",
		EN: "the ledger is damaged; restore a backup with jixiao restore."}},
	{intake.ErrCorrupt, finding.Text{ZH: "留底的原件已损坏，请用 jixiao restore 从备份恢复。",
		EN: "an archived original is damaged; restore a backup with jixiao restore."}},
	{ledger.ErrFull, finding.Text{ZH: "台账所在磁盘已满，请腾出空间后再运行；已收到的文件不会丢失。",
		EN: "the disk of the ledger is full; make room and run again, nothing is lost."}},
	{pipeline.ErrBalance, finding.Text{ZH: "看到的文件与有结论的文件数目不符，这是程序的错误：请保留 data 文件夹并报告，这次的结果不要使用。",
		EN: "files seen and files judged differ, which is a fault of the program: keep the data folder, report it, and do not rely on this run."}},
	{publish.ErrOutbox, finding.Text{ZH: "审核结果已记入台账，没有丢失。请关闭正在打开的结果文件，检查磁盘空间和权限，然后运行 jixiao publish。",
		EN: "the results are in the ledger. Close result files that are open, check space and rights, then run jixiao publish."}},
	{notify.ErrNotSent, finding.Text{ZH: "请运行 jixiao doctor 检查邮件和群机器人的设置；没有发出的通知会留着，改好后再运行 jixiao tell。",
		EN: "run jixiao doctor to look over mail and webhooks; what was not sent stays due: jixiao tell again when it is mended."}},
	{schedule.ErrAbandoned, finding.Text{ZH: "停止时这次审核还没有做完，下次启动会接着完成，没有丢失。",
		EN: "a run had not ended when the service stopped; the next start completes it, nothing is lost."}},
	{service.ErrNoSystemd, finding.Text{ZH: "这台机器没有 systemd：请用系统自己的办法开机运行 jixiao serve，或用定时任务运行 jixiao run。",
		EN: "this machine has no systemd: have its own means start jixiao serve, or run jixiao run by cron."}},
	{service.ErrNotInstalled, finding.Text{ZH: "服务没有安装：jixiao service install。", EN: "the service is not installed: jixiao service install."}},
	{service.ErrNotAdmin, finding.Text{ZH: "请用 sudo（Windows 用管理员身份）运行。",
		EN: "run this with sudo (on Windows as administrator)."}},
	{workspace.ErrCutOff, finding.Text{ZH: "上一次审核没有完成，请先运行 jixiao run。",
		EN: "the last run did not finish; run jixiao run first."}},
	{workspace.ErrNoRun, finding.Text{ZH: "还没有审核过，请先运行 jixiao run。",
		EN: "nothing has been checked yet; run jixiao run first."}},
	{intake.ErrAway, finding.Text{ZH: "读不到收件箱：请检查共享文件夹是否已连接、路径是否写对，然后再运行；没有文件因此算作被撤走。",
		EN: "the inbox is out of reach: check that the share is connected and the path is right, then run again; no file counts as taken away."}},
	{syscall.ENOSPC, finding.Text{ZH: "请腾出空间后再运行；已收到的文件不会丢失。",
		EN: "the disk is full; make room and run again, nothing is lost."}},
	{syscall.ENOTDIR, finding.Text{ZH: "请换一个路径，或者把这个文件移走。",
		EN: "name another path, or move the file away."}},
	{fs.ErrPermission, finding.Text{ZH: "请检查文件夹的权限：运行程序的账户要能读写。",
		EN: "no permission; check the rights of the folder."}},
	{fs.ErrNotExist, finding.Text{ZH: "请检查路径是否写对，磁盘、共享是否已连接。",
		EN: "no such file or folder; check the path."}},
}

// hint is what to do about an error, "" where we do not know.
func hint(c console, err error) string {
	var held *lease.Held
	if errors.As(err, &held) {
		return holder(c, held.Note) + c.say("。请等它结束后再运行；确认它已经卡住时，先结束那个进程，再运行。",
			". Try again when it has ended; if it hangs, end that process first, then run again.")
	}
	var lost *workspace.LostHistory
	if errors.As(err, &lost) {
		return lost.Advice().In(c.lang)
	}
	var emptied *intake.Emptied
	if errors.As(err, &emptied) {
		return fmt.Sprintf(c.say("收件箱 %s 里原有的 %d 个报送文件一个也不见了，又没有新文件：请检查共享文件夹（挂载）是否已连接、路径是否写对，然后再运行；没有文件因此算作被撤走。"+
			"文件确实都已拿走的，运行一次 jixiao run --really-empty。",
			"none of the files of the inbox %s is left, of %d, and nothing is new: check that the share is connected (mounted) and the path is right, then run again; no file counts as taken away. "+
				"If they were really taken away, run jixiao run --really-empty once."), emptied.Inbox, emptied.Files)
	}
	for _, h := range hints {
		if errors.Is(err, h.of) {
			return h.hint.In(c.lang)
		}
	}
	return ""
}
