package doctor

import (
	"context"
	"time"

	"jixiao/internal/diskinfo"
	"jixiao/internal/reason"
	"jixiao/pipeline/ledger"
)

// How little room is told of, in bytes.
const (
	fewBytes   = 2 << 30
	tooFew     = 200 << 20
	megabyte   = 1 << 20
	clockApart = 2 * time.Minute
)

// data looks at the folder of the ledger: it must be this machine's own, unless the
// ledger is on a server.
func data(_ context.Context, p Target) Check {
	dir := p.Place.Folder()
	c := written("data", say("台账所在文件夹", "folder of the ledger"), "paths.ledger", dir)
	if c.State == Bad {
		return c
	}
	disk, err := diskinfo.Of(existing(dir))
	_, served, _ := ledger.OnServer(string(p.Place))
	switch {
	case served && c.State == Well:
		c.Says = say("%s 可以写入（台账在数据库里）", "%s can be written to (the ledger is in a database)", dir)
	case err != nil:
		c.State, c.Says = Bad, say("看不到 %s 在什么磁盘上：%s", "what disk %s is on cannot be told: %s", dir, reason.Or(err))
		c.Cure = say("检查路径（paths.ledger）和权限", "check paths.ledger and the rights")
	case disk.Remote && !served:
		c.State, c.Says = Bad, say("%s 在网络共享上（%s）", "%s lies on a share (%s)", dir, disk.Kind)
		c.Cure = say("把 data 移到本机硬盘，改 paths.ledger：网络共享上的锁和数据库靠不住", "move data to a local disk and change paths.ledger: locks and databases cannot be relied on there")
	case c.State == Well:
		c.Says = say("%s 在本机硬盘上，可以写入", "%s lies on a local disk and can be written to", dir)
	}
	return c
}

// room looks at the disk with the least of it.
func room(_ context.Context, p Target) Check {
	c := Check{ID: "room", Topic: say("磁盘空间", "room on the disks"), State: Well}
	least, where := uint64(0), ""
	for _, dir := range []string{p.Place.Folder(), p.Outbox, p.Backups} {
		disk, err := diskinfo.Of(existing(dir))
		if err != nil {
			continue // told by the check of that folder
		}
		if where == "" || disk.Free < least {
			least, where = disk.Free, dir
		}
	}
	c.Says = say("最少的是 %s 所在的磁盘，还有 %d MB", "least on the disk of %s: %d MB", where, least/megabyte)
	switch {
	case least < tooFew:
		c.State, c.Cure = Bad, say("马上腾出空间：磁盘满了就不能再收件", "make room now: nothing can be received on a full disk")
	case least < fewBytes:
		c.State, c.Cure = Note, say("腾出空间，或换大一些的磁盘", "make room, or use a larger disk")
	}
	return c
}

// clock compares ours with that of the machine that keeps the outbox, which as
// a rule keeps the inbox too.
func clock(_ context.Context, p Target) Check {
	c := Check{ID: "clock", Topic: say("时钟", "clock"), State: Well}
	now := p.Now()
	theirs, err := probe(existing(p.Outbox))
	zone := p.Campaign.Zone
	c.Says = say("现在是 %s（%s）", "it is %s (%s)", now.In(zone).Format("2006-01-02 15:04:05"), p.Campaign.ZoneName())
	if err != nil {
		return c // told by the check of the outbox
	}
	if apart := theirs.Sub(now); apart.Abs() > clockApart {
		c.State, c.Says = Bad, say("本机是 %s，发件箱所在的机器是 %s", "it is %s here and %s where the outbox is kept",
			now.In(zone).Format("2006-01-02 15:04:05"), theirs.In(zone).Format("2006-01-02 15:04:05"))
		c.Cure = say("两台机器都开自动对时（NTP）：是否逾期由时钟决定", "set both by NTP: the clock decides who is late")
	}
	return c
}
