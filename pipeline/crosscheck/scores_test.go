package crosscheck

import (
	"strings"
	"testing"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// found adds a finding of a file's own judgement, and sends its versions back
// where it is an error.
func (r *round) found(f record.File, code finding.Code, weight finding.Severity, field string, cell finding.Ref) *record.Issue {
	r.a.Issues = append(r.a.Issues, record.Issue{FileID: f.ID, Department: f.Department,
		Finding: finding.Finding{Code: code, Severity: weight, Form: scoreSheet, Field: field, Place: finding.Place{File: f.Path, Sheet: "Sheet1", Cell: cell}}})
	for i := range r.a.Versions {
		if v := &r.a.Versions[i]; v.File.ID == f.ID && weight == finding.Error {
			v.Verdict = record.Returned
		}
	}
	return &r.a.Issues[len(r.a.Issues)-1]
}

// The cells of the sheets that rounds are made of.
var (
	finalCell = finding.Ref{Row: 33, Col: 2}
	gradeCell = finding.Ref{Row: 33, Col: 4}
	phoneCell = finding.Ref{Row: 34, Col: 4}
)

const (
	atSheet = "X02 213001 213001/a.xlsx B33 A-01"
	atList  = "X02 - 绩效科/统计表.xlsx D4 A-01"
)

// When things come.
const before, once, after = "10-10 10:00", "10-12 10:00", "10-14 10:00"

// sheetOf, listOf and ownOf receive a score of A-01: the department's sheet, the
// section's list, the section's own sheet.
func (r *round) sheetOf(when, score string) record.File {
	return r.score("213001/a.xlsx", when, "A-01", score, record.Accepted)
}

func (r *round) listOf(when, score string) {
	r.scores("绩效科/统计表.xlsx", when, [3]string{"A-01", score, "优"})
}

func (r *round) ownOf(when, score string) record.File {
	return r.score("绩效科/A-01.xlsx", when, "A-01", score, record.Accepted)
}

// finalWrong says that a sheet's own sums disagree with its final score.
func (r *round) finalWrong(f record.File, code finding.Code) {
	r.found(f, code, finding.Error, finalScore, finalCell)
}

// TestWrongByItself: what a sheet's own errors explain is not told once more,
// least of all to the list.
func TestWrongByItself(t *testing.T) {
	checked(t, []between{
		{"X02 ok: list first, the sheet's own sums say what is wrong", func(r *round) {
			r.listOf(before, "91.36")
			r.finalWrong(r.sheetOf(once, "93.16"), "T05")
		}, nil},
		{"X02 ok: both at once, the sheet's own sums say so", func(r *round) {
			r.listOf(once, "91.36")
			r.finalWrong(r.sheetOf(once, "93.16"), "T05")
		}, nil},
		{"X02 ok: list later, the sheet's own sums say so", func(r *round) {
			r.finalWrong(r.sheetOf(before, "93.16"), "T03")
			r.listOf(once, "91.36")
		}, nil},
		{"X02 ok: an item of the sum is wrong", func(r *round) {
			r.listOf(before, "91.36")
			f := r.score("213001/a.xlsx", once, "A-01", "93.16", record.Accepted, "8", "9")
			rows := r.a.Versions[1].Submission().Tables[indicatorTable].Rows
			v := rows[1].Value(scoreField)
			v.Cell = finding.Ref{Row: 10, Col: 5}
			rows[1].Values.Set(scoreField, v)
			r.found(f, "T01", finding.Error, scoreField, v.Cell)
		}, nil},
		{"X02 ok: a cause touches an item of the sum", func(r *round) {
			r.listOf(before, "91.36")
			f := r.sheetOf(once, "93.16")
			r.found(f, "T13", finding.Error, "weight", finding.Ref{Row: 8, Col: 4}).Cells = []finding.Cell{{At: finding.Ref{Row: 8, Col: 4}}, {At: finalCell}}
		}, nil},
		{"X02 ok: the sheet names another project", func(r *round) {
			r.listOf(before, "91.36")
			r.found(r.sheetOf(once, "93.16"), "C02", finding.Error, form.ProjectNameField, finding.Ref{Row: 3, Col: 4})
		}, nil},
		{"X02 ok: the sheet was not read whole", func(r *round) {
			r.listOf(before, "91.36")
			r.found(r.sheetOf(once, "93.16"), "S08", finding.Error, "", finding.Ref{Row: 30, Col: 1})
		}, nil},
		{"X02 ok: the wrong grade fits the issued score", func(r *round) {
			r.scores("绩效科/统计表.xlsx", before, [3]string{"A-01", "81.36", "良"})
			f := r.sheetOf(once, "91.36")
			s := r.a.Versions[1].Submission()
			s.Fields[gradeField] = text("良")
			r.found(f, "G01", finding.Error, gradeField, gradeCell)
		}, nil},
		{"X02 bad: the wrong grade fits neither", func(r *round) {
			r.listOf(before, "91.36")
			f := r.sheetOf(once, "93.16")
			r.a.Versions[1].Submission().Fields[gradeField] = text("良")
			r.found(f, "G01", finding.Error, gradeField, gradeCell)
		}, []string{atSheet}},
		{"X02 bad: what else is wrong explains nothing", func(r *round) {
			r.listOf(before, "91.36")
			r.found(r.sheetOf(once, "93.16"), "V08", finding.Error, "phone", phoneCell)
		}, []string{atSheet}},
		{"X02 bad: a remark on the score sends nothing back", func(r *round) {
			r.listOf(before, "91.36")
			r.found(r.sheetOf(once, "93.16"), "V05", finding.Info, finalScore, finalCell)
		}, []string{atSheet}},
		{"X02 bad: what is waived explains nothing", func(r *round) {
			r.listOf(before, "91.36")
			r.found(r.sheetOf(once, "93.16"), "T05", finding.Error, finalScore, finalCell).Waived = &finding.Waiver{}
		}, []string{atSheet}},
	})
}

// TestWhoseScoreIsWrong: in every order in which sheet, list and the section's
// own sheet can come.
func TestWhoseScoreIsWrong(t *testing.T) {
	checked(t, []between{
		{"X02 ok: the sheet corrected later agrees", func(r *round) {
			r.listOf(before, "91.36")
			r.finalWrong(r.sheetOf(once, "93.16"), "T05")
			r.sheetOf(after, "91.36")
		}, nil},
		{"X02 bad: the sheet corrected later does not", func(r *round) {
			r.listOf(before, "91.36")
			r.finalWrong(r.sheetOf(once, "93.16"), "T05")
			r.sheetOf(after, "92")
		}, []string{atSheet}},
		{"X02 ok: the list corrected later agrees", func(r *round) {
			r.listOf(before, "91.36")
			r.sheetOf(once, "93.16")
			r.listOf(after, "93.16")
		}, nil},
		{"X02 bad: the list handed in again makes its score no later", func(r *round) {
			r.scores("绩效科/统计表.xlsx", before, [3]string{"A-01", "91.36", "优"}, [3]string{"A-02", "90", "优"})
			r.sheetOf(once, "93.16")
			r.scores("绩效科/统计表.xlsx", after, [3]string{"A-01", "91.36", "优"}, [3]string{"A-02", "90.5", "优"})
		}, []string{atSheet}},
		{"X02 bad: the sheet handed in again makes its score no later", func(r *round) {
			r.score("213001/a.xlsx", before, "A-01", "93.16", record.Accepted, "8", "4")
			r.listOf(once, "91.36")
			r.score("213001/a.xlsx", after, "A-01", "93.16", record.Accepted, "7", "5")
		}, []string{atList}},
		{"X02 bad: both at once, both right by themselves", func(r *round) {
			r.listOf(once, "91.36")
			r.sheetOf(once, "93.16")
		}, []string{atList}},
		{"X02 bad: the section's sheet bears its later list out", func(r *round) {
			r.sheetOf(before, "93.16")
			r.ownOf(once, "91.36")
			r.listOf(after, "91.36")
		}, []string{atSheet}},
		{"X02 bad: the section's sheet bears its list out, at once", func(r *round) {
			r.sheetOf(once, "93.16")
			r.ownOf(once, "91.36")
			r.listOf(once, "91.36")
		}, []string{atSheet}},
		{"X02 bad: the section's later sheet is not blamed", func(r *round) {
			r.sheetOf(before, "93.16")
			r.ownOf(once, "91.36")
		}, []string{atSheet}},
		{"X02 bad: the section's list is not what its sheet says", func(r *round) {
			r.listOf(before, "91.36")
			r.ownOf(once, "93.16")
			r.sheetOf(after, "93.16")
		}, []string{atList}},
		{"X02 bad: nor is a department blamed that agrees with the list", func(r *round) {
			r.listOf(before, "91.36")
			r.ownOf(once, "93.16")
			r.sheetOf(after, "91.36")
		}, []string{atList}},
		{"X02 bad: three scores", func(r *round) {
			r.listOf(before, "91.36")
			r.ownOf(once, "93.16")
			r.sheetOf(after, "92")
		}, []string{atList, atSheet}},
		{"X02 bad: what the section itself got wrong bears nothing out", func(r *round) {
			r.sheetOf(before, "93.16")
			r.finalWrong(r.ownOf(once, "91.36"), "T05")
			r.listOf(after, "91.36")
		}, []string{atList}},
	})
}

// TestWhoIssuesAScoreIsNotToldThatTheIssuedScoreCounts: each side is advised what
// it can do.
func TestWhoIssuesAScoreIsNotToldThatTheIssuedScoreCounts(t *testing.T) {
	for when, want := range map[string]string{before: "以绩效科发布的评分为准", after: "这里有误的，改正后重新放进报送文件夹"} {
		r := newRound(t)
		r.c.Owed = nil
		r.sheetOf(once, "93.16")
		r.listOf(when, "91.36")
		for _, i := range Check(r.c, r.a.Snapshot(), at("10-15 22:00")).Issues {
			if i.Code != "X02" || !strings.Contains(i.Fix.ZH, want) {
				t.Errorf("list at %s: %s %s", when, i.Code, i.Fix.ZH)
			}
		}
	}
}
