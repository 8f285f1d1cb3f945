package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	"jixiao/pipeline/record"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// builder makes a snapshot by hand, one file after the other.
type builder struct {
	record.Snapshot
	clock time.Time
}

func newBuilder() *builder {
	b := &builder{clock: time.Date(2023, 10, 13, 9, 0, 0, 0, zone)}
	b.Run = record.Run{ID: 7, AsOf: time.Date(2023, 10, 13, 22, 0, 0, 0, zone),
		Balance: record.Balance{ByVerdict: map[record.Verdict]int{}}}
	return b
}

// file receives one file; its hash is made from its path.
func (b *builder) file(path string, v record.Verdict) record.File {
	b.clock = b.clock.Add(7 * time.Minute)
	sum := sha256.Sum256([]byte(path + b.clock.String()))
	department, _, found := strings.Cut(path, "/")
	if !found || len(department) < 6 {
		department = "      "
	}
	f := record.File{ID: int64(len(b.Files) + 1), Path: path, Department: strings.TrimSpace(department[:6]),
		Hash: hex.EncodeToString(sum[:]), Size: int64(9000 + len(b.Files)), Arrival: b.clock, Run: 1, Received: b.Run.AsOf, Verdict: v}
	b.Files = append(b.Files, f)
	b.Run.Balance.Seen++
	b.Run.Balance.ByVerdict[v]++
	return f
}

// version says what a file holds for a duty.
func (b *builder) version(f record.File, d record.Duty, v record.Verdict, s *form.Submission) {
	n := 1
	for _, old := range b.Versions {
		if old.Duty == d {
			n++
		}
	}
	b.Versions = append(b.Versions, record.Version{ID: int64(len(b.Versions) + 1), Duty: d, N: n, File: f,
		Sheet: s.Sheet, Verdict: v, Submission: s})
}

// score receives a project's score sheet.
func (b *builder) score(x fact, v record.Verdict) record.File {
	f := b.file(fmt.Sprintf("%s%s/评分表_%s.xlsx", x.unit, x.unitName, x.code), v)
	b.version(f, record.Duty{Department: x.unit, Form: scoreSheet, Project: x.code}, v, scoreSubmission(x))
	return f
}

func (b *builder) issue(f record.File, i record.Issue) {
	i.FileID, i.Place.File, i.State = f.ID, f.Path, record.New
	if i.Department == "" {
		i.Department = f.Department
	}
	if i.Since.IsZero() {
		i.Since = b.Run.AsOf
	}
	if i.FirstRun == 0 {
		i.FirstRun = 1
	}
	if i.Audience == "" {
		i.Audience = finding.Everyone
	}
	b.Issues = append(b.Issues, i)
}

func at(ref string) finding.Ref {
	r, err := finding.ParseRef(ref)
	if err != nil {
		panic(err)
	}
	return r
}

func num(ref, digits string) form.Value {
	return form.Value{State: form.Valid, Cell: at(ref), Stored: digits, Text: digits, Number: decimal.Must(digits)}
}

func str(ref, s string) form.Value {
	return form.Value{State: form.Valid, Cell: at(ref), Stored: s, Text: s}
}

func day(ref string, d value.Date) form.Value {
	return form.Value{State: form.Valid, Cell: at(ref), Stored: d.String(), Text: d.String(), Date: d}
}

// scoreSubmission is a score sheet with the facts of a project: what was lost
// was lost in 产出.
func scoreSubmission(x fact) *form.Submission {
	s := &form.Submission{Form: scoreSheet, Sheet: "评分表", Year: 2023, Tables: map[string]form.Table{}}
	fundField, other := "general_budget", "gov_fund"
	if x.code == "A-09" {
		fundField, other = other, fundField
	}
	s.Fields = map[string]form.Value{
		"project_code": str("B3", x.code), "project_name": str("D3", x.name), "unit": str("B4", x.unit),
		"division": str("F4", x.division), "budget": num("B5", x.budget), fundField: num("D5", x.budget), other: num("F5", "0"),
		"funds_in_place": num("B6", x.budget), "spent": num("D6", x.budget), "in_place_rate": num("F6", "1"),
		"execution_rate": num("H6", "1"), "final_score": num("B33", x.score), "grade": str("E33", x.grade),
		"total_weight": num("D32", "100"), "total_score": num("E32", x.score)}
	lost := decimal.Hundred.Sub(decimal.Must(x.score))
	weights := []string{"20", "20", "30", "20", "10"}
	t := form.Table{Header: at("A8")}
	for i, name := range dimensionNames {
		line, score := 15+5*i, decimal.Must(weights[i])
		if name == "产出" {
			score = score.Sub(lost)
		}
		t.Subtotals = append(t.Subtotals, form.TableRow{Line: line, Group: name, Values: form.ValuesOf(map[string]form.Value{
			"subtotal_weight": num(fmt.Sprintf("D%d", line), weights[i]),
			"subtotal_score":  num(fmt.Sprintf("E%d", line), score.String())})})
	}
	s.Tables["indicators"] = t
	return s
}

// problem is one row of a rectification report.
type problem struct{ project, category, status string }

func rectificationSubmission(rows ...problem) *form.Submission {
	s := &form.Submission{Form: rectification, Sheet: "整改台账", Fields: map[string]form.Value{}}
	t := form.Table{Header: at("A4")}
	for i, p := range rows {
		line := 5 + i
		cell := func(col string) string { return fmt.Sprintf("%s%d", col, line) }
		values := map[string]form.Value{"project_code": str(cell("B"), p.project), "category": str(cell("D"), p.category),
			"problem": str(cell("E"), "在"+p.category+"方面存在不足：依据文件不完整，指标未细化量化"),
			"measure": str(cell("F"), "已补充依据文件并建立档案目录，由业务科室专人管理，按月调度支出进度，形成通报机制"),
			"owner":   str(cell("G"), "王五"), "due": day(cell("H"), value.Date{Year: 2023, Month: 10, Day: 15}),
			"status": str(cell("I"), p.status), "note": {State: form.Empty, Cell: at(cell("L"))}}
		if p.status == finished {
			values["finished_on"] = day(cell("J"), value.Date{Year: 2023, Month: 10, Day: 9})
			values["evidence"] = str(cell("K"), fmt.Sprintf("附件%d.pdf", i+1))
		}
		t.Rows = append(t.Rows, form.TableRow{Line: line, Values: form.ValuesOf(values)})
	}
	s.Tables = map[string]form.Table{"problems": t}
	return s
}
