package daily

import (
	"fmt"
	"strings"

	"jixiao/internal/office/write"
	"jixiao/pipeline/crosscheck"
	"jixiao/rules/finding"
)

// toConfirm are standing versions with amounts that are far from the register's
// budget: they are in no total until the section says that they are right.
func (d *daily) toConfirm() []task {
	var out []task
	for _, x := range d.dues {
		if !x.Doubted {
			continue
		}
		v := x.Standing
		var amounts []string
		for _, o := range crosscheck.Outliers(d.Campaign, v) {
			amounts = append(amounts, o.Label.In(finding.ZH)+" "+o.Value.Number.String())
		}
		out = append(out, task{what: "认定金额", who: d.Sender(x.Duty), file: v.File.Path, tone: write.Red,
			detail: fmt.Sprintf("%s《%s》的金额与项目明细表的预算 %s 万元相差十倍以上：%s。没有计入合计；请与单位核实，无误的认定，有误的请单位重新报送",
				d.ProjectLabel(x.Duty.Project), d.FormName(x.Duty.Form), d.Projects[x.Duty.Project].Budget, strings.Join(amounts, "，")),
			command: fmt.Sprintf("jixiao confirm %d --why 原因", v.ID)})
	}
	return out
}
