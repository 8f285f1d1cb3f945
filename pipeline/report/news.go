package report

import (
	"cmp"
	"fmt"
	"slices"

	"jixiao/pipeline/record"
	"jixiao/pipeline/report/book"
	"jixiao/rules/finding"
)

// news lists what has changed since the last run: files that came, and
// findings that are new.
func (d *daily) news() *panel {
	p := &panel{name: "新的变化", title: "与上次审核相比", empty: "没有新收的文件，也没有新的审核意见。", frozen: 1,
		columns: []column{short("变化", 10), text("单位", 26), text("项目", 24), text("情况", 56), text("文件", 40)}}
	files, issues := d.arrived(), d.newIssues()
	p.note = fmt.Sprintf("新收文件 %d 个，新的审核意见 %d 条    %s", len(files), len(issues), d.state())
	for _, f := range files {
		p.row(book.Text("新收文件"), book.Text(d.unit(f.Department)), book.Cell{},
			book.Text(f.Verdict.Label().ZH).Toned(verdictTone(f.Verdict)), book.Text(f.Path))
	}
	for _, i := range issues {
		p.row(book.Text("新的意见"), book.Text(d.unit(i.Department)), book.Text(d.projectLabel(i.Project)),
			book.Text(string(i.Code)+" "+i.Message.In(finding.ZH)).Toned(severity(i).Tone()), book.Text(i.Place.File))
	}
	return p
}

// arrived are the files that the last run received.
func (d *daily) arrived() []record.File {
	var out []record.File
	for _, f := range d.s.Files {
		if f.New {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b record.File) int {
		return cmp.Or(d.compareUnits(a.Department, b.Department), cmp.Compare(a.Path, b.Path))
	})
	return out
}

// newIssues are the findings of the last run that ask for something.
func (d *daily) newIssues() []record.Issue {
	var out []record.Issue
	for _, i := range d.s.Issues {
		if i.State == record.New && i.Weight() > finding.Info {
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(a, b record.Issue) int {
		return cmp.Or(d.compareUnits(a.Department, b.Department), cmp.Compare(b.Severity, a.Severity))
	})
	return out
}
