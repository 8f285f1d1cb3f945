package reporttest

import (
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// Complete is the round when everything has come in and stands.
func Complete() *record.Snapshot {
	b := NewBuilder()
	for _, x := range Facts2023 {
		b.Score(x, record.Accepted)
	}
	for _, x := range Facts2023 {
		if x.Code == "A-02" {
			continue // reported together with A-01
		}
		b.rectify(x, record.Accepted)
	}
	return &b.Snapshot
}

// rectify receives a department's rectification report.
func (b *Builder) rectify(x Fact, v record.Verdict) record.File {
	f := b.File(x.Unit+x.UnitName+"/整改情况报告表.xlsx", v)
	rows := []Problem{{x.Code, "绩效目标", "已完成"}, {x.Code, "满意度调查", "整改中"}}
	if x.Code == "A-01" {
		rows = append(rows, Problem{"A-02", "资金管理", "已完成"})
	}
	s := RectificationSubmission(rows...)
	b.Version(f, record.Duty{Department: x.Unit, Form: rectificationID, Subject: finding.Subject(x.Code)}, v, s)
	if x.Code == "A-01" {
		b.Version(f, record.Duty{Department: x.Unit, Form: rectificationID, Subject: "A-02"}, v, s)
	}
	return f
}

// FirstEvening is a round half way: every verdict, findings of every severity.
func FirstEvening() *record.Snapshot {
	b := NewBuilder()
	b.Score(Facts2023[0], record.Accepted)
	returned := b.Score(Facts2023[1], record.Returned)
	b.Issue(returned, IssueT03())
	for _, i := range AfterT03() {
		b.Issue(returned, i)
	}
	b.Score(Facts2023[2], record.Accepted)
	grade := b.Score(Facts2023[3], record.Returned)
	b.Issue(grade, record.Issue{Finding: finding.Finding{Code: "G01", Severity: finding.Error, Form: scoreSheetID, Project: "A-04",
		Place: finding.Place{Sheet: "评分表", Cell: MustRef("E33")}, Field: "grade", Value: "优", Expected: "良",
		Message: finding.Text{ZH: "A-04 农村公厕建设：财政综合评价等级填“优”，82 分应为“良”", EN: "A-04: grade is 优, 82 earns 良"},
		Fix:     finding.Text{ZH: "改为“良”，或核对财政综合评分", EN: "write 良"}}})
	why := b.Score(Facts2023[7], record.NeedsExplanation)
	b.Issue(why, record.Issue{Finding: finding.Finding{Code: "T09", Severity: finding.Warning, Form: scoreSheetID, Project: "A-08",
		Place: finding.Place{Sheet: "评分表", Cell: MustRef("F16")}, Field: "reason",
		Cells:   []finding.Cell{{At: MustRef("F16")}, {At: MustRef("F17")}, {At: MustRef("F18")}, {At: MustRef("F21")}},
		Message: finding.Text{ZH: "A-08 银龄安康：资金到位率扣了 0.5 分，没有写扣分原因"},
		Fix:     finding.Text{ZH: "在“扣分原因”写明为什么扣分"}}})
	b.Issue(why, record.Issue{Finding: finding.Finding{Code: "G04", Severity: finding.Info, Audience: finding.Section,
		Form: scoreSheetID, Project: "A-08", Place: finding.Place{Sheet: "评分表", Cell: MustRef("B33")}, Field: "final_score",
		Message: finding.Text{ZH: "A-08 银龄安康：得分离上一等级不到 0.5 分"}}})
	b.rectify(Facts2023[0], record.Accepted)
	b.rectify(Facts2023[2], record.NeedsExplanation)
	broken := b.File("402001钢城区自然资源局/评分表_A-11.xlsx", record.Unreadable)
	b.Issue(broken, record.Issue{Finding: finding.Finding{Code: "F01", Severity: finding.Error,
		Message: finding.Text{ZH: "文件打不开：内容不完整，可能没有传完"}, Fix: finding.Text{ZH: "在本机打开确认无误后重新放入文件夹"}}})
	b.File("504001济南市钢城区民政局/~$评分表_A-07.xlsx", record.Ignored)
	b.File("213001钢城区城市管理局/整改佐证.pdf", record.Attachment)
	b.Issues = append(b.Issues, record.Issue{Department: "101001", FirstRun: 2, State: record.Open, Finding: finding.Finding{
		Code: "D03", Severity: finding.Info, Audience: finding.Everyone, Form: scoreSheetID, Project: "A-10",
		Message: finding.Text{ZH: "A-10 老电影员放映补贴：评分表还没有报送，截止 10月15日"}, Fix: finding.Text{ZH: "请按时报送"}}})
	return &b.Snapshot
}

// AfterT03 are what follows from that total: the final score, and the grade.
func AfterT03() []record.Issue {
	after := func(code finding.Code, cell, field, value, expected, said string) record.Issue {
		return record.Issue{Finding: finding.Finding{Code: code, Severity: finding.Error, Form: scoreSheetID, Project: "A-02",
			Place: finding.Place{Sheet: "评分表", Cell: MustRef(cell)}, Field: field, Value: value, Expected: expected,
			Message: finding.Text{ZH: said}, Fix: finding.Text{ZH: "改为 " + expected}, Because: finding.KeyOf(IssueT03().Finding).String()}}
	}
	return []record.Issue{
		after("T05", "B33", "final_score", "94.5", "95.5", "A-02 莱钢道路、公厕运行费用：财政综合评分填 94.5，合计是 95.5"),
		after("G01", "E33", "grade", "优", "良", "A-02 莱钢道路、公厕运行费用：财政综合评价等级填“优”，应为“良”"),
	}
}

// IssueT03 is a total that is one point off.
func IssueT03() record.Issue {
	return record.Issue{Finding: finding.Finding{Code: "T03", Severity: finding.Error, Form: scoreSheetID, Project: "A-02",
		Place: finding.Place{Sheet: "评分表", Cell: MustRef("E32")}, Field: "total_score", Value: "95.5", Expected: "94.5",
		Message: finding.Text{ZH: "A-02 莱钢道路、公厕运行费用：合计得分填 95.5，各项得分相加是 94.5，多 1", EN: "A-02: total is 95.5, the scores sum to 94.5"},
		Fix:     finding.Text{ZH: "核对各项得分后改正合计；可能是把“成本节约率”的 1 分重复计入了小计", EN: "mend the total"}}}
}
