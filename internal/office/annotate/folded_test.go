package annotate_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/office/annotate"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

func titled(code finding.Code) finding.Text {
	return map[finding.Code]finding.Text{"G01": {ZH: "等级与评分不符", EN: "grade does not fit the score"}}[code]
}

// TestWhatFollowsIsNamedWithItsCause, and marked nowhere: what it says holds only
// as long as the cause does.
func TestWhatFollowsIsNamedWithItsCause(t *testing.T) {
	cause := wrong("T03", finding.Error, "C4", "合计多 1")
	grade, secret, plain := wrong("G01", finding.Error, "D4", "应为“差”"), wrong("G04", finding.Info, "B2", "差一点"), wrong("T09", finding.Warning, "D3", "没有原因")
	grade.Because, secret.Because, secret.Audience = finding.KeyOf(cause).String(), finding.KeyOf(cause).String(), finding.Section
	for lang, later := range map[finding.Lang]string{finding.ZH: "改好这一条后再看：D4 等级与评分不符", finding.EN: "once this is mended, see: D4 grade does not fit the score"} {
		marked, err := annotate.Mark(small(t), []finding.Finding{grade, secret, cause, plain}, annotate.Options{Lang: lang, Title: titled})
		must(t, err)
		if diff := cmp.Diff([]string{red, amber, "", ""}, fills(t, marked, "C4", "D3", "D4", "B2")); diff != "" {
			t.Errorf("colours (-want +got):\n%s", diff)
		}
		said := remarks(t, marked)
		if len(said) != 2 || !strings.HasSuffix(said["表!C4"], "改正后重新报送\n"+later) {
			t.Errorf("comments are %q", said)
		}
		rows := listed(t, marked)
		if len(rows) != 2 || rows[0][9] != "改正后重新报送\n"+later || strings.Contains(strings.Join(rows[0], ""), "差一点") {
			t.Errorf("the list is %q", rows)
		}
	}
	lead, err := opened(t, mustMark(t, small(t), grade, cause)).GetCellValue(form.ListSheet, "A1")
	if err != nil || !strings.HasPrefix(lead, "还有 1 处须修改\n") {
		t.Errorf("the list begins with %q (%v)", lead, err)
	}
	// By itself it is told like any other.
	grade.Because = ""
	if got := fills(t, mustMark(t, small(t), grade, cause), "D4"); got[0] != red {
		t.Errorf("a finding of its own is marked %q", got)
	}
}

// TestEveryCellOfAFindingIsMarked: the first says what is wrong, the others lead
// there and say what should stand in them; the list leads to the first.
func TestEveryCellOfAFindingIsMarked(t *testing.T) {
	f := wrong("T13", finding.Error, "B3", "两列填反了")
	f.Expected = ""
	for cell, expected := range map[string]string{"B3": "4.5", "C3": "5", "B4": ""} {
		ref, err := finding.ParseRef(cell)
		must(t, err)
		f.Cells = append(f.Cells, finding.Cell{At: ref, Expected: expected})
	}
	marked := mustMark(t, small(t), f, wrong("V03", finding.Info, "C3", "数字存成了文本"))
	if diff := cmp.Diff([]string{red, red, red, ""}, fills(t, marked, "B3", "C3", "B4", "C4")); diff != "" {
		t.Errorf("colours (-want +got):\n%s", diff)
	}
	said := remarks(t, marked)
	for cell, want := range map[string]string{
		"B3": "须修改（T13）两列填反了\n应为：4.5\n改法：改正后重新报送",
		"C3": "须修改（T13）见 B3 的意见\n应为：5\n\n提示（V03）数字存成了文本",
		"B4": "须修改（T13）见 B3 的意见",
	} {
		if got := said["表!"+cell]; !strings.Contains(got, want) {
			t.Errorf("%s says %q, want %q", cell, got, want)
		}
	}
	rows := listed(t, marked)
	if len(rows) != 2 || rows[0][3] != "B3、B4、C3" {
		t.Errorf("the list is %q", rows)
	}
	if ok, target, err := opened(t, marked).GetCellHyperLink(form.ListSheet, "D3"); !ok || target != "'表'!B3" || err != nil {
		t.Errorf("the list leads to %q, %v", target, err)
	}
	if mended := mustMark(t, marked); len(remarks(t, mended)) != 0 || fills(t, mended, "C3")[0] != "" {
		t.Error("marks stay where nothing is found any more")
	}
}

// TestAColumnWithoutEndIsMarkedSoFar: its list row names it, and marking costs a
// bounded amount.
func TestAColumnWithoutEndIsMarkedSoFar(t *testing.T) {
	f := wrong("V01", finding.Error, "B3", "没有填写")
	for row := 3; row < 20_000; row++ {
		f.Cells = append(f.Cells, finding.Cell{At: finding.Ref{Row: row, Col: 2}})
	}
	marked := mustMark(t, small(t), f)
	if n := len(remarks(t, marked)); n != 1001 {
		t.Errorf("%d comments", n)
	}
	if rows := listed(t, marked); rows[0][3] != "B3–B19999" {
		t.Errorf("the list says %q", rows[0][3])
	}
}

// TestACauseIsKnownInAWorkbookThatIsWrittenAnew, though its sheet is called
// otherwise there.
func TestACauseIsKnownInAWorkbookThatIsWrittenAnew(t *testing.T) {
	book := &form.Workbook{Sheets: []form.Sheet{{Name: "a/b", Rows: []form.Row{
		{Index: 1, Cells: []form.Cell{{Ref: finding.Ref{Row: 1, Col: 1}, Kind: form.Text, Text: "x"}}}}}}}
	cause := wrong("T03", finding.Error, "A1", "合计多 1")
	cause.Place.Sheet = "a/b"
	after := wrong("G01", finding.Error, "A2", "应为“差”")
	after.Place.Sheet, after.Because = "a/b", finding.KeyOf(cause).String()
	marked, err := annotate.MarkNew(book, []finding.Finding{cause, after}, annotate.Options{})
	must(t, err)
	said := remarks(t, marked)
	if len(said) != 1 || !strings.HasSuffix(said["a_b!A1"], "改好这一条后再看：A2 G01") {
		t.Errorf("comments are %q", fmt.Sprint(said))
	}
}
