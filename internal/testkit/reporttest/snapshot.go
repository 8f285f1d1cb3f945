package reporttest

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
	"jixiao/rules/form/packed"
	"jixiao/rules/value"
)

// Builder makes a snapshot by hand, one file after the other.
type Builder struct {
	record.Snapshot
	clock   time.Time
	numbers map[record.Duty]int // of the newest versions
}

// NewBuilder begins a snapshot of the evening before the deadline.
func NewBuilder() *Builder {
	b := &Builder{clock: time.Date(2023, 10, 13, 9, 0, 0, 0, Zone)}
	b.Run = record.Run{ID: 7, AsOf: time.Date(2023, 10, 13, 22, 0, 0, 0, Zone),
		Balance: record.Balance{ByVerdict: map[record.Verdict]int{}}}
	return b
}

// File receives one file; its hash is made from its path.
func (b *Builder) File(path string, v record.Verdict) record.File {
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

// Version says what a file holds for a duty.
func (b *Builder) Version(f record.File, d record.Duty, v record.Verdict, s *form.Submission) {
	if b.numbers == nil {
		b.numbers = map[record.Duty]int{}
	}
	b.numbers[d]++
	b.Versions = append(b.Versions, record.Version{ID: int64(len(b.Versions) + 1), Duty: d, N: b.numbers[d], File: &f,
		Sheet: s.Sheet, Verdict: v, Says: packed.Of(s)})
}

// Score receives a project's score sheet.
func (b *Builder) Score(x Fact, v record.Verdict) record.File {
	f := b.File(fmt.Sprintf("%s%s/评分表_%s.xlsx", x.Unit, x.UnitName, x.Code), v)
	b.Version(f, record.Duty{Department: x.Unit, Form: scoreSheetID, Subject: finding.Subject(x.Code)}, v, ScoreSubmission(x))
	return f
}

// Issue says what was found in a file.
func (b *Builder) Issue(f record.File, i record.Issue) {
	i.FileID, i.Place.File, i.State = f.ID, f.Path, record.New
	if i.Department == "" {
		i.Department = f.Department
	}
	if i.Since.IsZero() {
		i.Since = b.Run.AsOf
	}
	if i.Opened.IsZero() {
		i.Opened = i.Since
	}
	if i.FirstRun == 0 {
		i.FirstRun = 1
	}
	if i.Audience == "" {
		i.Audience = finding.Everyone
	}
	b.Issues = append(b.Issues, i)
}

// MustRef reads a cell's address, and panics where it is none.
func MustRef(ref string) finding.Ref {
	r, err := finding.ParseRef(ref)
	if err != nil {
		panic(err)
	}
	return r
}

// Number is a valid number in a cell.
func Number(ref, digits string) form.Value {
	return form.Value{State: form.Valid, Cell: MustRef(ref), Stored: digits, Text: digits, Number: decimal.Must(digits)}
}

// Text is a valid text in a cell.
func Text(ref, s string) form.Value {
	return form.Value{State: form.Valid, Cell: MustRef(ref), Stored: s, Text: s}
}

func day(ref string, d value.Date) form.Value {
	return form.Value{State: form.Valid, Cell: MustRef(ref), Stored: d.String(), Text: d.String(), Date: d}
}

// ScoreSubmission is a score sheet with the facts of a project: what was lost
// was lost in 产出.
func ScoreSubmission(x Fact) *form.Submission {
	s := &form.Submission{Form: scoreSheetID, Sheet: "评分表", Year: 2023, Tables: map[string]form.Table{}}
	fundField, other := "general_budget", "gov_fund"
	if x.Code == "A-09" {
		fundField, other = other, fundField
	}
	s.Fields = map[string]form.Value{
		"project_code": Text("B3", x.Code), "project_name": Text("D3", x.Name), "unit": Text("B4", x.Unit),
		"division": Text("F4", x.Division), "budget": Number("B5", x.Budget), fundField: Number("D5", x.Budget), other: Number("F5", "0"),
		"funds_in_place": Number("B6", x.Budget), "spent": Number("D6", x.Budget), "in_place_rate": Number("F6", "1"),
		"execution_rate": Number("H6", "1"), "final_score": Number("B33", x.Score), "grade": Text("E33", x.Grade),
		"total_weight": Number("D32", "100"), "total_score": Number("E32", x.Score)}
	lost := decimal.Hundred.Sub(decimal.Must(x.Score))
	weights := []string{"20", "20", "30", "20", "10"}
	t := form.Table{Header: MustRef("A8")}
	for i, name := range []string{"决策", "过程", "产出", "效益", "满意度"} {
		line, score := 15+5*i, decimal.Must(weights[i])
		if name == "产出" {
			score = score.Sub(lost)
		}
		t.Subtotals = append(t.Subtotals, form.TableRow{Line: line, Group: name, Values: form.ValuesOf(map[string]form.Value{
			"subtotal_weight": Number(fmt.Sprintf("D%d", line), weights[i]),
			"subtotal_score":  Number(fmt.Sprintf("E%d", line), score.String())})})
	}
	s.Tables["indicators"] = t
	return s
}

// Problem is one row of a rectification report.
type Problem struct{ Project, Category, Status string }

// RectificationSubmission is a rectification report with so many problems.
func RectificationSubmission(rows ...Problem) *form.Submission {
	s := &form.Submission{Form: rectificationID, Sheet: "整改台账", Fields: map[string]form.Value{}}
	t := form.Table{Header: MustRef("A4")}
	for i, p := range rows {
		line := 5 + i
		cell := func(col string) string { return fmt.Sprintf("%s%d", col, line) }
		values := map[string]form.Value{"project_code": Text(cell("B"), p.Project), "category": Text(cell("D"), p.Category),
			"problem": Text(cell("E"), "在"+p.Category+"方面存在不足：依据文件不完整，指标未细化量化"),
			"measure": Text(cell("F"), "已补充依据文件并建立档案目录，由业务科室专人管理，按月调度支出进度，形成通报机制"),
			"owner":   Text(cell("G"), "王五"), "due": day(cell("H"), value.Date{Year: 2023, Month: 10, Day: 15}),
			"status": Text(cell("I"), p.Status), "note": {State: form.Empty, Cell: MustRef(cell("L"))}}
		if p.Status == "已完成" {
			values["finished_on"] = day(cell("J"), value.Date{Year: 2023, Month: 10, Day: 9})
			values["evidence"] = Text(cell("K"), fmt.Sprintf("附件%d.pdf", i+1))
		}
		t.Rows = append(t.Rows, form.TableRow{Line: line, Values: form.ValuesOf(values)})
	}
	s.Tables = map[string]form.Table{"problems": t}
	return s
}
