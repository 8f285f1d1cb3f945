package picture_test

import (
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/office/picture"
	"jixiao/internal/testkit/sheettest"
	"jixiao/rules/finding"
)

var update = flag.Bool("update", false, "write the golden files anew")

func open(t testing.TB, name string, data []byte, o picture.Options) *picture.Book {
	t.Helper()
	o.Limits = sheettest.Generous
	b, err := picture.Open(name, data, nil, o)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// handmade is a sheet with one of everything, whatever program writes it.
func handmade(t testing.TB, sheetXML string) []byte {
	t.Helper()
	styles, err := os.ReadFile("testdata/styles.xml")
	if err != nil {
		t.Fatal(err)
	}
	return sheettest.Package(t, sheetXML, map[string]string{"xl/styles.xml": string(styles)})
}

const worksheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`

// TestGolden holds a small sheet byte for byte.
func TestGolden(t *testing.T) {
	sheetXML, err := os.ReadFile("testdata/sheet.xml")
	if err != nil {
		t.Fatal(err)
	}
	b := open(t, "a.xlsx", handmade(t, string(sheetXML)), picture.Options{})
	html := draw(t, b, "表", []picture.Mark{
		{Sheet: "表", Cell: "C3", Number: 1, Tone: "amber"}, {Sheet: "表", Cell: "B3", Number: 2, Tone: "red"},
		{Sheet: "表", Cell: "A6", Number: 3, Tone: "blue"}, {Sheet: "别的", Cell: "A1", Number: 4}, {Sheet: "表", Number: 5},
	})
	balanced(t, html)
	got := strings.ReplaceAll(html, "<tr", "\n<tr") + "\n\n" + b.Rules()
	keep(t, "golden", b.Rules(), html)
	if *update {
		if err := os.WriteFile("testdata/sheet.golden", []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/sheet.golden")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestHostileTexts: what a file says is text, its fonts and colours are no CSS.
func TestHostileTexts(t *testing.T) {
	styles := `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts><font><name val="x;}body{display:none}&#34;宋体"/><sz val="11;}b{}"/>` +
		`<color rgb="FF0000;}a{}"/></font></fonts><fills><fill><patternFill patternType="solid"><fgColor rgb="url(http://example.org)"/></patternFill></fill></fills>` +
		`<borders><border><left style="thin;}c{}"><color rgb="&lt;/style&gt;"/></left></border></borders><cellXfs><xf fontId="0" fillId="0" borderId="0"/></cellXfs></styleSheet>`
	sheet := worksheet + `<cols><col min="1" max="1" width="1e9"/></cols><sheetData><row r="1" ht="NaN"><c r="A1" t="inlineStr"><is><t>&lt;script&gt;alert("1")&lt;/script&gt;&amp;'` +
		"\u202Egnp.exe\u200B" + `</t></is></c></row></sheetData></worksheet>`
	b := open(t, "a.xlsx", sheettest.Package(t, sheet, map[string]string{"xl/styles.xml": styles}), picture.Options{Name: `x" onload="`})
	html := draw(t, b, "表", []picture.Mark{{Sheet: "表", Cell: "A1", Number: 1, Tone: `" onclick="`}})
	balanced(t, html)
	if !strings.Contains(html, "&lt;script&gt;alert(&#34;1&#34;)&lt;/script&gt;&amp;&#39;gnp.exe<b>1</b>") {
		t.Error(html)
	}
	scoped(t, b.Rules(), "cell")
	if strings.Contains(b.Rules(), "url") || strings.Contains(b.Rules(), "body") {
		t.Error(b.Rules())
	}
}

// scoped holds what every line of the rules must look like.
func scoped(t testing.TB, rules, name string) {
	t.Helper()
	line := regexp.MustCompile(`^\.picture\.` + name + ` \.[aehw]\d+\{[a-z0-9#:;.,()/ -]*\}$`)
	for one := range strings.Lines(rules) {
		if !line.MatchString(strings.TrimSpace(strings.ReplaceAll(strings.ToLower(one), "\n", ""))) {
			t.Errorf("rule %q", one)
		}
	}
}

// TestStyleIsScoped: nothing else on the page is touched.
func TestStyleIsScoped(t *testing.T) {
	selector := regexp.MustCompile(`(?m)^\s*([^@{}\n]+)\{`)
	for _, m := range selector.FindAllStringSubmatch(picture.Style(), -1) {
		for one := range strings.SplitSeq(m[1], ",") {
			if !strings.HasPrefix(strings.TrimSpace(one), ".picture") {
				t.Errorf("selector %q", one)
			}
		}
	}
}

// TestTwoBooksOnAPage keep their classes and ids apart.
func TestTwoBooksOnAPage(t *testing.T) {
	data := sheettest.Build(t, sheettest.Sheet{Name: "表", CSV: "甲,1\n"})
	one, two := open(t, "a.xlsx", data, picture.Options{Name: "f1"}), open(t, "b.xlsx", data, picture.Options{Name: "f2"})
	mark := []picture.Mark{{Sheet: "表", Cell: "$b$1", Number: 1, Tone: "red"}}
	if html := draw(t, one, "表", mark); !strings.Contains(html, `id="f1-0-B1"`) || one.ID("表", "$b$1") != "f1-0-B1" {
		t.Error(html)
	}
	draw(t, two, "表", mark)
	scoped(t, one.Rules(), "f1")
	scoped(t, two.Rules(), "f2")
	if err := one.Draw(&strings.Builder{}, "没有", nil); err == nil {
		t.Error("drew a sheet that is not there")
	}
}

// TestHidden: what is hidden is told at the heads, and shown where it is marked.
func TestHidden(t *testing.T) {
	data := sheettest.Build(t, sheettest.Sheet{Name: "表", CSV: "1,2,3,4\n2,,\n3,,\n4,,\n5,,\n", HiddenRows: []int{2, 3, 5}, HiddenCols: []string{"B", "C"}})
	b := open(t, "a.xlsx", data, picture.Options{})
	has(t, draw(t, b, "表", nil), `class="s t" title="第 2–3 行已隐藏；第 5 行已隐藏">4<`, `class="s" title="B–C 列已隐藏">D<`)
	has(t, draw(t, b, "表", []picture.Mark{{Sheet: "表", Cell: "B3", Number: 1, Tone: "red"}}),
		`class="s u" title="第 2 行已隐藏；第 3 行在表中是隐藏的">3<`, `class="u" title="B 列在表中是隐藏的">B<`, `title="C 列已隐藏">D<`, `id="cell-0-B3"`)
	english := open(t, "a.xlsx", data, picture.Options{Lang: finding.EN})
	has(t, draw(t, english, "表", nil), `title="row 2–3 hidden; row 5 hidden">4<`)
}

func has(t testing.TB, html string, want ...string) {
	t.Helper()
	for _, w := range want {
		if !strings.Contains(html, w) {
			t.Errorf("no %s in\n%.4000s", w, html)
		}
	}
}

// TestMerges: a mark within one goes to the cell that is drawn, with an id of
// its own.
func TestMerges(t *testing.T) {
	data := sheettest.Package(t, worksheet+`<sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/></mergeCells></worksheet>`, nil)
	html := draw(t, open(t, "a.xlsx", data, picture.Options{}), "表",
		[]picture.Mark{{Sheet: "表", Cell: "B2", Number: 2, Tone: "red"}, {Sheet: "表", Cell: "A1", Number: 1, Tone: "blue"}})
	if !strings.Contains(html, `m red" rowspan="2" colspan="2" id="cell-0-A1">7<b>1</b><b id="cell-0-B2">2</b></td>`) {
		t.Error(html)
	}
	hidden := sheettest.Build(t, sheettest.Sheet{Name: "表", CSV: "甲,,乙\n,,丙\n", Merges: []string{"A1:B2"}, HiddenRows: []int{1}})
	if html := draw(t, open(t, "a.xlsx", hidden, picture.Options{}), "表", nil); !strings.Contains(html, ` colspan="2">甲</td>`) {
		t.Error(html)
	}
}

func TestShownValues(t *testing.T) {
	data := sheettest.Build(t, sheettest.Sheet{Name: "表", CSV: "0.98,1350.93,d:2023-09-03,b:TRUE,'007,3\n",
		Formats: map[string]string{"A1": "0.00%", "B1": "#,##0.00"}, Formulas: map[string]string{"F1": "1+2"}})
	html := draw(t, open(t, "a.xlsx", data, picture.Options{}), "表", nil)
	has(t, html, ">98.00%<", ">1,350.93<", ">2023", ">TRUE<", ">007<", ">3<")
}
