package text_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"

	"jixiao/internal/office/sheet/draft/drafttest"
	"jixiao/internal/office/sheet/limit"
	"jixiao/internal/office/sheet/text"
	"jixiao/rules/form"
)

// values are the texts of a table by address.
func values(t *testing.T, data string) map[string]string {
	t.Helper()
	book, err := text.Read([]byte(data), limit.Limits{})
	if err != nil {
		t.Fatalf("%q: %v", data, err)
	}
	m := map[string]string{}
	for ref, c := range drafttest.Cells(book) {
		m[ref] = c.Text
	}
	return m
}

func TestSeparators(t *testing.T) {
	want := map[string]string{"A1": "编号", "B1": "得分", "A2": "A-01", "B2": "91.36"}
	for name, data := range map[string]string{
		"comma":         "编号,得分\nA-01,91.36\n",
		"semicolon":     "编号;得分\r\nA-01;91.36",
		"tab":           "编号\t得分\r\nA-01\t91.36\r\n\r\n",
		"carriage":      "编号,得分\rA-01,91.36\r",
		"mark":          "\xef\xbb\xbf编号,得分\nA-01,91.36\n",
		"declared":      "sep=;\r\n编号;得分\r\nA-01;91.36\r\n",
		"quotes":        `"编号","得分"` + "\n" + `"A-01","91.36"`,
		"kept as text":  `="编号",得分` + "\n" + `"=""A-01""",91.36`,
		"trailing ones": "编号,得分,,\nA-01,91.36,,\n,,,\n",
	} {
		if diff := cmp.Diff(want, values(t, data)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestSeparatorAmongOthers: the separator is the one by which the records
// agree, whatever else stands in their fields.
func TestSeparatorAmongOthers(t *testing.T) {
	got := values(t, "甲\t乙\n一,二,三\t四;五\n六,七\t八\n")
	want := map[string]string{"A1": "甲", "B1": "乙", "A2": "一,二,三", "B2": "四;五", "A3": "六,七", "B3": "八"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestQuotes(t *testing.T) {
	got := values(t, "甲,乙\n\"一\r\n二, \"\"三\"\"\",5\" 管\n\"四\"五,六\n七,\"没有结束\n的引号")
	want := map[string]string{"A1": "甲", "B1": "乙", "A2": "一\n二, \"三\"", "B2": `5" 管`, "A3": "四五", "B3": "六", "A4": "七", "B4": "没有结束\n的引号"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestKinds: only a plain number is one, so that nothing is lost.
func TestKinds(t *testing.T) {
	data, err := simplifiedchinese.GBK.NewEncoder().String("得分,91.36\n邮编,271104\n代码,013001\n身份证,370112199001011234\n比率,97.68%\n日期,2023-10-15\n金额,\"8,205.50\"\n")
	if err != nil {
		t.Fatal(err)
	}
	book, err := text.Read([]byte(data), limit.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	cells := drafttest.Cells(book)
	for ref, want := range map[string]struct {
		kind form.CellKind
		text string
	}{
		"A1": {form.Text, "得分"}, "B1": {form.Number, "91.36"}, "B2": {form.Number, "271104"}, "B3": {form.Text, "013001"},
		"B4": {form.Text, "370112199001011234"}, "B5": {form.Text, "97.68%"}, "B6": {form.Text, "2023-10-15"}, "B7": {form.Text, "8,205.50"},
	} {
		if got := cells[ref]; got.Kind != want.kind || got.Text != want.text {
			t.Errorf("%s = %d %q, want %d %q", ref, got.Kind, got.Text, want.kind, want.text)
		}
	}
	if book.Sheets[0].Name != "Sheet1" {
		t.Errorf("sheet %q", book.Sheets[0].Name)
	}
}

func TestRefusals(t *testing.T) {
	for name, c := range map[string]struct {
		data   string
		limits limit.Limits
		want   limit.Refusal
	}{
		"letter":       {"各单位：\n请于10月15日前报送。\n绩效科\n", limit.Limits{}, limit.Refusal{Code: "F03", Kind: "txt"}},
		"one column":   {"a\nb\nc\n", limit.Limits{}, limit.Refusal{Code: "F03", Kind: "txt"}},
		"mostly prose": {"Dear all\nplease send\nyour forms, soon\n", limit.Limits{}, limit.Refusal{Code: "F03", Kind: "txt"}},
		"nothing":      {"\n\n", limit.Limits{}, limit.Refusal{Code: "F03", Kind: "txt"}},
		"zero bytes":   {"a,b\nc\x00,d\n", limit.Limits{}, limit.Refusal{Code: "F03", Kind: "unknown"}},
		"long text":    {"a," + strings.Repeat("长", 50) + "\nb,c\n", limit.Limits{StringLength: 49}, limit.Refusal{Code: "F04", Variant: "string_length", Kind: "csv"}},
		"many rows":    {strings.Repeat("a,b\n", 5), limit.Limits{Rows: 4}, limit.Refusal{Code: "F04", Variant: "rows", Kind: "csv"}},
		"many columns": {strings.Repeat("a,", 5) + "a\na,b\n", limit.Limits{Columns: 4}, limit.Refusal{Code: "F04", Variant: "columns", Kind: "csv"}},
	} {
		book, err := text.Read([]byte(c.data), c.limits)
		var got *limit.Refusal
		if !errors.As(err, &got) || book != nil {
			t.Errorf("%s: %v, %v; want a refusal", name, book, err)
			continue
		}
		if got.Code != c.want.Code || got.Variant != c.want.Variant || got.Kind != c.want.Kind {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

// FuzzRead: every value of the table comes back however it is quoted, or the
// bytes are refused.
func FuzzRead(f *testing.F) {
	f.Add([]byte("编号,得分\nA-01,91.36\n"))
	f.Add([]byte("sep=;\r\na;\"b\r\n\"\"c\";=\"01\"\r\n"))
	f.Add([]byte("\xff\xfea\x00\t\x00b\x00\n\x00"))
	f.Add([]byte("\xb5\xc3\xb7\xd6\t91\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		book, err := text.Read(data, drafttest.Narrow)
		drafttest.Promises(t, book, err)
		if err != nil {
			return
		}
		again, err := text.Read([]byte(quoted(book)), limit.Limits{})
		if err != nil {
			return // one column, or one row of blanks, is left
		}
		want, got := drafttest.Cells(book), drafttest.Cells(again)
		for ref, c := range want {
			if got[ref].Text != c.Text && !strings.HasPrefix(c.Text, "=") {
				t.Fatalf("%s = %q, was %q", ref, got[ref].Text, c.Text)
			}
		}
	})
}

// quoted writes a table with every field in quotes.
func quoted(book *form.Workbook) string {
	var b strings.Builder
	row := 1
	b.WriteString("sep=,\n")
	for _, r := range book.Sheets[0].Rows {
		for ; row < r.Index; row++ {
			b.WriteString("\n")
		}
		col := 1
		for _, c := range r.Cells {
			for ; col < c.Ref.Col; col++ {
				b.WriteString(",")
			}
			b.WriteString(`"` + strings.ReplaceAll(c.Text, `"`, `""`) + `"`)
		}
	}
	return b.String()
}
