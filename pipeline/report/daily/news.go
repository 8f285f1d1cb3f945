package daily

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"jixiao/internal/office/write"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// news lists what has changed today: files that came, findings that are new,
// and findings that are mended. It goes by the day, not by the last run: files
// are checked as they come, and the evening's report is to tell of all of them.
func (d *daily) news() *panel {
	p := &panel{name: "今日变化", title: "今日变化", empty: "今天没有新收的文件，审核意见也没有变化。", frozen: 1,
		columns: []view.Column{view.Short("变化", 10), view.Words("单位", 24), view.Words(d.SubjectHead(), 20), view.Words("情况", 50), view.Words("文件", 34)}}
	files, issues, resolved := d.arrived(), d.newIssues(), d.resolved()
	corrected := d.corrected()
	p.note = fmt.Sprintf("新的审核意见 %d 条，已改正 %d 条，新收文件 %d 个    %s", len(issues), len(resolved), len(files), d.AsOfText())
	p.list(len(issues), func(cells []write.Cell, n int) []write.Cell {
		what := "新的意见"
		if d.isToday(issues[n].Opened) && issues[n].EarlierRun != 0 {
			what = record.Recurred.Label().ZH
		}
		return d.addChange(cells, what, *issues[n], view.SeverityCell(*issues[n]).Tone())
	})
	p.list(len(corrected), func(cells []write.Cell, n int) []write.Cell {
		v := corrected[n]
		return append(cells, write.Text("报送更正"), write.Text(d.Sender(v.Duty)), write.Text(d.SubjectLabel(v.Duty)),
			write.Text("《"+d.FormName(v.Duty.Form)+"》"+view.VersionName(v)+"（编号 "+strconv.FormatInt(v.ID, 10)+"）曾被退回；"+v.Reason().ZH),
			write.Text(d.Files[v.Ended].Path))
	})
	p.list(len(resolved), func(cells []write.Cell, n int) []write.Cell {
		return d.addChange(cells, "已改正", *resolved[n], write.Grey)
	})
	p.list(len(files), func(cells []write.Cell, n int) []write.Cell {
		f := files[n]
		return append(cells, write.Text("新收文件"), write.Text(d.whose(f.Department, f.Path)), write.Cell{},
			write.Text(d.FileLabel(f)).Toned(view.VerdictTone(f.Verdict)), write.Text(f.Path))
	})
	return p
}

func (d *daily) addChange(cells []write.Cell, what string, i record.Issue, tone write.Tone) []write.Cell {
	return append(cells, write.Text(what), write.Text(d.whose(i.Department, i.Place.File)), write.Text(d.IssueLabel(i)),
		write.Text(string(i.Code)+" "+d.Counted(i)).Toned(tone), write.Text(i.Place.File))
}

// whose is the unit of a file, or the office that handed it in.
func (d *daily) whose(unit, file string) string {
	folder, _, _ := strings.Cut(file, "/")
	if unit == "" && d.Campaign.Office(file) != campaign.NoOffice {
		return folder
	}
	return d.Unit(unit)
}

// isToday reports whether a moment lies on the day of the report.
func (d *daily) isToday(t time.Time) bool {
	return !t.IsZero() && value.DateOf(t.In(d.AsOf.Location())) == d.Today
}

// arrived are the files that were received today.
func (d *daily) arrived() []*record.File {
	var out []*record.File
	for i := range d.Snapshot.Files {
		if f := &d.Snapshot.Files[i]; d.isToday(f.Received) {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b *record.File) int {
		return cmp.Or(d.CompareUnits(a.Department, b.Department), cmp.Compare(a.Path, b.Path))
	})
	return out
}

// corrected are the returned versions that a file of today has ended without
// being a newer version of their duty.
func (d *daily) corrected() []*record.Version {
	var out []*record.Version
	for i := range d.Snapshot.Versions {
		v := &d.Snapshot.Versions[i]
		if by := d.Files[v.Ended]; v.State == record.Corrected && by != nil && d.isToday(by.Received) {
			out = append(out, v)
		}
	}
	return out
}

// newIssues are the findings of today that ask for something.
func (d *daily) newIssues() []*record.Issue {
	var out []*record.Issue
	for n := range d.Snapshot.Issues {
		if i := &d.Snapshot.Issues[n]; d.isToday(i.Since) && i.Weight() > finding.Info {
			out = append(out, i)
		}
	}
	d.byUnit(out)
	return out
}

// resolved are the findings that a version of today no longer has.
func (d *daily) resolved() []*record.Issue {
	var out []*record.Issue
	for n := range d.Snapshot.Resolved {
		if c := &d.Snapshot.Resolved[n]; d.isToday(c.At) {
			out = append(out, &c.Issue)
		}
	}
	d.byUnit(out)
	return out
}

func (d *daily) byUnit(issues []*record.Issue) {
	slices.SortStableFunc(issues, func(a, b *record.Issue) int {
		return cmp.Or(d.CompareUnits(a.Department, b.Department), cmp.Compare(b.Severity, a.Severity))
	})
}
