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
	} {
		if errors.Is(err, known.of) {
			text.ZH = known.zh
			break
		}
	}
	return text
}
