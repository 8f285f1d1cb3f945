package mutation

import (
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// itemKinds are mistakes in a rectification report.
func itemKinds() []Kind {
	reports := forms{rectification}
	done, pending := status("已完成"), notDone
	return []Kind{
		{Name: "问题总数填错", Area: items, Forms: reports, Codes: codes{"T08"}, Sow: change("problem_count", plus("1"))},
		{Name: "已完成数填错", Area: items, Forms: reports, Codes: codes{"T08"}, Sow: change("done_count", plus("-1"))},
		{Name: "整改完成率算错", Area: items, Forms: reports, Codes: codes{"R04"}, Sow: change("completion_rate", plus("-0.2"))},
		{Name: "已完成没有完成日期", Area: items, Forms: reports, Codes: codes{"R01"}, Sow: changeIn("finished_on", done, clear)},
		{Name: "已完成没有佐证材料", Area: items, Forms: reports, Codes: codes{"R02"}, Sow: changeIn("evidence", done, clear)},
		{Name: "未完成没有整改时限", Area: items, Forms: reports, Codes: codes{"R03"}, Sow: changeIn("due", pending, clear)},
		{Name: "状态误填整改中", Area: items, Forms: reports, Codes: codes{"R06", "T08"}, Sow: wrongStatus},
		{Name: "状态误填已完成", Area: items, Forms: reports, Codes: codes{"R01", "R02", "T08"}, Sow: finishedTooSoon},
		{Name: "整改状态不在可选范围内", Area: items, Forms: reports, Codes: codes{"V07"}, Sow: changeIn("status", nil, fixed("差不多了"))},
		{Name: "整改状态写成“完成”", Area: items, Forms: reports, Codes: codes{"S07", "V03"}, Note: true, Sow: changeIn("status", done, fixed("完成"))},
		{Name: "问题类别不在可选范围内", Area: items, Forms: forms{rectification, problemList}, Codes: codes{"V07"}, Sow: changeIn("category", nil, fixed("其它方面"))},
		{Name: "整改措施是套话", Area: items, Forms: reports, Codes: codes{"R05"}, Sow: changeIn("measure", nil, fixed("按要求整改"))},
		{Name: "整改措施太短", Area: items, Forms: reports, Codes: codes{"R05"}, Sow: changeIn("measure", nil, fixed("加强管理"))},
		{Name: "整改措施重复问题", Area: items, Forms: reports, Codes: codes{"R05"}, Sow: measureIsProblem},
		{Name: "两个问题用同一条措施", Area: items, Forms: reports, Codes: codes{"R07"}, Sow: measureTwice},
		{Name: "整改措施没有填", Area: items, Forms: reports, Codes: codes{"V01", "R05"}, Sow: changeIn("measure", nil, clear)},
		{Name: "存在问题没有填", Area: items, Forms: reports, Codes: codes{"V01"}, Sow: changeIn("problem", nil, clear)},
		{Name: "责任人没有填", Area: items, Forms: reports, Codes: codes{"V01"}, Sow: changeIn("owner", nil, clear)},
		{Name: "完成日期还没有到", Area: items, Forms: reports, Codes: codes{"D05"}, Sow: changeIn("finished_on", done, later(90))},
		{Name: "完成日期没有这一天", Area: items, Forms: reports, Codes: codes{"V06"}, Sow: changeIn("finished_on", done, fixed("2月30日"))},
		{Name: "整改报告少了一行", Area: items, Forms: reports, Codes: codes{"T08"}, Sow: itemGone},
	}
}

func status(is string) func(form.TableRow) bool {
	return func(r form.TableRow) bool { return r.Value("status").Text == is }
}

func notDone(r form.TableRow) bool {
	return r.Value("status").OK() && r.Value("status").Text != "已完成" && r.Value("status").Text != "长期坚持" && r.Value("due").OK()
}

// wrongStatus says of a finished item that it is not; date, evidence and counts
// say it is.
func wrongStatus(c *Copy) (Mistake, bool) {
	row, ok := c.row(status("已完成"))
	if !ok {
		return Mistake{}, false
	}
	v := row.Value("status").Cell
	c.putText(v, "整改中")
	return Mistake{Cells: []finding.Ref{v}, Also: []finding.Ref{row.Value("finished_on").Cell}}, true
}

// finishedTooSoon says of an open item that it is finished.
func finishedTooSoon(c *Copy) (Mistake, bool) {
	row, ok := c.row(notDone)
	if !ok {
		return Mistake{}, false
	}
	v := row.Value("status").Cell
	c.putText(v, "已完成")
	return Mistake{Cells: []finding.Ref{v}, Also: []finding.Ref{row.Value("finished_on").Cell, row.Value("evidence").Cell}}, true
}

func measureIsProblem(c *Copy) (Mistake, bool) {
	row, ok := c.row(nil)
	if !ok || !row.Value("problem").OK() {
		return Mistake{}, false
	}
	measure := row.Value("measure").Cell
	c.putText(measure, row.Value("problem").Text)
	return at(measure), true
}

func measureTwice(c *Copy) (Mistake, bool) {
	rows := c.rows()
	if len(rows) < 2 {
		return Mistake{}, false
	}
	second := rows[1].Value("measure").Cell
	c.putText(second, rows[0].Value("measure").Text)
	return Mistake{Cells: []finding.Ref{second}, Also: []finding.Ref{rows[0].Value("measure").Cell}}, true
}

// itemGone leaves a row out; the counts are what they were.
func itemGone(c *Copy) (Mistake, bool) {
	rows, count := c.rows(), c.field("problem_count")
	if len(rows) < 2 || !count.OK() || c.of.computed {
		return Mistake{}, false
	}
	m := Mistake{Cells: []finding.Ref{count.Cell, c.field("done_count").Cell}, Whole: true, Words: []string{"漏"}, Most: 2}
	c.deleteRows(rows[len(rows)-1].Line, rows[len(rows)-1].Line)
	return m, true
}
