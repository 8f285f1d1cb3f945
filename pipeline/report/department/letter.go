package department

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// mostTold is how many findings a letter spells out; the report has them all.
const mostTold = 20

// Told are the findings of a department that ask it for something.
func (all Reports) Told(unitCode string) []record.Issue {
	return slices.DeleteFunc(slices.Clone(all.IssuesOf(unitCode)), func(i record.Issue) bool { return i.Weight() < finding.Warning })
}

// Owing are the duties for which a department has still to act.
func (all Reports) Owing(unitCode string) []view.Due {
	return slices.DeleteFunc(slices.Clone(all.DuesOf(unitCode)), func(d view.Due) bool { return !d.Outstanding() })
}

// DaysLeft is how many days a duty's deadline is ahead; below zero it is over,
// and ok is false where there is none.
func (all Reports) DaysLeft(d view.Due) (days int, ok bool) {
	return view.DaysBetween(all.Today, d.Deadline), !d.Deadline.IsZero()
}

// FindingsLetter tells a department what is new in its report: what came, what
// is wrong, by when, and how to go on. Of so many findings as are held the
// section makes sure first.
func (all Reports) FindingsLetter(unitCode string, fresh []record.Issue, held int) view.Letter {
	tally := strings.Join(counts(fresh), "，")
	l := all.begin(unitCode, "审核意见："+tally)
	l.Add("%s的报送材料已经审核，审核意见有 %s。", all.Campaign.Name, tally)
	if held > 0 {
		l.Add("另有 %d 处意见绩效科正在核实，附件里虽已列出，请先不要为此修改。", held)
	}
	l.Section("收到的文件", all.came(unitCode, fresh))
	l.Section("审核意见", all.spelled(unitCode, fresh))
	var owed []string
	for _, d := range all.Owing(unitCode) {
		owed = append(owed, all.openDuty(d))
	}
	l.Section("还要办理的报送事项", owed)
	steps := []string{
		"附件《最新审核意见.xlsx》列出每一处错误的单元格、应填的内容和修改办法。",
		"标出错误的原表（文件名以“_审核”结尾）在共享文件夹“单位/" + all.folder(unitCode) + "”里，复制出来在上面改即可。",
		"改好后放回报送用的文件夹“" + all.folder(unitCode) + "”，程序会自动重新审核。",
	}
	if slices.ContainsFunc(fresh, func(i record.Issue) bool { return i.Weight() == finding.Warning }) {
		steps = append(steps, "须说明的，在附件的“情况说明”一栏写明原因，把附件也放进那个文件夹。")
	}
	l.Section("怎么办", steps)
	return all.end(l)
}

// ReminderLetter reminds a department of duties whose deadline is near.
func (all Reports) ReminderLetter(unitCode string, dues []view.Due) view.Letter {
	l := all.begin(unitCode, fmt.Sprintf("报送提醒：还有 %d 项", len(dues)))
	l.Add("%s还有以下事项需要贵单位办理：", all.Campaign.Name)
	var open []string
	for _, d := range dues {
		open = append(open, all.openDuty(d))
	}
	l.Section("", open)
	l.Add("请在截止前把文件放进报送用的文件夹“%s”。已经放进去的，可以不理会这封提醒。", all.folder(unitCode))
	return all.end(l)
}

func (all Reports) begin(unitCode, subject string) view.Letter {
	l := view.Letter{Subject: finding.OneLine("【" + all.Campaign.Settings.Notify.Sign() + "】" + subject)}
	l.Add("%s：", all.UnitNames[unitCode])
	l.Add("")
	return l
}

func (all Reports) end(l view.Letter) view.Letter {
	l.Add("")
	l.Add("这封邮件由程序自动发出，请不要直接回复；有疑问请与%s联系。", all.Campaign.Settings.Notify.Sign())
	l.Add("%s    %s", all.Campaign.Settings.Notify.Sign(), all.AsOfText())
	return l
}

// came are the files that the findings are about, and what became of them.
func (all Reports) came(unitCode string, fresh []record.Issue) []string {
	var out []string
	for _, f := range all.FilesOf(unitCode) {
		if slices.ContainsFunc(fresh, func(i record.Issue) bool { return i.FileID == f.ID }) {
			out = append(out, fmt.Sprintf("%s（%s 收到）：%s", shortPath(unitCode, f.Path), all.When(f.Arrival), f.Verdict.Label().ZH))
		}
	}
	return out
}

// spelled are the findings in words, those that weigh most first.
func (all Reports) spelled(unitCode string, fresh []record.Issue) []string {
	fresh = slices.Clone(fresh)
	slices.SortStableFunc(fresh, func(a, b record.Issue) int { return int(b.Weight()) - int(a.Weight()) })
	var out []string
	for _, i := range fresh[:min(len(fresh), mostTold)] {
		line := "【" + i.Severity.Label().ZH + "】" + all.place(unitCode, i) + all.Counted(i)
		if fix := i.Fix.In(finding.ZH); fix != "" {
			line += "。怎样改：" + fix
		}
		out = append(out, line)
	}
	if rest := len(fresh) - len(out); rest > 0 {
		out = append(out, fmt.Sprintf("还有 %d 处，见附件。", rest))
	}
	return out
}

// place is the file, sheet and cells of a finding, as far as it has them.
func (all Reports) place(unitCode string, i record.Issue) string {
	where := strings.TrimSpace(all.SubjectWord(record.Duty{Department: unitCode, Subject: i.About()}) + " " + all.FormName(i.Form))
	if i.Place.File != "" {
		where = strings.TrimSpace(shortPath(unitCode, i.Place.File) + " " + i.Place.Sheet)
		if cells := i.Where(finding.ZH); cells != "" {
			where += "!" + cells
		}
	}
	if where == "" {
		return ""
	}
	return where + "："
}

func (all Reports) folder(unitCode string) string {
	u, ok := all.Campaign.Facts.Unit(unitCode)
	if !ok {
		return unitCode
	}
	return campaign.FolderName(u)
}

// openDuty says how far a duty is, and by when it is due.
func (all Reports) openDuty(d view.Due) string {
	text := all.DutyName(d.Duty) + "：" + d.Progress().String()
	if d.Deadline.IsZero() {
		return text
	}
	return text + fmt.Sprintf("（截止 %s，%s）", view.MonthDay(d.Deadline), all.Remaining(d))
}

// counts says in words how many ask for what.
func counts(issues []record.Issue) []string {
	n := view.CountSeverities(issues)
	var parts []string
	for _, s := range []finding.Severity{finding.Error, finding.Warning} {
		if n[s] > 0 {
			parts = append(parts, fmt.Sprintf("%d 处%s", n[s], s.Label().ZH))
		}
	}
	return parts
}
