package report

import (
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// complete is the round when everything has come in and stands.
func complete() *record.Snapshot {
	b := newBuilder()
	for _, x := range facts2023 {
		b.score(x, record.Accepted)
	}
	for _, x := range facts2023 {
		if x.code == "A-02" {
			continue // reported together with A-01
		}
		b.rectify(x, record.Accepted)
	}
	return &b.Snapshot
}

// rectify receives a department's rectification report.
func (b *builder) rectify(x fact, v record.Verdict) record.File {
	f := b.file(x.unit+x.unitName+"/整改情况报告表.xlsx", v)
	rows := []problem{{x.code, "绩效目标", "已完成"}, {x.code, "满意度调查", "整改中"}}
	if x.code == "A-01" {
		rows = append(rows, problem{"A-02", "资金管理", "已完成"})
	}
	s := rectificationSubmission(rows...)
	b.version(f, record.Duty{Department: x.unit, Form: rectification, Project: x.code}, v, s)
	if x.code == "A-01" {
		b.version(f, record.Duty{Department: x.unit, Form: rectification, Project: "A-02"}, v, s)
	}
	return f
}

// firstEvening is a round half way: every verdict, findings of every severity.
func firstEvening() *record.Snapshot {
	b := newBuilder()
	b.score(facts2023[0], record.Accepted)
	returned := b.score(facts2023[1], record.Returned)
	b.issue(returned, issueT03())
	b.score(facts2023[2], record.Accepted)
	grade := b.score(facts2023[3], record.Returned)
	b.issue(grade, record.Issue{Finding: finding.Finding{Code: "G01", Severity: finding.Error, Form: scoreSheet, Project: "A-04",
		Place: finding.Place{Sheet: "评分表", Cell: at("E33")}, Field: "grade", Value: "优", Expected: "良",
		Message: finding.Text{ZH: "A-04 农村公厕建设：财政综合评价等级填“优”，82 分应为“良”", EN: "A-04: grade is 优, 82 earns 良"},
		Fix:     finding.Text{ZH: "改为“良”，或核对财政综合评分", EN: "write 良"}}})
	why := b.score(facts2023[7], record.NeedsExplanation)
	b.issue(why, record.Issue{Finding: finding.Finding{Code: "T09", Severity: finding.Warning, Form: scoreSheet, Project: "A-08",
		Place: finding.Place{Sheet: "评分表", Cell: at("F16")}, Field: "reason",
		Message: finding.Text{ZH: "A-08 银龄安康：资金到位率扣了 0.5 分，没有写扣分原因"},
		Fix:     finding.Text{ZH: "在“扣分原因”写明为什么扣分"}}})
	b.issue(why, record.Issue{Finding: finding.Finding{Code: "G04", Severity: finding.Info, Audience: finding.Section,
		Form: scoreSheet, Project: "A-08", Place: finding.Place{Sheet: "评分表", Cell: at("B33")}, Field: "final_score",
		Message: finding.Text{ZH: "A-08 银龄安康：得分离上一等级不到 0.5 分"}}})
	b.rectify(facts2023[0], record.Accepted)
	b.rectify(facts2023[2], record.NeedsExplanation)
	broken := b.file("402001钢城区自然资源局/评分表_A-11.xlsx", record.Unreadable)
	b.issue(broken, record.Issue{Finding: finding.Finding{Code: "F01", Severity: finding.Error,
		Message: finding.Text{ZH: "文件打不开：内容不完整，可能没有传完"}, Fix: finding.Text{ZH: "在本机打开确认无误后重新放入文件夹"}}})
	b.file("504001济南市钢城区民政局/~$评分表_A-07.xlsx", record.Ignored)
	b.file("213001钢城区城市管理局/整改佐证.pdf", record.Attachment)
	b.Issues = append(b.Issues, record.Issue{Department: "101001", FirstRun: 2, State: record.Open, Finding: finding.Finding{
		Code: "D03", Severity: finding.Info, Audience: finding.Everyone, Form: scoreSheet, Project: "A-10",
		Message: finding.Text{ZH: "A-10 老电影员放映补贴：评分表还没有报送，截止 10月15日"}, Fix: finding.Text{ZH: "请按时报送"}}})
	return &b.Snapshot
}

func issueT03() record.Issue {
	return record.Issue{Finding: finding.Finding{Code: "T03", Severity: finding.Error, Form: scoreSheet, Project: "A-02",
		Place: finding.Place{Sheet: "评分表", Cell: at("E32")}, Field: "total_score", Value: "95.5", Expected: "94.5",
		Message: finding.Text{ZH: "A-02 莱钢道路、公厕运行费用：合计得分填 95.5，各项得分相加是 94.5，多 1", EN: "A-02: total is 95.5, the scores sum to 94.5"},
		Fix:     finding.Text{ZH: "核对各项得分后改正合计；可能是把“成本节约率”的 1 分重复计入了小计", EN: "mend the total"}}}
}
