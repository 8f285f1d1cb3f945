package crosscheck

import (
	"slices"
	"strings"
	"testing"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
)

// between is a campaign by what is handed in, and what is told of one code: the
// one that its name begins with.
type between struct {
	name string
	in   func(r *round)
	want []string
}

func checked(t *testing.T, cases []between) {
	t.Helper()
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			r := newRound(t)
			r.c.Owed = nil
			tt.in(r)
			same(t, tt.want, r.told("10-15 22:00", finding.Code(tt.name[:3])))
		})
	}
}

// TestTwins: two files at once that say different things.
func TestTwins(t *testing.T) {
	checked(t, []between{
		{"X01 bad: two files at one look", func(r *round) {
			r.score("213001/a.xlsx", "10-13 10:00", "A-01", "91", record.Accepted)
			r.score("213001/b.xlsx", "10-13 10:00", "A-01", "92", record.Accepted)
		}, []string{"X01 213001 213001/b.xlsx B3 A-01"}},
		{"X01 ok: at two looks", func(r *round) {
			r.score("213001/a.xlsx", "10-13 10:00", "A-01", "91", record.Accepted)
			r.score("213001/b.xlsx", "10-13 10:05", "A-01", "92", record.Accepted)
		}, nil},
		{"X01 ok: one of them is gone", func(r *round) {
			r.gone(r.score("213001/a.xlsx", "10-13 10:00", "A-01", "91", record.Accepted))
			r.score("213001/b.xlsx", "10-13 10:00", "A-01", "92", record.Accepted)
		}, nil},
		{"X01 ok: a later one says which", func(r *round) {
			r.score("213001/a.xlsx", "10-13 10:00", "A-01", "91", record.Accepted)
			r.score("213001/b.xlsx", "10-13 10:00", "A-01", "92", record.Accepted)
			r.score("213001/c.xlsx", "10-14 10:00", "A-01", "92", record.Accepted)
		}, nil},
		{"X01 ok: reports on different projects", func(r *round) {
			r.report("213001/a.xlsx", "10-13 10:00", record.Accepted, row("A-01", "", "资金管理", "一"))
			r.report("213001/b.xlsx", "10-13 10:00", record.Accepted, row("A-02", "", "资金管理", "二"))
		}, nil},
		{"X01 ok: reports that say the same of the project that both name", func(r *round) {
			r.report("213001/a.xlsx", "10-13 10:00", record.Accepted, row("A-01", "", "资金管理", "一"), row("A-02", "", "资金管理", "二"))
			r.report("213001/b.xlsx", "10-13 10:00", record.Accepted, row("A-02", "", "资金管理", "二"))
			r.says(2, "phone", "76895013")
		}, nil},
		{"X01 bad: reports that differ on one project", func(r *round) {
			r.report("213001/a.xlsx", "10-13 10:00", record.Accepted, row("A-01", "", "资金管理", "一"), row("A-02", "", "资金管理", "二"))
			r.report("213001/b.xlsx", "10-13 10:00", record.Accepted, row("A-02", "", "资金管理", "三"))
		}, []string{"X01 213001 213001/b.xlsx C5 A-02"}},
	})
}

// TestRepeats: files that say the same again.
func TestRepeats(t *testing.T) {
	checked(t, []between{
		{"X07 bad: the same figures again", func(r *round) {
			r.score("213001/a.xlsx", "10-13 10:00", "A-01", "91", record.Accepted)
			r.score("213001/b.xlsx", "10-13 10:00", "A-01", "91", record.Accepted)
			r.score("213001/c.xlsx", "10-14 10:00", "A-01", "91", record.Accepted)
		}, []string{"X07 213001 213001/b.xlsx - A-01", "X07 213001 213001/c.xlsx - A-01"}},
		{"X07 ok: back to what was before", func(r *round) {
			r.score("213001/a.xlsx", "10-13 10:00", "A-01", "91", record.Accepted)
			r.score("213001/b.xlsx", "10-14 10:00", "A-01", "92", record.Accepted)
			r.score("213001/c.xlsx", "10-15 10:00", "A-01", "91", record.Accepted)
		}, nil},
		{"X07 ok: what was returned never stood", func(r *round) {
			r.score("213001/a.xlsx", "10-13 10:00", "A-01", "91", record.Returned)
			r.score("213001/b.xlsx", "10-14 10:00", "A-01", "91", record.Returned)
		}, nil},
		{"X07 bad: a returned one between", func(r *round) {
			r.score("213001/a.xlsx", "10-13 10:00", "A-01", "91", record.Accepted)
			r.score("213001/b.xlsx", "10-14 10:00", "A-01", "92", record.Returned)
			r.score("213001/c.xlsx", "10-15 10:00", "A-01", "91", record.Accepted)
		}, []string{"X07 213001 213001/c.xlsx - A-01"}},
		{"X07 ok: a report that is new for one project", func(r *round) {
			r.report("213001/a.xlsx", "10-13 10:00", record.Accepted, row("A-01", "", "资金管理", "一"), row("A-02", "", "资金管理", "二"))
			r.report("213001/b.xlsx", "10-14 10:00", record.Accepted, row("A-01", "", "资金管理", "一"), row("A-02", "", "资金管理", "三"))
		}, nil},
		{"X07 ok: the rows are the same, the phone of the report is not", func(r *round) {
			rows := func() []form.TableRow { return []form.TableRow{row("A-01", "", "资金管理", "一")} }
			r.report("213001/a.xlsx", "10-13 10:00", record.Accepted, rows()...)
			r.report("213001/b.xlsx", "10-14 10:00", record.Accepted, rows()...)
			r.says(1, "phone", "76895013")
		}, nil},
		{"X07 ok: the items are the same, a sub-total is not", func(r *round) {
			r.score("213001/a.xlsx", "10-13 10:00", "A-01", "91", record.Accepted, "8")
			r.score("213001/b.xlsx", "10-14 10:00", "A-01", "91", record.Accepted, "8")
			s := r.a.Versions[1].Submission()
			s.Tables[indicatorTable] = form.Table{Rows: s.Tables[indicatorTable].Rows,
				Subtotals: []form.TableRow{{Group: "决策", Values: form.ValuesOf(map[string]form.Value{"subtotal_score": number("8")})}}}
			r.says(1, "phone", "")
		}, nil},
		{"X07 bad: what an older program recorded knows only the rows", func(r *round) {
			r.report("213001/a.xlsx", "10-13 10:00", record.Accepted, row("A-01", "", "资金管理", "一"))
			r.report("213001/b.xlsx", "10-14 10:00", record.Accepted, row("A-01", "", "资金管理", "一"))
			r.says(1, "phone", "76895013")
			r.a.Versions[0].Figures, _, _ = strings.Cut(r.a.Versions[0].Figures, "+")
		}, []string{"X07 213001 213001/b.xlsx - A-01"}},
		{"X07 bad: a report that says the same of all", func(r *round) {
			r.report("213001/a.xlsx", "10-13 10:00", record.Accepted, row("A-01", "", "资金管理", "一"), row("A-02", "", "资金管理", "二"))
			r.report("213001/b.xlsx", "10-14 10:00", record.Accepted, row("A-01", "", "资金管理", "一"), row("A-02", "", "资金管理", "二"))
		}, []string{"X07 213001 213001/b.xlsx - -"}},
	})
}

// TestScores: the section's scores against those of the departments.
func TestScores(t *testing.T) {
	checked(t, []between{
		{"X02 bad: the sheet came after the list", func(r *round) {
			r.scores("绩效科/统计表.xlsx", "10-10 10:00", [3]string{"A-01", "91.36", "优"}, [3]string{"A-02", "94.5", "优"})
			r.score("213001/a.xlsx", "10-13 10:00", "A-01", "92.36", record.Accepted)
		}, []string{"X02 213001 213001/a.xlsx B33 A-01"}},
		{"X02 bad: the list came after the sheet", func(r *round) {
			r.score("213001/a.xlsx", "10-13 10:00", "A-02", "92.36", record.Accepted)
			r.scores("绩效科/统计表.xlsx", "10-14 10:00", [3]string{"A-01", "91.36", "优"}, [3]string{"A-02", "94.5", "优"})
		}, []string{"X02 - 绩效科/统计表.xlsx D5 A-02"}},
		{"X02 bad: another grade", func(r *round) {
			r.scores("绩效科/统计表.xlsx", "10-10 10:00", [3]string{"A-01", "91.36", "良"})
			r.score("213001/a.xlsx", "10-13 10:00", "A-01", "91.36", record.Accepted)
		}, []string{"X02 213001 213001/a.xlsx B33 A-01"}},
		{"X02 ok: the same, written with another zero", func(r *round) {
			r.scores("绩效科/统计表.xlsx", "10-10 10:00", [3]string{"A-01", "91.50", "优"})
			r.score("213001/a.xlsx", "10-13 10:00", "A-01", "91.5", record.Accepted)
		}, nil},
		{"X02 ok: corrected since", func(r *round) {
			r.scores("绩效科/统计表.xlsx", "10-10 10:00", [3]string{"A-01", "91.36", "优"})
			r.score("213001/a.xlsx", "10-13 10:00", "A-01", "92.36", record.Accepted)
			r.score("213001/b.xlsx", "10-14 10:00", "A-01", "91.36", record.Accepted)
		}, nil},
		{"X02 bad: the section issued the sheet itself", func(r *round) {
			r.score("绩效科/A-01.xlsx", "10-10 10:00", "A-01", "91.36", record.Accepted)
			r.score("213001/a.xlsx", "10-13 10:00", "A-01", "92.36", record.Accepted)
		}, []string{"X02 213001 213001/a.xlsx B33 A-01"}},
	})
}

// TestProblems: what is listed against what is answered.
func TestProblems(t *testing.T) {
	checked(t, []between{
		{"X03 ok: answered by its id", func(r *round) {
			r.list("绩效科/清单.xlsx", "10-01 10:00", row("A-01", "P-1", "资金管理", ""))
			r.report("213001/r.xlsx", "10-13 10:00", record.Accepted, row("A-01", "p－1", "其他", "一"))
		}, nil},
		{"X03 ok: answered by project and category", func(r *round) {
			r.list("绩效科/清单.xlsx", "10-01 10:00", row("A-01", "P-1", "资金管理", ""))
			r.report("213001/r.xlsx", "10-13 10:00", record.Accepted, row("A-01", "", "资金管理", "一"))
		}, nil},
		{"X03 bad: not answered", func(r *round) {
			r.list("绩效科/清单.xlsx", "10-01 10:00", row("A-01", "P-1", "资金管理", ""), row("A-01", "P-2", "绩效目标", ""), row("A-02", "P-3", "绩效目标", ""))
			r.report("213001/r.xlsx", "10-13 10:00", record.Accepted, row("A-01", "P-1", "资金管理", "一"))
		}, []string{"X03 213001 213001/r.xlsx - A-01", "X03 213001 213001/r.xlsx - A-02"}},
		{"X03 ok: no report, no X03", func(r *round) {
			r.list("绩效科/清单.xlsx", "10-01 10:00", row("A-01", "P-1", "资金管理", ""))
			r.report("213001/r.xlsx", "10-13 10:00", record.Returned, row("A-01", "", "绩效目标", "一"))
		}, nil},
		{"X03 bad: of a project in which the report's sender takes no part", func(r *round) {
			facts := *r.c.Facts
			facts.Projects = slices.Clone(facts.Projects)
			for i := range facts.Projects {
				if p := &facts.Projects[i]; p.Code == "A-01" {
					p.CoUnits = []string{"101001"}
				}
			}
			r.c.Facts = register.New(facts)
			r.list("绩效科/清单.xlsx", "10-01 10:00", row("A-01", "P-1", "资金管理", ""), row("A-01", "P-2", "绩效目标", ""), row("A-02", "P-3", "绩效目标", ""))
			r.report("101001/r.xlsx", "10-13 10:00", record.Accepted, row("A-01", "P-1", "资金管理", "一"))
		}, []string{"X03 101001 101001/r.xlsx - A-01", "X03 213001 - - A-02"}},
		{"X03 bad: nothing to report", func(r *round) {
			r.list("绩效科/清单.xlsx", "10-01 10:00", row("A-01", "P-1", "资金管理", ""))
			s := r.submission(rectification)
			s.Nil = true
			r.version(r.file("213001/零报告.xlsx", "10-14 10:00"), "A-01", s, record.Accepted)
		}, []string{"X03 213001 213001/零报告.xlsx - A-01"}},
		{"X08 bad: an id that is not listed", func(r *round) {
			r.list("绩效科/清单.xlsx", "10-01 10:00", row("A-01", "P-1", "资金管理", ""))
			r.report("213001/r.xlsx", "10-13 10:00", record.Returned, row("A-01", "P-1", "资金管理", "一"), row("A-01", "P-9", "资金管理", "二"))
		}, []string{"X08 213001 213001/r.xlsx B6 A-01"}},
		{"X08 ok: no list, no X08", func(r *round) {
			r.report("213001/r.xlsx", "10-13 10:00", record.Accepted, row("A-01", "P-9", "资金管理", "二"))
		}, nil},
	})
}

// TestLikeness: what may be copied, for the section's eyes.
func TestLikeness(t *testing.T) {
	checked(t, []between{
		{"X05 bad: two projects alike", func(r *round) {
			r.score("213001/a.xlsx", "10-13 10:00", "A-01", "91", record.Accepted, "8", "4.0")
			r.score("101001/b.xlsx", "10-14 10:00", "A-10", "91", record.Accepted, "8", "4")
			r.score("213001/c.xlsx", "10-15 10:00", "A-02", "91", record.Accepted, "8", "3")
		}, []string{"X05 101001 101001/b.xlsx B33 A-10"}},
		{"X05 ok: the same project twice", func(r *round) {
			r.score("213001/a.xlsx", "10-13 10:00", "A-01", "91", record.Accepted, "8", "4")
			r.score("213001/b.xlsx", "10-14 10:00", "A-01", "92", record.Accepted, "8", "4")
		}, nil},
		{"X06 bad: one measure of two departments", func(r *round) {
			r.report("213001/r.xlsx", "10-13 10:00", record.Accepted, row("A-01", "", "资金管理", "健全制度，加强监督检查"), row("A-02", "", "资金管理", "健全制度，加强监督检查"))
			r.report("101001/r.xlsx", "10-14 10:00", record.Accepted, row("A-10", "", "资金管理", "健全制度， 加强监督检查"), row("A-10", "", "绩效目标", "健全制度，加强监督检查"))
		}, []string{"X06 101001 101001/r.xlsx G5 A-10"}},
		{"X06 ok: what says nothing is told already", func(r *round) {
			r.report("213001/r.xlsx", "10-13 10:00", record.Accepted, row("A-01", "", "资金管理", "已整改"))
			f := r.report("101001/r.xlsx", "10-14 10:00", record.Accepted, row("A-10", "", "资金管理", "已整改"))
			r.a.Issues = append(r.a.Issues, record.Issue{FileID: f.ID, Finding: finding.Finding{Code: "R05",
				Place: finding.Place{File: f.Path, Sheet: "Sheet1", Cell: finding.Ref{Row: 5, Col: 7}}}})
		}, nil},
	})
}

// TestGone: files that were taken away.
func TestGone(t *testing.T) {
	checked(t, []between{
		{"F12 bad: a file was taken away", func(r *round) {
			r.gone(r.score("213001/a.xlsx", "10-13 10:00", "A-01", "91", record.Accepted))
		}, []string{"F12 213001 213001/a.xlsx - -"}},
		{"F12 ok: another file took its place", func(r *round) {
			r.gone(r.score("213001/a.xlsx", "10-13 10:00", "A-01", "91", record.Accepted))
			r.score("213001/a.xlsx", "10-13 10:05", "A-01", "92", record.Accepted)
		}, nil},
	})
}

// TestWording: nothing that a message needs is left out.
func TestWording(t *testing.T) {
	r := newRound(t)
	r.c.Owed = nil
	r.scores("绩效科/统计表.xlsx", "10-10 10:00", [3]string{"A-01", "91.36", "优"})
	r.list("绩效科/清单.xlsx", "10-01 10:00", row("A-01", "P-1", "资金管理", ""))
	r.score("213001/a.xlsx", "10-13 10:00", "A-01", "92.36", record.Accepted, "8")
	r.score("213001/b.xlsx", "10-13 10:00", "A-01", "92.4", record.Accepted, "7")
	r.score("101001/c.xlsx", "10-14 10:00", "A-10", "93", record.Accepted, "7")
	r.report("213001/r.xlsx", "10-13 10:00", record.Accepted, row("A-01", "P-9", "绩效目标", "健全制度，加强监督检查"))
	r.report("101001/r.xlsx", "10-14 10:00", record.Accepted, row("A-10", "", "资金管理", "健全制度，加强监督检查"))
	var got []string
	for _, i := range Check(r.c, r.a.Snapshot(), at("10-15 22:00")).Issues {
		got = append(got, string(i.Code)+" "+string(i.Audience)+" "+i.Message.ZH)
	}
	const a01, a10 = "A-01“城区环卫一体化保洁费（城区、莱钢大道及公厕）”：", "A-10“老电影员放映补贴”："
	same(t, []string{
		"X01 everyone " + a01 + "同时收到两份内容不同的表，另一份是“213001/a.xlsx”，不能确定以哪份为准",
		"X02 everyone " + a01 + "财政综合评分填的是“92.4”，绩效科发布的评分统计表是“91.36”，两处不一致",
		"X03 everyone " + a01 + "问题清单里的“P-1”“问题P-1”，整改情况报告表里没有写",
		"X08 everyone " + a01 + "问题编号“P-9”不在问题清单中",
		"X05 section " + a10 + "每一项得分都与项目 A-01 完全相同",
		"X06 section " + a10 + "整改措施“健全制度，加强监督检查”与钢城区城市管理局的一字不差",
	}, got)
}

// A value that cannot be used takes part in nothing.
func TestUnusableValuesAreLeftOut(t *testing.T) {
	r := newRound(t)
	r.c.Owed = nil
	r.scores("绩效科/统计表.xlsx", "10-10 10:00", [3]string{"A-01", "91.36", "优"})
	r.score("213001/a.xlsx", "10-13 10:00", "A-01", "92.36", record.Returned, "8")
	s := r.a.Versions[1].Submission()
	for _, id := range []string{finalScore, gradeField} {
		v := s.Fields[id]
		v.State = form.Invalid
		s.Fields[id] = v
	}
	r.score("101001/c.xlsx", "10-14 10:00", "A-10", "93", record.Accepted, "8")
	s.Tables[indicatorTable].Rows[0].Values.Set(scoreField, form.Value{State: form.Invalid, Stored: "8"})
	same(t, nil, r.told("10-15 22:00"))
}
