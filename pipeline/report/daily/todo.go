package daily

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"jixiao/internal/office/write"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// todo lists what the section has to do today (今天要办), each with the file
// that it is about and, in the workbook, room to decide it.
func (d *daily) todo() *panel {
	p := &panel{name: "今天要办", title: "今天要办", note: d.AsOfText(), empty: "今天没有要办的事项。", frozen: 1,
		columns: append([]view.Column{view.Short("事项", 14), view.Words("单位", 30), view.Words("情况", 60), view.Words("文件", 40)}, opinionColumns()...)}
	for _, t := range d.tasks() {
		p.task(t)
	}
	if slices.ContainsFunc(p.asks, func(words []string) bool { return len(words) > 0 }) {
		p.asked = "要处理的，选“处理意见”、写“理由”，存盘放进收件箱的“绩效科”文件夹    "
	}
	return p
}

func (d *daily) tasks() []task {
	var off []task
	if !d.Snapshot.Run.Balance.Adds() {
		off = []task{{what: "文件对不上", detail: "看到的文件与审核结论的合计不一致，请告知系统管理员", tone: write.Red}}
	}
	return slices.Concat(off, d.faultyRules(), d.held(), d.slipped(), d.outOfReach(), d.incomplete(), d.doubtful(), d.toDecide(), d.ownFiles(), d.toChoose(), d.toConfirm(), d.toCorrect(), d.edited(), d.toPress(), d.ending(), d.contradicted(), d.excluded(), d.unrecognised(), d.notArrived(), d.toRead())
}

// faultyRules are rules of the section's own that are at fault, and left out therefore,
// and those that are at odds.
func (d *daily) faultyRules() []task {
	var out []task
	for _, u := range d.Campaign.RuleFaults {
		out = append(out, task{what: "本级规则写错了", tone: write.Red, file: u.Where,
			detail: strings.TrimSuffix(u.Message.In(finding.ZH), "？") + "。这一条没有采用，其他规则照常审核；在设置工作簿里改好，下一次审核生效"})
	}
	for _, p := range d.Campaign.PolicyFaults {
		out = append(out, task{what: "结果应用办法写错了", tone: write.Red, file: p.Where,
			detail: strings.TrimSuffix(p.Message.In(finding.ZH), "？") + "。这一条没有采用；在设置工作簿里改好，下一次审核生效"})
	}
	for _, w := range d.Campaign.RuleWarnings {
		out = append(out, task{what: "本级规则请核对", tone: write.Amber, file: w.Where,
			detail: w.Message.In(finding.ZH) + "。规则照常审核；不是这个意思的，在设置工作簿里改好，下一次审核生效"})
	}
	return out
}

// task is one thing to do.
type task struct {
	what, who, detail, file string
	question                view.Question // that can be decided in the workbook
	tone                    write.Tone
}

func (p *panel) task(t task) {
	p.asks = append(p.asks, t.question.Words())
	p.row(append([]write.Cell{write.Text(t.what).Toned(t.tone), write.Text(t.who), write.Text(t.detail), write.Text(t.file)}, opinionCells(t.question)...)...)
}

// about are the findings of a code.
func (d *daily) about(code finding.Code) []record.Issue {
	var out []record.Issue
	for _, i := range d.Snapshot.Issues {
		if i.Code == code {
			out = append(out, i)
		}
	}
	return out
}

// outOfReach are the inbox, where it is away, the folders in it that could not be
// looked into, and the originals that are lost.
func (d *daily) outOfReach() []task {
	var out []task
	for _, x := range []struct {
		code finding.Code
		what string
	}{{"F15", "收件箱连接不上"}, {"F14", "文件夹读不到"}, {"F16", "原件坏了或丢了"}} {
		for _, i := range d.about(x.code) {
			t := task{what: x.what, who: d.Unit(i.Department), file: i.Place.File, tone: write.Red,
				detail: i.Message.In(finding.ZH) + "。" + i.Fix.In(finding.ZH)}
			if i.Code == "F15" {
				t.question = view.EmptyOf(i)
			}
			out = append(out, t)
		}
	}
	return out
}

// toChoose are duties with two files at once of which neither counts.
func (d *daily) toChoose() []task {
	var out []task
	for _, i := range d.about("X01") {
		t := task{what: "指定版本", who: d.Unit(i.Department), detail: i.Message.In(finding.ZH), file: i.Place.File, tone: write.Amber}
		for n := range d.Snapshot.Versions {
			if v := &d.Snapshot.Versions[n]; v.File.ID == i.FileID && v.Duty.Subject == i.About() {
				t.question = d.DisputeOf(v)
				t.detail += fmt.Sprintf("（编号 %d）", v.ID)
			}
		}
		out = append(out, t)
	}
	return out
}

// edited tells of cells of the master that somebody changed by hand.
func (d *daily) edited() []task {
	n := len(d.about("M01"))
	if n == 0 {
		return nil
	}
	return []task{{what: "总表被手工改过", detail: fmt.Sprintf("有 %d 个单元格与程序写入的不同，改动已另存，没有带入新的总表；要改数据请单位重新报送", n), tone: write.Amber}}
}

// unrecognised are files of which nobody knows what they hand in.
func (d *daily) unrecognised() []task {
	known := map[int64]bool{}
	for i := range d.Snapshot.Versions {
		known[d.Snapshot.Versions[i].File.ID] = true
	}
	var out []task
	for _, f := range d.Snapshot.Files {
		refused := f.Verdict == record.Unreadable || f.Verdict == record.Returned
		if known[f.ID] || !refused || f.Gone {
			continue
		}
		out = append(out, task{what: "文件未能识别", who: d.Unit(f.Department), file: f.Path, tone: write.Amber,
			detail: f.Verdict.Label().ZH + "：" + d.reason(f) + "；" + d.seen(f.Department, "审核意见") + "，请确认其会重新报送"})
	}
	return out
}

// reason is what the weightiest finding says of a file.
func (d *daily) reason(f record.File) string {
	var worst *record.Issue
	for _, x := range d.byFile[f.ID] {
		if x.Because == "" && (worst == nil || x.Severity > worst.Severity) {
			worst = x
		}
	}
	if worst == nil {
		return "原因不明"
	}
	return worst.Message.In(finding.ZH)
}

// incomplete tells of results that are not there, or not as they should be.
func (d *daily) incomplete() []task {
	var out []task
	for _, u := range d.unmade {
		t := task{what: "批注副本不完整", who: d.Unit(u.Department), file: u.File, tone: write.Grey}
		switch {
		case u.File == "" || u.How == view.FailedCopy:
			t = task{what: "结果没有生成", who: d.Unit(u.Department), file: u.File, tone: write.Red,
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
			detail: fmt.Sprintf("%s《%s》的金额与项目明细表的预算 %s 万元相差十倍以上：%s。没有计入合计；请与单位核实，无误的确认，有误的请单位重新报送（编号 %d）",
				d.SubjectLabel(x.Duty), d.FormName(x.Duty.Form), d.Projects[x.Duty.Project()].Budget, strings.Join(amounts, "，"), v.ID),
			question: d.DoubtOf(v)})
	}
	return out
}
