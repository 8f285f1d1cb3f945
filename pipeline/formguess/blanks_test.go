package formguess_test

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"go.yaml.in/yaml/v3"

	"jixiao/internal/testkit/sheettest"
	"jixiao/pipeline/blankforms"
	"jixiao/pipeline/formguess"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// TestBlankFormsAreGuessed drafts the shipped forms from their blank forms.
func TestBlankFormsAreGuessed(t *testing.T) {
	c := shipped(t)
	for _, tt := range []struct {
		id           string
		found, types int
	}{{"score-sheet", 95, 80}, {"score-list", 100, 60}, {"rectification", 95, 80}, {"self-evaluation", 95, 80}, {"problem-list", 100, 80}} {
		t.Run(tt.id, func(t *testing.T) {
			var out bytes.Buffer
			if err := blankforms.NewDrawer(c).Write(&out, blankforms.Order{Form: c.Form(tt.id)}); err != nil {
				t.Fatal(err)
			}
			draft, judged := drafted(t, formguess.Options{ID: "drafted", Name: "草稿"}, map[string][]byte{"空白.xlsx": out.Bytes()})
			for name, j := range judged {
				if len(j.Submissions) == 0 || j.Submissions[0].Form != "drafted" {
					t.Errorf("%s is not known by the draft", name)
				}
			}
			found, types := likeness(t, c.Form(tt.id), draft.Form, sheettest.Open(t, out.Bytes()))
			t.Logf("%s: %d%% of labels and columns found, %d%% with their type", tt.id, found, types)
			if found < tt.found || types < tt.types {
				t.Errorf("found %d%%, want %d%%; with its type %d%%, want %d%%", found, tt.found, types, tt.types)
			}
		})
	}
}

func doubtOf(d *formguess.Draft, part string) bool {
	return slices.ContainsFunc(d.Doubts, func(one formguess.Doubt) bool { return strings.Contains(one.Text.ZH, part) })
}

func TestSamplesThatDiffer(t *testing.T) {
	book := func(title, csv string) []byte {
		return sheettest.Build(t, sheettest.Sheet{Name: "Sheet1", CSV: title + ",,,,\n" + csv, Merges: []string{"A1:E1"}})
	}
	rows := "1,甲事,已办,100,\n2,乙事,在办,50.5,\n3,丙事,已办,20,\n合计,,,170.5,\n"
	files := map[string][]byte{
		"1.xlsx": book("城管局2023年度重点工作台账", "填报单位,[213001]钢城区城市管理局,,填报人,张三\n序号,工作事项,进展,金额（万元）,备注\n"+rows),
		"2.xlsx": book("水务局2023年度重点工作台账", "填报单位,[403001]钢城区城乡水务局,,填报人,李四\n序号,工作事项,办理进展,金额（万元）,备注\n"+rows),
		"3.xlsx": book("民政局2023年度重点工作台账", "填报单位,[504001]济南市钢城区民政局,,填报人,王五\n序号,金额（万元）,工作事项,进展,备注\n1,5,丁事,已办,\n2,6,戊事,在办,\n合计,11,,,\n"),
		"4.xlsx": book("2023年度人员花名册", "姓名,性别,职务,联系电话,入职日期\n甲,男,科长,0531-75861234,d:2020-01-01\n乙,女,科员,0531-75861235,d:2020-01-01\n"),
	}
	draft, judged := drafted(t, formguess.Options{}, files)
	delete(judged, "4.xlsx")
	clean(t, draft, judged)
	d := draft.Form
	if !slices.Equal(d.Title.Texts, []string{"重点工作台账"}) || d.Title.Year != "evaluation" {
		t.Errorf("the title is %+v", d.Title)
	}
	aliases := map[string]string{}
	for _, c := range d.Tables[0].Columns {
		aliases[c.Label] = strings.Join(c.Aliases, " ")
	}
	if want := map[string]string{"序号": "", "工作事项": "", "进展": "办理进展", "金额（万元）": "", "备注": ""}; !maps.Equal(aliases, want) {
		t.Errorf("columns are %v", aliases)
	}
	if c := d.Tables[0].Closing; c == nil || len(c.Totals) != 1 || c.Totals[0].Of != "amount" || !c.Required {
		t.Errorf("the closing row is %+v", c)
	}
	for _, part := range []string{"不像同一种表", "“办理进展”"} {
		if !doubtOf(draft, part) {
			t.Errorf("no doubt says %s", part)
		}
	}
}

func TestTotalsThatDoNotAddUp(t *testing.T) {
	data := sheettest.Build(t, sheettest.Sheet{Name: "表", CSV: "支出明细表,,,\n事项,类别,金额（万元）,得分\n甲,一,1.5,90\n乙,二,2,80\n丙,三,3,70\n合计,,7,80\n", Merges: []string{"A1:D1"}})
	draft, _ := drafted(t, formguess.Options{}, map[string][]byte{"a.xlsx": data})
	if c := draft.Form.Tables[0].Closing; c == nil || len(c.Totals) != 0 {
		t.Fatalf("the closing row is %+v", c)
	}
	want := finding.Ref{Row: 6, Col: 3}
	if !slices.ContainsFunc(draft.Doubts, func(d formguess.Doubt) bool {
		return d.Place.Cell == want && strings.Contains(d.Text.ZH, "各行相加是 6.5")
	}) {
		t.Errorf("nothing is said of %s: %+v", want, draft.Doubts)
	}
}

func TestTwoTables(t *testing.T) {
	data := sheettest.Build(t, sheettest.Sheet{Name: "表", CSV: "收支情况表,,,\n项目负责人,张三,,\n收入来源,文号,到账日期,金额（万元）\n财政拨款,甲1号,d:2023-03-01,10\n自筹资金,乙2号,d:2023-04-01,5\n合计,,,15\n,,,\n" +
		"支出内容,凭证号,支付日期,支出金额（万元）\n材料费,记1,d:2023-05-01,3\n劳务费,记2,d:2023-06-01,2\n合计,,,5\n填表人：李四,,审核人：王五,\n", Merges: []string{"A1:D1"}})
	draft, _ := drafted(t, formguess.Options{}, map[string][]byte{"a.xlsx": data})
	if n := len(draft.Form.Tables); n != 2 || !doubtOf(draft, "下面还有一个表格") {
		t.Errorf("%d tables", n)
	}
	if n := len(draft.Form.Master); n != 2 {
		t.Errorf("%d sheets of the master", n)
	}
}

// TestTextsStayTexts holds the YAML against whatever stands in cells.
func TestTextsStayTexts(t *testing.T) {
	for _, nasty := range []string{"a: b", "#注", "- 甲", "{x}", "[213]", `"引"`, "'", "是 #否", "yes", "null", "1.5", "&a", "*b", "!t", "%x", "@x", "`x`", "甲\\乙", "甲,乙", "甲|乙",
		"甲\u2028b", "💡备注", "? 甲", "~", "0x1F", "10-15 名称", "<<", "=", "甲 #乙"} {
		row := func(texts ...string) string {
			for i, text := range texts {
				texts[i] = `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
			}
			return strings.Join(texts, ",") + "\n"
		}
		csv := row(nasty+"情况表", "", "", "") + row("序号", nasty+"名称", "内容", nasty+"数量") + row("1", nasty, "乙", "丙") + row("2", "甲", nasty, "丙")
		draft := guessed(t, sheettest.Build(t, sheettest.Sheet{Name: "表", CSV: csv, Merges: []string{"A1:D1"}}))
		if len(draft.Form.Tables) == 0 {
			t.Errorf("%q: no table:\n%s", nasty, draft.YAML())
		}
		readsBack(t, draft)
	}
}

// testingT is what tests and drawn ones have in common.
type testingT interface {
	Helper()
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// readsBack wants the definition to come out of its YAML as it went in.
func readsBack(t testingT, draft *formguess.Draft) {
	t.Helper()
	var read form.Definition
	if err := yaml.Unmarshal([]byte(draft.YAML()), &read); err != nil {
		t.Fatalf("%v\n%s", err, draft.YAML())
	}
	if diff := cmp.Diff(draft.Form, &read, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("the draft (-) was read back as (+):\n%s", diff)
	}
}

// guessed drafts a form from one file, by nothing else.
func guessed(t *testing.T, data []byte) *formguess.Draft {
	t.Helper()
	draft, err := formguess.Guess([]formguess.Sample{{Name: "a.xlsx", Book: sheettest.Open(t, data)}}, formguess.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return draft
}
