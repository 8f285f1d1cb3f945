package daily

import (
	"path"

	"jixiao/internal/office/write"
	"jixiao/pipeline/report/view"
)

// incomplete tells of results that are not there, or not as they should be.
func (d *daily) incomplete() []task {
	var out []task
	for _, u := range d.unmade {
		t := task{what: "批注副本不完整", who: d.Unit(u.Department), file: u.File, tone: write.Grey}
		switch {
		case u.File == "" || u.How == view.FailedCopy:
			t = task{what: "结果没有生成", who: d.Unit(u.Department), file: u.File, tone: write.Red, command: "jixiao publish",
				detail: path.Base(u.Page) + " 这一次没有生成，其他结果不受影响；再次出现时请告知系统管理员"}
		case u.How == view.PlainCopy:
			t.detail = "原文件中的格式太多或内部有损坏，副本按内容重新生成，不带原来的格式；" + d.seen(u.Department, "回执")
		default:
			t.what, t.detail = "没有批注副本", "文件太大或内部太复杂，没有生成批注副本；"+d.seen(u.Department, "回执和审核意见")+"，按写明的单元格改正"
		}
		out = append(out, t)
	}
	return out
}
