package load

import (
	"errors"
	"maps"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/pipeline/campaign"
	"jixiao/rules/decimal"
	"jixiao/rules/register"
)

// TestWhatLastYearIsComparedBy: columns that this year's register and master have too,
// by any name that the form takes, amounts in 万元; none of it is judged by.
func TestWhatLastYearIsComparedBy(t *testing.T) {
	judged := mustFingerprint(t, mustFixture(t))
	project := func(values ...string) []register.ProjectLastYear {
		return []register.ProjectLastYear{{Code: "A-01", Name: "保洁费", Values: values}}
	}
	for name, tt := range map[string]struct {
		table string
		want  register.LastYear
	}{
		"as this year":      {"项目编号\t项目名称\t预算批复金额\t评分\nA-01\t保洁费\t12.5\t9\n", register.LastYear{Columns: []string{"预算批复金额"}, Projects: project("12.5")}},
		"in 元":              {"项目编号\t项目名称\t批复金额（元）\nA-01\t保洁费\t125000.5\n", register.LastYear{Columns: []string{"预算批复金额"}, Projects: project("12.50005")}},
		"in 元, said above":  {"单位：元\n项目编号\t项目名称\t预算金额\nA-01\t保洁费\t125000\n", register.LastYear{Columns: []string{"预算批复金额"}, Projects: project("12.5")}},
		"in 万元 by its cell": {"单位：元\n项目编号\t项目名称\t预算金额\nA-01\t保洁费\t12.5万元\n", register.LastYear{Columns: []string{"预算批复金额"}, Projects: project("12.5")}},
		"no number":         {"项目编号\t项目名称\t预算批复金额\nA-01\t保洁费\t待定\n", register.LastYear{Columns: []string{"预算批复金额"}, Projects: project("待定")}},
		"a list of names":   {"项目编号\t项目名称\nA-01\t保洁费\n", register.LastYear{Projects: project()}},
		"score and grade":   {"编号\t项目\t等级\t综合评分\nA-01\t保洁费\t优\t91 分\n合计\t\t\t91\n", register.LastYear{Columns: []string{"综合评分", "等级"}, Projects: project("91", "优")}},
	} {
		t.Run(name, func(t *testing.T) {
			f := mustFixture(t).replace(t, "forms/sheet.yaml", "{field: final_score}, {field: grade}", "{field: final_score, role: score}, {field: grade, role: grade}")
			c, err := Campaign(f.withLastYear(t, tt.table))
			if err != nil {
				t.Fatal(err)
			}
			for i := range tt.want.Projects {
				if tt.want.Projects[i].Values == nil {
					tt.want.Projects[i].Values = []string{}
				}
			}
			if diff := cmp.Diff(&tt.want, c.LastYear); diff != "" || c.Facts.LastYear != nil {
				t.Errorf("(-want +got):\n%s\nrules ask for %v", diff, c.Facts.LastYear)
			}
		})
	}
	f := mustFixture(t)
	if c, err := Campaign(f.withLastYear(t, lastYearList)); err != nil || c.Fingerprint != judged {
		t.Errorf("what is only compared judges everything anew: %v", err)
	}
}

// TestComparing reads from what change a reason is wanted; without the sheet it is as
// usual.
func TestComparing(t *testing.T) {
	usual := campaign.UsualComparing()
	of := func(score, amount string) campaign.Comparing {
		return campaign.Comparing{Score: decimal.Must(score), Amount: decimal.Must(amount)}
	}
	for sheet, want := range map[string]campaign.Comparing{
		"": usual,
		"评分变化超过（分）\t金额变化超过（%）\n3.5\t15\n":    of("3.5", "15"),
		"标题\n金额变化\t评分变化超过\t备注\n30%\t\t到年底\n": of("5", "30"),
		"评分变化超过（分）\t金额变化超过（%）\n0\t0\n":       of("0", "0"),
		"评分变化超过（分）\t金额变化超过（%）\t备注\n\t\t照旧\n": usual,
	} {
		f := maps.Clone(mustFixture(t))
		if sheet != "" {
			f["与上年比较.tsv"] = sheet
		}
		c, err := Campaign(f.files(t))
		if err != nil {
			t.Errorf("%q: %v", sheet, err)
		} else if !c.Comparing.Score.Equal(want.Score) || !c.Comparing.Amount.Equal(want.Amount) {
			t.Errorf("%q: %s, %s", sheet, c.Comparing.Score, c.Comparing.Amount)
		}
	}
	for sheet, want := range map[string]string{
		"评分变化超过（分）\t金额变化超过（%）\n五\t20\n":        "应填 0 到 100 的数，现为“五”",
		"评分变化超过（分）\t金额变化超过（%）\n5\t-1\n":        "应填 0 到 100000 的数，现为“-1”",
		"评分变化超过（分）\t金额变化超过（%）\n5\t20\n6\t30\n": "只能填一行",
	} {
		f := maps.Clone(mustFixture(t))
		f["与上年比较.tsv"] = sheet
		_, err := Campaign(f.files(t))
		var faults *Faults
		if !errors.As(err, &faults) || len(faults.List) != 1 || faults.List[0].Message.ZH != want {
			t.Errorf("%q: %v", sheet, err)
		}
	}
}
