package answer

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

var stock = []string{"核实无误", "属实", "已核实", "无误"}

// sheetOf is a sheet with texts, "" for no cell.
func sheetOf(name string, lines ...[]string) form.Sheet {
	s := form.Sheet{Name: name}
	for i, texts := range lines {
		row := form.Row{Index: i + 1}
		for col, text := range texts {
			if text != "" {
				row.Cells = append(row.Cells, form.Cell{Ref: finding.Ref{Row: i + 1, Col: col + 1}, Kind: form.Text, Text: text})
			}
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

func read(sheets ...form.Sheet) Answers { return Read(&form.Workbook{Sheets: sheets}, stock) }

func TestTablesAreKnownByTheirHeads(t *testing.T) {
	for name, tc := range map[string]struct {
		head []string
		want bool
	}{
		"a report":            {[]string{"项目", "规则代码", "现填内容", "情况说明", "异议", "办理情况", "意见编号"}, true},
		"columns moved":       {[]string{"情况说明", "", "规则代码"}, true},
		"blanks in heads":     {[]string{" 规则 代码", "情况 说明"}, true},
		"objections alone":    {[]string{"单元格", "异议"}, true},
		"in English":          {[]string{"rule", "explanation"}, true},
		"no place to answer":  {[]string{"规则代码", "单元格", "审核意见"}, false},
		"nothing to answer":   {[]string{"项目", "情况说明"}, false},
		"somebody's own form": {[]string{"项目编号", "得分", "扣分原因"}, false},
		"somebody's own list": {[]string{"项目", "对照", "情况说明"}, false},
		"a comparison":        {[]string{"程序的意见", "绩效科的意见", "对照"}, true},
	} {
		got := read(sheetOf("意见", []string{"还有 2 处须说明"}, tc.head)).Sheets["意见"]
		if got != tc.want {
			t.Errorf("%s: an answer sheet: %v", name, got)
		}
	}
}

func TestRowsAreReadWhereverTheyStand(t *testing.T) {
	got := read(sheetOf("情况说明", []string{"规则代码", "项目", "情况说明", "异议", "现填内容", "意见编号", "单元格"},
		[]string{"t09", "A-01 城区环卫", " 雨季停工 ", "", "2.5", "T09-0123456789-abcdef", "f16"},
		nil, []string{"T11", "", "", "合同如此", "", "", ""}, []string{"T11", "A-02"}))
	two, none := "2.5", ""
	want := []record.Answer{
		{Place: record.Spot{Sheet: "情况说明", Cell: "C2"}, Explanation: "雨季停工", About: record.About{
			Key: "T09-0123456789-abcdef", Code: "T09", Project: "A-01 城区环卫", Cell: "F16", Value: &two}},
		{Place: record.Spot{Sheet: "情况说明", Cell: "C4"}, Objection: "合同如此", About: record.About{Code: "T11", Value: &none}},
	}
	if diff := cmp.Diff(want, got.List); diff != "" {
		t.Errorf("answers (-want +got):\n%s", diff)
	}
}

// TestSubjectsUnderTheirOwnHeader: where reports call them 事项, that is what is
// answered.
func TestSubjectsUnderTheirOwnHeader(t *testing.T) {
	for _, head := range []string{"项目", "事项", "project", "subject"} {
		got := read(sheetOf("审核意见", []string{"规则代码", head, "情况说明"}, []string{"T09", "D04 和平路口", "雨季停工"}))
		if len(got.List) != 1 || got.List[0].About.Project != "D04 和平路口" {
			t.Errorf("under %s: %+v", head, got.List)
		}
	}
}

// TestHostileWordsAreKept as they are: they are nobody's business here.
func TestHostileWordsAreKept(t *testing.T) {
	for _, words := range []string{"=1+1", "+cmd|' /C calc'!A0", "<script>alert(1)</script>", "a\u202Eb", strings.Repeat("长", 32767), "第一行\n第二行"} {
		got := read(sheetOf("说明", []string{"规则代码", "情况说明"}, []string{"T09", words}))
		if len(got.List) != 1 || got.List[0].Explanation != words || got.List[0].Flaw != "" {
			t.Errorf("%.20q is read as %+v", words, got.List)
		}
	}
}

func TestExplanationsThatSayNothing(t *testing.T) {
	const s, w = record.StockPhrase, record.SameWords
	for name, tc := range map[string]struct {
		texts []string
		want  []record.Outcome
	}{
		"reasons":            {[]string{"雨季停工", "供应商更换"}, []record.Outcome{"", ""}},
		"a phrase":           {[]string{"核实无误", "供应商更换"}, []record.Outcome{s, ""}},
		"with marks":         {[]string{"【属实】！", "供应商更换"}, []record.Outcome{s, ""}},
		"several phrases":    {[]string{"已核实，无误。属实", "供应商更换"}, []record.Outcome{s, ""}},
		"marks alone":        {[]string{"——", "供应商更换"}, []record.Outcome{s, ""}},
		"a phrase in reason": {[]string{"已核实，系供应商更换", "雨季"}, []record.Outcome{"", ""}},
		"one text for all":   {[]string{"雨季停工", "雨季停工。", " 雨季 停工"}, []record.Outcome{w, w, w}},
		"twice of three":     {[]string{"雨季停工", "雨季停工", "供应商更换"}, []record.Outcome{"", "", ""}},
		"one alone":          {[]string{"雨季停工"}, []record.Outcome{""}},
	} {
		lines := [][]string{{"规则代码", "情况说明"}}
		for _, text := range tc.texts {
			lines = append(lines, []string{"T09", text})
		}
		var got []record.Outcome
		for _, a := range read(sheetOf("说明", lines...)).List {
			got = append(got, a.Flaw)
		}
		if !slices.Equal(tc.want, got) {
			t.Errorf("%s: %q, want %q", name, got, tc.want)
		}
	}
}

// TestWordsTakenForAFormula are told, not taken for a reason.
func TestWordsTakenForAFormula(t *testing.T) {
	s := sheetOf("说明", []string{"规则代码", "情况说明"}, []string{"T09", "#NAME?"}, []string{"T11", "雨季停工"})
	s.Rows[1].Cells[1].Kind, s.Rows[1].Cells[1].Formula = form.Error, "验收推迟"
	got := read(s).List
	if len(got) != 2 || got[0].Explanation != "=验收推迟" || got[0].Flaw != record.Garbled || got[1].Flaw != "" {
		t.Errorf("%+v", got)
	}
}

// TestOrderDoesNotMatter: rows sorted or left out, columns moved, lines put on
// top – what is left says the same.
func TestOrderDoesNotMatter(t *testing.T) {
	heads := []string{"项目", "规则代码", "工作表", "单元格", "现填内容", "情况说明", "异议", record.KeyColumn, "别的栏"}
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SampledFrom([]string{"", "A-01", "T09", "F16", "2.5", "雨季停工", "=1", "T09-0123456789-abcdef"})
		var rows [][]string
		for range rapid.IntRange(0, 8).Draw(t, "rows") {
			rows = append(rows, rapid.SliceOfN(texts, len(heads), len(heads)).Draw(t, "row"))
		}
		said := func(rows [][]string, order []int, above int) []string {
			var lines [][]string
			for range above {
				lines = append(lines, []string{"说明如下"})
			}
			for _, row := range append([][]string{heads}, rows...) {
				line := make([]string, len(order))
				for to, from := range order {
					line[to] = row[from]
				}
				lines = append(lines, line)
			}
			var out []string
			for _, a := range read(sheetOf("说明", lines...)).List {
				out = append(out, fmt.Sprint(a.About.Key, a.About.Code, a.About.Project, a.About.Sheet, a.About.Cell, *a.About.Value, "|", a.Explanation, "|", a.Objection, a.Flaw))
			}
			slices.Sort(out)
			return out
		}
		order := []int{0, 1, 2, 3, 4, 5, 6, 7, 8}
		want := said(rows, order, 1)
		got := said(rapid.Permutation(rows).Draw(t, "sorted"), rapid.Permutation(order).Draw(t, "moved"), rapid.IntRange(0, 20).Draw(t, "above"))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("(-as written +rearranged):\n%s", diff)
		}
	})
}

// TestReadReleases of the section, which it knows by their key's header alone.
func TestReadReleases(t *testing.T) {
	row := func(n int, texts ...string) form.Row {
		r := form.Row{Index: n}
		for i, text := range texts {
			r.Cells = append(r.Cells, form.Cell{Ref: finding.Ref{Row: n, Col: i + 1}, Kind: form.Text, Text: text})
		}
		return r
	}
	wb := &form.Workbook{Sheets: []form.Sheet{{Name: "待放行", Rows: []form.Row{
		row(1, "待放行"), row(3, "单位代码", record.ReleaseColumn, record.ReleaseKeyColumn), row(4, "213001", "是", "放行-213001-0a"), row(5, "207001", "", "放行-207001-0b")}}}}
	got := Read(wb, nil)
	if !got.Section || len(got.List) != 1 || got.List[0].About.Key != "放行-213001-0a" || got.List[0].Explanation != "是" {
		t.Errorf("%+v", got)
	}
	wb.Sheets[0].Rows[1] = row(3, "单位代码", "情况说明", "意见编号")
	if got := Read(wb, nil); got.Section {
		t.Errorf("a department's report is taken for the section's: %+v", got)
	}
}
