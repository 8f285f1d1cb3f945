package crosscheck

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// partRows is how many rows each of several submissions on one sheet has.
const partRows = 40

// part is a project's score sheet as the n-th submission on its sheet.
func (r *round) part(n int, project, score string, each ...string) *form.Submission {
	return r.moved(n, r.scoreSheet(project, score, each...))
}

// moved is a submission as the n-th on its sheet.
func (r *round) moved(n int, s *form.Submission) *form.Submission {
	s.FirstRow, s.LastRow = n*partRows+1, (n+1)*partRows
	s.Title.Cell.Row += n * partRows
	for id, v := range s.Fields {
		if !v.Cell.IsZero() {
			v.Cell.Row += n * partRows
			s.Fields[id] = v
		}
	}
	return s
}

// foundIn is an error in the n-th submission of a file, which sends it back.
func (r *round) foundIn(f record.File, n int, code finding.Code, cell finding.Ref) {
	cell.Row += n * partRows
	r.a.Issues = append(r.a.Issues, record.Issue{FileID: f.ID, Department: f.Department,
		Finding: finding.Finding{Code: code, Severity: finding.Error, Form: scoreSheet, Place: finding.Place{File: f.Path, Sheet: "Sheet1", Cell: cell}}})
}

// TestPartsRepeat: of several submissions on one sheet each is a repetition or a
// new version by itself.
func TestPartsRepeat(t *testing.T) {
	both := func(r *round, path, arrival, a01, a02 string) {
		f := r.file(path, arrival)
		r.version(f, "A-01", r.part(0, "A-01", a01), record.Accepted)
		r.version(f, "A-02", r.part(1, "A-02", a02), record.Accepted)
	}
	checked(t, []between{
		{"X07 bad: one of two again", func(r *round) {
			both(r, "213001/a.xlsx", "10-13 10:00", "91", "92")
			both(r, "213001/b.xlsx", "10-14 10:00", "91", "93")
		}, []string{"X07 213001 213001/b.xlsx A1 A-01"}},
		{"X07 bad: both again", func(r *round) {
			both(r, "213001/a.xlsx", "10-13 10:00", "91", "92")
			both(r, "213001/b.xlsx", "10-14 10:00", "91", "92")
		}, []string{"X07 213001 213001/b.xlsx A1 A-01", "X07 213001 213001/b.xlsx A41 A-02"}},
		{"X07 bad: as a sheet of its own", func(r *round) {
			both(r, "213001/a.xlsx", "10-13 10:00", "91", "92")
			r.score("213001/b.xlsx", "10-14 10:00", "A-02", "92", record.Accepted)
		}, []string{"X07 213001 213001/b.xlsx - A-02"}},
		{"X07 ok: both new", func(r *round) {
			both(r, "213001/a.xlsx", "10-13 10:00", "91", "92")
			both(r, "213001/b.xlsx", "10-14 10:00", "90", "93")
		}, nil},
		{"X01 bad: one of two in another file of the same look", func(r *round) {
			both(r, "213001/a.xlsx", "10-13 10:00", "91", "92")
			both(r, "213001/b.xlsx", "10-13 10:00", "91", "93")
		}, []string{"X01 213001 213001/b.xlsx B43 A-02"}},
	})
}

// TestPartsAreWrongByThemselves: an error in one submission says nothing of the
// score of another one on its sheet.
func TestPartsAreWrongByThemselves(t *testing.T) {
	together := func(r *round, wrong int) {
		r.scores("绩效科/统计表.xlsx", "10-10 10:00", [3]string{"A-01", "91", "优"}, [3]string{"A-02", "92", "优"})
		f := r.file("213001/a.xlsx", "10-13 10:00")
		for n, project := range []string{"A-01", "A-02"} {
			v := record.Accepted
			if n == wrong {
				v = record.Returned
			}
			r.version(f, project, r.part(n, project, "95"), v)
		}
		r.foundIn(f, wrong, "T05", finalCell)
	}
	checked(t, []between{
		{"X02 bad: the first one's sums say so", func(r *round) { together(r, 0) }, []string{"X02 213001 213001/a.xlsx B73 A-02"}},
		{"X02 bad: the second one's", func(r *round) { together(r, 1) }, []string{"X02 213001 213001/a.xlsx B33 A-01"}},
	})
}

// TestPartsOfEvidence: what each of two reports on one sheet names is looked for.
func TestPartsOfEvidence(t *testing.T) {
	r := newRound(t)
	r.c.Owed = nil
	f := r.file("213001/r.xlsx", "10-13 10:00")
	for n, project := range []string{"A-01", "A-02"} {
		s := r.submission(rectification)
		line := row(project, "", "资金管理", "加强监督检查")
		named := text("验收" + project + ".pdf")
		named.Cell = finding.Ref{Row: n*partRows + 5, Col: columnOf[evidenceField]}
		line.Values.Set(evidenceField, named)
		s.Tables = map[string]form.Table{problemTable: {Rows: []form.TableRow{line}}}
		r.version(f, project, r.moved(n, s), record.Accepted)
	}
	same(t, []string{"R08 213001 213001/r.xlsx L5 -", "R08 213001 213001/r.xlsx L45 -"}, r.told("10-14 22:00", "R08"))
}

// TestDoubtsCountParts: every submission on a sheet is one that may fail a rule,
// and none fails it for another.
func TestDoubtsCountParts(t *testing.T) {
	s := &record.Snapshot{}
	f := record.File{ID: 1, Path: "a", Verdict: record.Returned}
	for n := range 10 {
		rows := record.Rows{First: n*partRows + 1, Last: (n + 1) * partRows}
		s.Versions = append(s.Versions, record.Version{ID: int64(n + 1), N: 1, File: &f, Sheet: "评分表", Rows: rows, Verdict: record.Returned,
			Duty: record.Duty{Department: "213001", Form: scoreSheet}})
		if n < 3 {
			s.Issues = append(s.Issues, record.Issue{FileID: 1, Finding: finding.Finding{Code: "T03", Severity: finding.Error, Form: scoreSheet,
				Place: finding.Place{Sheet: "评分表", Cell: finding.Ref{Row: rows.First + 3, Col: 2}}}})
		}
	}
	want := []Doubt{{Code: "T03", Form: scoreSheet, Failing: 3, Sheets: 10}}
	if diff := cmp.Diff(want, Doubts(doubting(), s)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
