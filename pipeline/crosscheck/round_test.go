package crosscheck

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/record"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/form/packed"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// defaults is the default campaign: score sheets and rectification reports are
// due on Sunday, 2023-10-15, and announced three days ahead.
var defaults = sync.OnceValues(func() (*campaign.Campaign, error) { return load.Campaign(os.DirFS("../../configs")) })

// round is a campaign in the making: files come in, and a look is taken.
type round struct {
	t testing.TB
	c *campaign.Campaign
	a record.Account
}

func newRound(t testing.TB) *round {
	t.Helper()
	c, err := defaults()
	if err != nil {
		t.Fatal(err)
	}
	own := *c
	facts := *c.Facts
	facts.Extensions = map[register.Extended]value.Date{}
	own.Facts = register.New(facts)
	return &round{t: t, c: &own}
}

// at is a moment in China: "10-15 22:00".
func at(text string) time.Time {
	t, err := time.Parse(time.RFC3339, "2023-"+strings.Replace(text, " ", "T", 1)+":00+08:00")
	if err != nil {
		panic(err)
	}
	return t
}

// file receives a file. Its folder says whose it is; files of one moment are
// of one look.
func (r *round) file(path, arrival string) record.File {
	return r.fileAt(path, at(arrival))
}

func (r *round) fileAt(path string, arrival time.Time) record.File {
	f := record.File{ID: int64(len(r.a.Files) + 1), Path: path, Arrival: arrival, Look: arrival.Unix(), Verdict: record.Accepted}
	if folder, _, ok := strings.Cut(path, "/"); ok && len(folder) >= 6 && folder[0] <= '9' {
		f.Department = folder[:6]
	}
	r.a.Files = append(r.a.Files, f)
	return f
}

// gone takes a file out of the inbox.
func (r *round) gone(f record.File) {
	r.a.Files[f.ID-1].Gone, r.a.Files[f.ID-1].Left = true, f.Look+1
	for i := range r.a.Versions {
		if r.a.Versions[i].File.ID == f.ID {
			r.a.Versions[i].File.Gone = true
		}
	}
}

// version makes a submission a version of a project's duty.
func (r *round) version(f record.File, project string, s *form.Submission, v record.Verdict) {
	p, ok := r.c.Facts.Project(project)
	d := record.Duty{Department: p.Unit, Form: s.Form, Subject: finding.Subject(p.Code)}
	if !ok {
		d = record.Duty{Department: project, Form: s.Form} // a unit's as a whole, or nobody's
	}
	r.a.Versions = append(r.a.Versions, record.Version{ID: int64(len(r.a.Versions) + 1), Duty: d,
		File: &r.a.Files[f.ID-1], Sheet: s.Sheet, Rows: record.RowsOf(s), Verdict: v, Figures: record.Figures(s, d), Says: packed.Of(s)})
}

// withdraw takes the score sheets of a project back.
func (r *round) withdraw(project string) {
	for _, v := range r.a.Versions {
		if v.Duty.Form == scoreSheet && v.Duty.Project() == project {
			r.a.Decisions = append(r.a.Decisions, record.Decision{ID: v.ID, Kind: record.Withdraw, Target: v.Target(), By: "王科长", Why: "报错了"})
		}
	}
}

// says puts a text into a field of what the n-th version says, from 0.
func (r *round) says(n int, field, is string) {
	v := &r.a.Versions[n]
	v.Submission().Fields[field] = text(is)
	v.Figures = record.Figures(v.Submission(), v.Duty)
}

// score receives a score sheet with a final score and one score an indicator.
func (r *round) score(path, arrival, project, score string, v record.Verdict, each ...string) record.File {
	f := r.file(path, arrival)
	r.version(f, project, r.scoreSheet(project, score, each...), v)
	return f
}

// report receives a rectification report with rows of some projects.
func (r *round) report(path, arrival string, v record.Verdict, rows ...form.TableRow) record.File {
	f := r.file(path, arrival)
	s := r.submission(rectification)
	s.Tables = map[string]form.Table{problemTable: {Rows: rows}}
	for i := range rows {
		for id, val := range rows[i].Values.All() {
			val.Cell = finding.Ref{Row: 5 + i, Col: columnOf[id]}
			rows[i].Values.Set(id, val)
		}
	}
	for _, p := range s.Projects() {
		r.version(f, p, s, v)
	}
	return f
}

var columnOf = map[string]int{problemID: 2, form.ProjectField: 3, categoryField: 5, problemField: 6, measureField: 7,
	dueField: 9, "finished_on": 11, evidenceField: 12}

// row is one row of a report or a problem list; what is "" is blank.
func row(project, id, category, measure string) form.TableRow {
	return form.TableRow{Values: form.ValuesOf(map[string]form.Value{form.ProjectField: text(project), problemID: text(id),
		categoryField: text(category), measureField: text(measure), problemField: text("问题" + id)})}
}

// list receives a problem list of the section.
func (r *round) list(path, arrival string, rows ...form.TableRow) record.File {
	f := r.file(path, arrival)
	s := r.submission(problemList)
	s.Tables = map[string]form.Table{problemTable: {Rows: rows}}
	r.version(f, "", s, record.Accepted)
	return f
}

// scores receives a score list of the section: project, score, grade.
func (r *round) scores(path, arrival string, rows ...[3]string) record.File {
	f := r.file(path, arrival)
	s := r.submission(scoreList)
	var table form.Table
	for i, x := range rows {
		score := number(x[1])
		score.Cell = finding.Ref{Row: 4 + i, Col: 4}
		table.Rows = append(table.Rows, form.TableRow{Values: form.ValuesOf(map[string]form.Value{
			form.ProjectField: text(x[0]), finalScore: score, gradeField: text(x[2])})})
	}
	s.Tables = map[string]form.Table{scoreTable: table}
	r.version(f, "", s, record.Accepted)
	return f
}

func (r *round) submission(formID string) *form.Submission {
	return &form.Submission{Form: formID, Sheet: "Sheet1", Def: r.c.Form(formID), Title: form.Value{Cell: finding.Ref{Row: 1, Col: 1}},
		Fields: map[string]form.Value{}}
}

func (r *round) scoreSheet(project, score string, each ...string) *form.Submission {
	s := r.submission(scoreSheet)
	code, final := text(project), number(score)
	code.Cell, final.Cell = finding.Ref{Row: 3, Col: 2}, finding.Ref{Row: 33, Col: 2}
	s.Fields = map[string]form.Value{form.ProjectField: code, finalScore: final,
		gradeField: text(r.c.Facts.Band(decimal.Must(score)))}
	var table form.Table
	for i, x := range each {
		table.Rows = append(table.Rows, form.TableRow{Values: form.ValuesOf(map[string]form.Value{
			indicatorField: text(fmt.Sprint("指标", i)), scoreField: number(x)})})
	}
	s.Tables = map[string]form.Table{indicatorTable: table}
	return s
}

func text(s string) form.Value {
	if s == "" {
		return form.Value{State: form.Empty}
	}
	return form.Value{State: form.Valid, Text: s, Stored: s}
}

func number(s string) form.Value {
	v := text(s)
	v.Number = decimal.Must(s)
	return v
}

// told are the findings as lines: code, reader, file, cell, project, then what
// is asked for. Of the codes given, or of all.
func (r *round) told(asOf string, codes ...finding.Code) []string {
	r.t.Helper()
	return r.toldAt(at(asOf), codes...)
}

func (r *round) toldAt(asOf time.Time, codes ...finding.Code) []string {
	r.t.Helper()
	var out []string
	for _, i := range Check(r.c, r.a.Snapshot(), asOf).Issues {
		if len(codes) > 0 && !slices.Contains(codes, i.Code) {
			continue
		}
		out = append(out, strings.TrimRight(fmt.Sprintf("%s %s %s %s %s", i.Code, orDash(i.Department), orDash(i.Place.File),
			orDash(i.Place.Cell.String()), orDash(i.Project)), " "))
	}
	return out
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// same compares lines.
func same(t testing.TB, want, got []string) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
