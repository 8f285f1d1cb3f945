package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"time"

	"jixiao/internal/office/write"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// news lists what has changed today: files that came, findings that are new,
// and findings that are mended. It goes by the day, not by the last run: files
// are checked as they come, and the evening's report is to tell of all of them.
func (d *daily) news() *panel {
	p := &panel{name: "今日变化", title: "今日变化", empty: "今天没有新收的文件，审核意见也没有变化。", frozen: 1,
		columns: []column{short("变化", 10), text("单位", 26), text("项目", 24), text("情况", 56), text("文件", 40)}}
	files, issues, cleared := d.arrived(), d.newIssues(), d.cleared()
	corrected := d.corrected()
	p.note = fmt.Sprintf("新收文件 %d 个，新的审核意见 %d 条，已改正 %d 条    %s", len(files), len(issues), len(cleared), d.state())
	for _, f := range files {
		p.row(write.Text("新收文件"), write.Text(d.unit(f.Department)), write.Cell{},
			write.Text(f.Verdict.Label().ZH).Toned(verdictTone(f.Verdict)), write.Text(f.Path))
	}
	for _, v := range corrected {
		p.row(write.Text("报送更正"), write.Text(d.sender(v.Duty)), write.Text(d.projectLabel(v.Duty.Project)),
			write.Text("《"+d.formName(v.Duty.Form)+"》"+versionName(v)+"（编号 "+strconv.FormatInt(v.ID, 10)+"）曾被退回；"+v.Reason().ZH),
			write.Text(d.files[v.Ended].Path))
	}
	for _, i := range issues {
		p.row(d.change("新的意见", i, severity(i).Tone())...)
	}
	for _, i := range cleared {
		p.row(d.change("已改正", i, write.Grey)...)
	}
	return p
}

func (d *daily) change(what string, i record.Issue, tone write.Tone) []write.Cell {
	return []write.Cell{write.Text(what), write.Text(d.unit(i.Department)), write.Text(d.projectLabel(i.Project)),
		write.Text(string(i.Code) + " " + i.Message.In(finding.ZH)).Toned(tone), write.Text(i.Place.File)}
}

// isToday reports whether a moment lies on the day of the report.
func (d *daily) isToday(t time.Time) bool {
	return !t.IsZero() && value.DateOf(t.In(d.asOf.Location())) == d.today
}

// arrived are the files that were received today.
func (d *daily) arrived() []record.File {
	var out []record.File
	for _, f := range d.s.Files {
		if d.isToday(f.Received) {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b record.File) int {
		return cmp.Or(d.compareUnits(a.Department, b.Department), cmp.Compare(a.Path, b.Path))
	})
	return out
}

// corrected are the returned versions that a file of today has ended without
// being a newer version of their duty.
func (d *daily) corrected() []*record.Version {
	var out []*record.Version
	for i := range d.s.Versions {
		v := &d.s.Versions[i]
		if by := d.files[v.Ended]; v.State == record.Corrected && by != nil && d.isToday(by.Received) {
			out = append(out, v)
		}
	}
	return out
}

// newIssues are the findings of today that ask for something.
func (d *daily) newIssues() []record.Issue {
	var out []record.Issue
	for _, i := range d.s.Issues {
		if d.isToday(i.Since) && i.Weight() > finding.Info {
			out = append(out, i)
		}
	}
	d.byUnit(out)
	return out
}

// cleared are the findings that a version of today no longer has.
func (d *daily) cleared() []record.Issue {
	var out []record.Issue
	for _, c := range d.s.Resolved {
		if d.isToday(c.At) {
			out = append(out, c.Issue)
		}
	}
	d.byUnit(out)
	return out
}

func (d *daily) byUnit(issues []record.Issue) {
	slices.SortStableFunc(issues, func(a, b record.Issue) int {
		return cmp.Or(d.compareUnits(a.Department, b.Department), cmp.Compare(b.Severity, a.Severity))
	})
}
