package doctor

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"jixiao/internal/disk"
	"jixiao/pipeline/ledger"
)

// dataRights looks for what earlier versions left open: what every department
// sent lies in ledger, archive and backups. What is new is made right; who may
// open what is there, is for its keeper to change.
func dataRights(_ context.Context, p Target) Check {
	c := Check{ID: "data_rights", Topic: say("台账和备份的权限", "rights on ledger and backups"), State: Well}
	if runtime.GOOS == "windows" {
		c.Says = say("这个系统上不检查，请在文件夹的“安全”里核对", "not looked at on this system: see the folder's security settings")
		return c
	}
	group := p.Campaign.Settings.Group
	id, err := disk.GroupID(group)
	if err != nil {
		c.State, c.Says = Bad, say("本机没有用户组 %s", "this machine has no group %s", group)
		c.Cure = say("先建立用户组（groupadd %s），或改 campaign.yaml 的 group", "make the group (groupadd %s), or change group in campaign.yaml", group)
		return c
	}
	open, closed := judgeRights(keptPlaces(p), id)
	switch {
	case len(open) > 0:
		c.State, c.Says = Note, say("%s 本机的其他账户也能打开", "other users of this machine can open %s", strings.Join(open, "、"))
	case len(closed) > 0:
		c.State, c.Says = Note, say("用户组 %s 打不开 %s", "group %s cannot open %[2]s", group, strings.Join(closed, "、"))
	case id < 0:
		c.Says = say("只有运行程序的账户能打开", "for the program's user alone")
	default:
		c.Says = say("只有运行程序的账户和用户组 %s 能打开", "for the program's user and group %s alone", group)
	}
	if c.State != Well {
		command := rightsCommand(append(open, closed...), group)
		c.Cure = say("用 root 或这个账户运行：%s", "as root or as that user: %s", command)
	}
	return c
}

// keptPlaces are the outermost places of what is kept. A folder that others
// have to pass through is not closed itself, only what lies in it.
func keptPlaces(p Target) []string {
	data := p.Place.Folder()
	if p.Shares(data) {
		l := string(p.Place)
		return []string{l, l + "-wal", ledger.SumPath(l), filepath.Join(data, "archive"), filepath.Join(data, "published"), p.Backups}
	}
	if way, err := filepath.Rel(data, p.Backups); err == nil && filepath.IsLocal(way) {
		return []string{data}
	}
	return []string{data, p.Backups}
}

// judgeRights finds places that too many can open, and folders that a group
// cannot use although it is named (-1: none is).
func judgeRights(places []string, group int) (open, closed []string) {
	allowed := fs.FileMode(0o700)
	if group >= 0 {
		allowed = 0o770
	}
	for _, place := range places {
		info, err := os.Stat(place)
		if err != nil {
			continue // not there yet, or told by the check of the ledger
		}
		owner, known := groupOf(info)
		switch {
		case info.Mode().Perm()&^allowed != 0, group >= 0 && known && owner != group && info.Mode()&0o070 != 0:
			open = append(open, place)
		case group >= 0 && info.IsDir() && (info.Mode().Perm() != 0o770 || info.Mode()&fs.ModeSetgid == 0 || known && owner != group):
			closed = append(closed, place)
		}
	}
	return open, closed
}

// rightsCommand is what to type.
func rightsCommand(places []string, group string) string {
	for i, place := range places {
		places[i] = "'" + strings.ReplaceAll(place, "'", `'\''`) + "'"
	}
	all := strings.Join(places, " ")
	if group == "" {
		return "chmod -R go-rwx " + all
	}
	return fmt.Sprintf("chgrp -R %s %s && chmod -R u+rwX,g+rwX,o-rwx %[2]s && find %[2]s -type d -exec chmod g+s {} +", group, all)
}
