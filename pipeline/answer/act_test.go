package answer

import (
	"slices"
	"testing"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

var actHead = []string{record.ActColumn, "单位", "表单", "项目/事项", "文件或编号", "规则代码", "日期", "理由", "决定人", "撤销", "处理结果", record.ActKeyColumn}

// actsIn are the acts of a read workbook.
func actsIn(a Answers) []record.Act {
	var out []record.Act
	for _, x := range a.List {
		if x.Act != nil {
			out = append(out, *x.Act)
		}
	}
	return out
}

// TestReadActs of the section, with columns moved as well; what is empty or a
// heading decides nothing.
func TestReadActs(t *testing.T) {
	rows := [][]string{actHead,
		{"延期", "某局", "评分表", "", "", "", "２０２３年10月20日", "培训", "王科长", "", "", "处理-a"},
		{"", "", "", "", "", "", "", "", "", "", "", "处理-b"},
		{"", "", "", "", "", "", "", "先等等", "", "", "", "处理-c"},
		{"已作的处理：要撤销的，在“撤销”栏填 是"},
		{"作废", "某局", "", "", "编号 3", "", "2023-10-20", "", "", "", "10月13日 王科长：报错", "决定-3-a"},
		{"作废", "某局", "", "", "编号 4", "", "", "看错了", "", "是", "10月13日 王科长：报错", "决定-4-a"},
		{"作废", "", "", "", "5", "", "", "", "", "", "", ""},
	}
	got := read(sheetOf("处理", append([][]string{{"处理"}}, rows...)...))
	if !got.Section || !got.Sheets["处理"] {
		t.Errorf("not the section's: %+v", got)
	}
	var said []string
	for _, a := range actsIn(got) {
		said = append(said, a.Key+" "+a.Word+" "+a.Date+" "+a.Why+" "+a.Undo)
	}
	want := []string{"处理-a 延期 2023-10-20 培训 ", "处理-c   先等等 ", "决定-4-a 作废  看错了 是", " 作废   "}
	if !slices.Equal(want, said) {
		t.Errorf("decided %q, want %q", said, want)
	}
	if first := actsIn(got)[0]; first.Cells["日期"] != "G3" || got.List[0].Place.Cell != "A3" {
		t.Errorf("stands in %+v", got.List[0])
	}
	head, row := slices.Clone(actHead), slices.Clone(rows[1])
	slices.Reverse(head)
	slices.Reverse(row)
	moved := actsIn(read(sheetOf("x", head, row)))
	if len(moved) != 1 || moved[0].Origin(0) != actsIn(got)[0].Origin(0) || moved[0].Unit != "某局" {
		t.Errorf("with columns moved: %+v", moved)
	}
}

// TestReadNotices of rows that say how somebody was told; a workbook from before has
// no such columns.
func TestReadNotices(t *testing.T) {
	head := slices.Concat(actHead[:10], []string{record.DocColumn, record.HowColumn, record.SignerColumn, record.SignedColumn}, actHead[10:])
	rows := [][]string{head,
		{"已反馈", "某局", "", "", "", "", "2023-10-10", "", "", "", "财绩〔2023〕6号", "邮寄", "张三", "2023年10月12日", "", "处理-a"},
		{"", "", "", "", "", "", "", "", "", "", "财绩〔2023〕7号", "", "", "", "", "处理-b"},
		{"已反馈", "某局", "", "", "", "", "2023-10-10", "", "", "", "财绩〔2023〕6号", "", "", "", "10月13日 王科长：", "决定-3-a"}}
	got := actsIn(read(sheetOf("处理", rows...)))
	if len(got) != 2 || !got[1].Remarked() {
		t.Fatalf("acts are %+v", got)
	}
	if a := got[0]; a.Doc != "财绩〔2023〕6号" || a.How != "邮寄" || a.SignedBy != "张三" || a.SignedOn != "2023-10-12" || a.Cells[record.SignedColumn] != "N1" && a.Cells[record.SignedColumn] != "N2" {
		t.Errorf("the notice is %+v", a)
	}
}

// TestMomentsOfActs as people and programs write them.
func TestMomentsOfActs(t *testing.T) {
	for text, want := range map[string]string{
		"2023-10-20": "2023-10-20", "2023年10月20日": "2023-10-20", "２０２３．１０．２０": "2023-10-20", "20231020": "2023-10-20",
		"2023-10-20 17:30": "2023-10-20 17:30", "2023-10-20 17：30": "2023-10-20 17:30", "2023年10月20日17时30分": "2023-10-20 17:30",
		"2023-10-20 9:05:00": "2023-10-20 09:05", "2023-10-20 08：09": "2023-10-20 08:09", "2023-10-20 9点": "2023-10-20 09:00", "下周五": "下周五", "2023-13-20": "2023-13-20", "2023-10-20 25:00": "2023-10-20 25:00", "": "",
	} {
		if got := moment(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
	for stored, want := range map[string]string{"45219": "2023-10-20", "45219.7291666667": "2023-10-20 17:30", "20231020": "2023-10-20", "-3": "-3"} {
		s := sheetOf("处理", actHead, []string{"延期", "", "", "", "", "", "x", "培训"})
		s.Rows[1].Cells[1] = form.Cell{Ref: finding.Ref{Row: 2, Col: 7}, Kind: form.Number, Text: stored}
		if got := actsIn(read(s)); len(got) != 1 || got[0].Date != want {
			t.Errorf("%s is %+v, want %q", stored, got, want)
		}
	}
}
