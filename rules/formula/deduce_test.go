package formula

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"jixiao/rules/decimal"
)

// ruled are the names of which rules of these tests speak.
func ruled() *Vocabulary {
	zero, hundred, fine := decimal.Zero, decimal.Hundred, decimal.Must("0.0001")
	score := &Extent{Place: "score", Least: &zero, Most: &hundred, Width: &zero}
	return NewVocabulary([]Name{
		{Text: "评分", Kind: Number, Extent: score},
		{Text: "得分", Kind: Number, Extent: score}, // the same place
		{Text: "执行率", Kind: Number, Extent: &Extent{Place: "rate", Width: &fine, Percent: true}},
		{Text: "金额", Kind: Number},
		{Text: "等级", Kind: Text, Extent: &Extent{Place: "grade", Among: []string{"优", "良", "差"}}, Means: func(t string) (string, bool) { return t, strings.Contains("优良差", t) }},
		{Text: "备注", Kind: Text},
		{Text: "日期", Kind: Date},
	})
}

func demand(t interface{ Fatalf(string, ...any) }, when, must string) (d Demand) {
	for text, into := range map[string]**Expression{when: &d.When, must: &d.Must} {
		if text == "" {
			continue
		}
		e, faults := Compile(text, ruled())
		if len(faults) > 0 {
			t.Fatalf("%s: %v", text, faults)
		}
		*into = e
	}
	return d
}

func TestWhatOneRuleComesTo(t *testing.T) {
	for _, c := range []struct {
		when, must string
		want       Deduced
	}{
		{"执行率<50% 且 执行率>=80%", "评分<=59", NeverApplies},
		{"执行率<50% 且 NOT(执行率<80%)", "评分<=59", NeverApplies},
		{"60<评分<60", "执行率<1", NeverApplies},
		{`等级="优" 且 等级="良"`, "评分<=59", NeverApplies},
		{`日期>"2023-10-01" 且 日期<"2023-10-02"`, "评分<=59", NeverApplies},
		{"金额<10 且 金额>12", "评分<=59", NeverApplies}, // no rounded number is both
		{"1=2", "评分<=59", NeverApplies},
		{"评分>100", "执行率<1", NeverApplies},
		{"", "评分<=100", AlwaysHolds},
		{"", "评分>=0 或 执行率<50%", AlwaysHolds},
		{"执行率<50%", "执行率<80%", AlwaysHolds},
		{`等级<>"差"`, `等级="优" 或 等级="良"`, AlwaysHolds},
		{`备注=""`, `ISBLANK(备注)`, AlwaysHolds},
		{"执行率<50%", "执行率>=80%", NeverHolds},
		{"", "IF(评分<60,评分>=80)", NeverHolds},
		{"", "评分<0", NeverHolds},
		// What may be, is left alone.
		{"执行率<50%", "评分<=59", Nothing},
		{"执行率<=50% 且 执行率>=50%", "评分<=59", Nothing},
		{"金额<=10 且 金额>=10.00001", "评分<=59", Nothing}, // 10 may stand for both
		{"评分>89 且 评分<90", "执行率<1", Nothing},
		{`备注="甲" 或 备注="乙"`, `备注="甲"`, Nothing},
		{`备注="甲*" 且 备注="乙*"`, "评分<=59", Nothing}, // more than to compare with constants
		{"评分*2>300", "评分<=59", Nothing},
		{`等级>="优"`, "评分<=59", Nothing},
		{"评分>得分", "评分<=59", Nothing},
	} {
		if got := NewDeducing().Alone(demand(t, c.when, c.must)); got != c.want {
			t.Errorf("%s: %s: deduced %d, want %d", c.when, c.must, got, c.want)
		}
	}
}

func TestWhatTwoRulesComeTo(t *testing.T) {
	for _, c := range []struct {
		when, must, otherwise, other string
		want                         Deduced
		where                        string
	}{
		{"执行率<60%", "评分<=79", "执行率<60%", "评分>=80", Contradict, "执行率低于 60%"},
		{"执行率<60%", "评分<=79", "执行率<70%", "80<=评分", Contradict, "执行率低于 60%"},
		{"执行率<60%", "评分<=79", "", "IF(执行率>=50%,得分>=80)", Contradict, "执行率低于 60% 且 执行率不低于 50%"},
		{"", "评分<=79", "", "评分>79", Contradict, ""},
		{`等级="优"`, "评分>=90", `等级<>"差"`, "评分<90", Contradict, "等级是“优”"},
		{"", `日期<="2023-10-15"`, `备注=""`, `日期>="2023-10-16"`, Contradict, "备注没有填"},
		{"执行率<60%", "评分<=79", "执行率<50%", "评分<=89", SecondFollows, ""},
		{"执行率<50%", "评分<=89", "执行率<60%", "评分<=79", FirstFollows, ""},
		{"执行率<60%", "评分<=79", "", "IF(执行率<0.6,NOT(得分>79))", Alike, ""},
		{"执行率<60%", "评分<=79", "执行率<70%", "评分<=89", Nothing, ""},
		{"执行率<60%", "评分<=79", "执行率>=60%", "评分>=80", Nothing, ""},
		{"执行率<60%", "评分<=80", "执行率<60%", "评分>=80", Nothing, ""},
		{"执行率<80%", "执行率>=60%", "执行率<60%", "评分<=79", SecondFollows, ""}, // the first fails there by itself
		{"", "执行率<=60%", "", "执行率>=60.004%", Nothing, ""},               // what is shown as 60% may be both
		{"", "金额<=100", "", "金额>=200", Nothing, ""},                     // of which nobody knows how it is rounded
		{"执行率<60%", "评分<=79", "", "SUM(评分)>=80", Nothing, ""},
	} {
		a, b := demand(t, c.when, c.must), demand(t, c.otherwise, c.other)
		got := NewDeducing().Together(a, b)
		if got != c.want {
			t.Errorf("%s: %s and %s: %s: deduced %d, want %d", c.when, c.must, c.otherwise, c.other, got, c.want)
		}
		if where := Conditions(a, b).ZH; got == Contradict && where != c.where {
			t.Errorf("%s and %s contradict where %q, want %q", c.must, c.other, where, c.where)
		}
	}
}

func TestConditionsInWords(t *testing.T) {
	for rule, want := range map[string]string{
		"评分<=79 且 执行率>60%":             "评分不高于 79 且 执行率高于 60%",
		"(评分<1 或 评分>2) 且 60%<>执行率":     "（评分低于 1 或 评分高于 2） 且 执行率不等于 60%",
		`等级<>"优"`:                      "等级不是“优”",
		`日期<"2023-10-15"`:              "日期早于 2023-10-15",
		`备注<>""`:                       "备注填了",
		`NOT(备注="")`:                   "备注填了",
		"NOT(评分>79)":                   "评分不高于 79",
		`NOT(ISBLANK(备注))`:             "不是（备注没有填）",
		"AND(评分=1,IF(评分=1,评分=2,评分=3))": "评分等于 1 且 （评分等于 1时评分等于 2，否则评分等于 3）",
	} {
		if got := demand(t, "", rule).Demands().ZH; got != want {
			t.Errorf("%s: %q, want %q", rule, got, want)
		}
	}
}

// drawCondition writes a condition of those that something can be deduced of.
func drawCondition(t *rapid.T, depth int) string {
	if depth > 0 && rapid.IntRange(0, 2).Draw(t, "joined") == 0 {
		form := rapid.SampledFrom([]string{"(%s 且 %s)", "(%s 或 %s)", "AND(%s,%s)", "OR(%s,NOT(%s))", "IF(%s,%s)"}).Draw(t, "form")
		return fmt.Sprintf(form, drawCondition(t, depth-1), drawCondition(t, depth-1))
	}
	switch name := rapid.SampledFrom([]string{"评分", "得分", "执行率", "等级", "备注", "日期"}).Draw(t, "name"); name {
	case "等级", "备注":
		is := rapid.SampledFrom([]string{"=", "<>"}).Draw(t, "op")
		return name + is + rapid.SampledFrom([]string{`"优"`, `"良"`, `""`}).Draw(t, "text")
	case "日期":
		return name + drawOperator(t) + rapid.SampledFrom([]string{`"2023-10-15"`, `"2023-10-16"`}).Draw(t, "day")
	case "执行率":
		return name + drawOperator(t) + rapid.SampledFrom([]string{"0.5", "0.50005", "0.8"}).Draw(t, "rate")
	default:
		return name + drawOperator(t) + rapid.SampledFrom([]string{"0", "60", "80", "100"}).Draw(t, "score")
	}
}

func drawOperator(t *rapid.T) string {
	return rapid.SampledFrom([]string{"<", "<=", ">", ">=", "=", "<>"}).Draw(t, "operator")
}

func drawDemand(t *rapid.T) Demand {
	when := ""
	if rapid.Bool().Draw(t, "conditional") {
		when = drawCondition(t, 1)
	}
	return demand(t, when, drawCondition(t, 1))
}

// grid are sheets with all that people may write in these places.
func grid() (all []sheetOf) {
	none := []Operand{{}, failed}
	scores, rates, grades, days := none, none, none, none
	for _, s := range []string{"0", "30", "60", "70", "80", "90", "100"} {
		scores = append(scores, num(s))
	}
	for _, s := range []string{"0.4", "0.5", "0.50002", "0.50005", "0.6", "0.8", "0.9"} {
		rates = append(rates, num(s))
	}
	rates = append(rates, near("0.5", 4), near("0.8", 4))
	for _, s := range []string{"优", "良", "差"} {
		grades = append(grades, word(s))
	}
	for d := int64(45213); d < 45217; d++ { // from 2023-10-14
		days = append(days, Operand{Kind: Date, Number: decimal.New(d)})
	}
	for _, score := range scores {
		for _, rate := range rates {
			for _, grade := range grades {
				for _, day := range days {
					for _, note := range []Operand{{}, word("优"), word("良"), word("别的")} {
						all = append(all, sheetOf{values: map[string]Operand{"评分": score, "得分": score, "执行率": rate, "等级": grade, "备注": note, "日期": day}})
					}
				}
			}
		}
	}
	return all
}

// refutes reports whether a sheet says otherwise than was deduced, and whether it is
// one of those of which something was said.
func (d Deduced) refutes(x, y met) (refuted, meant bool) {
	switch d {
	case NeverApplies:
		return x.applies, true
	case AlwaysHolds:
		return x.fails, x.applies
	case NeverHolds:
		return x.holds, x.fails
	case Contradict:
		return x.holds && y.holds, x.applies && y.applies
	case FirstFollows:
		return x.fails && !y.fails, x.fails
	case SecondFollows:
		return y.fails && !x.fails, y.fails
	}
	return x.fails != y.fails, x.fails
}

// TestNoSheetRefutesWhatIsDeduced goes through sheets of all kinds.
func TestNoSheetRefutesWhatIsDeduced(t *testing.T) {
	sheets := grid()
	told := map[Deduced]int{}
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawDemand(t), drawDemand(t)
		all := []Deduced{NewDeducing().Alone(a)}
		if all[0] == Nothing && NewDeducing().Alone(b) == Nothing {
			all = append(all, NewDeducing().Together(a, b))
		}
		for _, d := range all {
			told[d]++
			meant := d == Nothing
			one, other := a.meeting(), b.meeting()
			for i := 0; i < len(sheets) && d != Nothing; i++ {
				refuted, means := d.refutes(one.in(sheets[i]), other.in(sheets[i]))
				if meant = meant || means; refuted {
					t.Fatalf("%d is refuted by %v", d, sheets[i].values)
				}
			}
			if !meant {
				t.Fatalf("%d is said of no sheet", d)
			}
		}
	})
	if said := told[NeverApplies] + told[AlwaysHolds] + told[NeverHolds] + told[Contradict] + told[FirstFollows] + told[SecondFollows]; said < 10 {
		t.Errorf("next to nothing was deduced: %v", told)
	}
}
