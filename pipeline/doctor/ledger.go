package doctor

import (
	"errors"

	"jixiao/internal/reason"
	"jixiao/pipeline/ledger"
	"jixiao/rules/finding"
)

// ledgerWhy is what is wrong with the ledger as a whole.
func ledgerWhy(err error) finding.Text {
	text := reason.Or(err)
	for _, known := range []struct {
		of error
		zh string
	}{
		{ledger.ErrDamaged, "数据库文件已损坏"},
		{ledger.ErrIncomplete, "文件不完整"},
		{ledger.ErrForeign, "这个文件不是台账"},
		{ledger.ErrNewer, "由更新的版本写成"},
		{ledger.ErrLocked, "另一个程序正在使用"},
		{ledger.ErrNoAccess, "打不开，请检查路径和权限"},
		{ledger.ErrDisk, "磁盘读写出错"},
		{ledger.ErrFull, "磁盘已满"},
		{ledger.ErrAway, "连不上数据库"},
		{ledger.ErrLost, "与数据库的连接断了"},
		{ledger.ErrRefused, "数据库不让这个用户登录，或不给权限"},
		{ledger.ErrNotThere, "数据库里没有这个评价年度的台账"},
		{ledger.ErrSeesAll, "数据库的这个用户能看到所有评价年度的台账"},
		{ledger.ErrPlaceFile, "位置文件没有写明数据库和名称"},
	} {
		if errors.Is(err, known.of) {
			text.ZH = known.zh
			break
		}
	}
	return text
}

// ledgerCure is what to do about it.
func ledgerCure(err error) finding.Text {
	for _, of := range []error{ledger.ErrAway, ledger.ErrLost, ledger.ErrRefused, ledger.ErrSeesAll} {
		if errors.Is(err, of) {
			return say("先按“数据库”一项处理", "see to the database first, as said there")
		}
	}
	if errors.Is(err, ledger.ErrNotThere) {
		return say("jixiao restore 从备份恢复，会恢复到数据库里", "jixiao restore brings a backup back into the database")
	}
	return say("运行 jixiao audit 查明，必要时 jixiao restore 从备份恢复", "jixiao audit says more; jixiao restore brings a backup back")
}
