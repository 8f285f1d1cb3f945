package report

import (
	"path"

	"jixiao/internal/office/write"
)

// How is in what way a marked copy is not what it should be; "" is in none.
type How string

// Ways in which a copy is not what it should be.
const (
	PlainCopy  How = "plain"  // written anew, without the looks of the original
	LargeCopy  How = "large"  // there is none: it would take too much memory
	SlowCopy   How = "slow"   // there is none: it would take too long
	FailedCopy How = "failed" // there is none yet: something went wrong
)

// Copy is a file's marked copy: its name, and what came of it.
type Copy struct {
	Name string
	How  How
}

// lies reports whether there is such a copy.
func (c Copy) lies() bool { return c.Name != "" && (c.How == "" || c.How == PlainCopy) }

// told is what its sender has to know of it; "" is nothing.
func (c Copy) told() string {
	switch c.How {
	case PlainCopy:
		return "原文件中的格式太多或内部有损坏，批注副本按内容重新生成，没有保留原来的字体、颜色和版式；请对照副本，在自己的原文件上改正。"
	case LargeCopy:
		return "文件太大或内部太复杂，没有生成批注副本；请按“最新审核意见.xlsx”中写明的工作表和单元格逐处改正。"
	case SlowCopy:
		return "文件太复杂，限定时间内没有生成批注副本；请按“最新审核意见.xlsx”中写明的工作表和单元格逐处改正。"
	case FailedCopy:
		return "批注副本这一次没有生成，下一次审核时再生成；请先按“最新审核意见.xlsx”中写明的工作表和单元格改正。"
	}
	return ""
}

// Unmade is a result that could not be made, or not as it should be.
type Unmade struct {
	Page       string // its place in the outbox
	How        How
	File       string // that it is made of; "" where it is made of many
	Department string
}

// incomplete tells of results that are not there, or not as they should be.
func (d *daily) incomplete() []task {
	var out []task
	for _, u := range d.unmade {
		t := task{what: "批注副本不完整", who: d.unit(u.Department), file: u.File, tone: write.Grey}
		switch {
		case u.File == "" || u.How == FailedCopy:
			t = task{what: "结果没有生成", who: d.unit(u.Department), file: u.File, tone: write.Red, command: "jixiao publish",
				detail: path.Base(u.Page) + " 这一次没有生成，其他结果不受影响；再次出现时请告知系统管理员"}
		case u.How == PlainCopy:
			t.detail = "原文件中的格式太多或内部有损坏，副本按内容重新生成，不带原来的格式；" + d.seen(u.Department, "回执")
		default:
			t.what, t.detail = "没有批注副本", "文件太大或内部太复杂，没有生成批注副本；"+d.seen(u.Department, "回执和审核意见")+"，按写明的单元格改正"
		}
		out = append(out, t)
	}
	return out
}
