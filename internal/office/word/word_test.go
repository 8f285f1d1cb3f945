package word

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/wordtest"
	"jixiao/rules/finding"
)

// file is a .docx of parts, the body first; a part without a name is the body's
// content.
func file(t *testing.T, content string, parts ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	add := func(name, text string) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, text); err != nil {
			t.Fatal(err)
		}
	}
	add("[Content_Types].xml", "<Types/>")
	add("word/document.xml", document(content))
	for i := 0; i < len(parts); i += 2 {
		add(parts[i], parts[i+1])
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func document(content string) string {
	return `<?xml version="1.0"?><w:document xmlns:w="w" xmlns:w14="w14"><w:body>` + content + `<w:sectPr/></w:body></w:document>`
}

// p is a paragraph of runs.
func p(runs ...string) string {
	return "<w:p><w:r><w:t>" + strings.Join(runs, "</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>") + "</w:t></w:r></w:p>"
}

func tr(cells ...string) string {
	return "<w:tr><w:tc>" + strings.Join(cells, "</w:tc><w:tc>") + "</w:tc></w:tr>"
}

func tbl(rows ...string) string {
	return "<w:tbl><w:tblPr/>" + strings.Join(rows, "") + "</w:tbl>"
}

// values are some lists, and texts by name.
type values struct {
	texts map[string]string
	lists map[string][]string
}

var some = values{
	texts: map[string]string{"年度": "2023", "区": "钢城区", "坏": `<w:p/>&"{{年度}}`, "两行": "一\n二", "空": ""},
	lists: map[string][]string{"项目": {"环卫", "公厕", "公交"}, "问题": {"立项"}, "无": {}},
}

func (v values) Slot(name string, words []string) (Slot, finding.Text) {
	if len(words) > 0 && words[0] != "汉字" {
		return Slot{}, finding.Same("没有写法“" + words[0] + "”")
	}
	if name == "页内" {
		return Slot{Text: func(int) string { return "1" }, InBody: true}, finding.Text{}
	}
	name, only := strings.CutPrefix(name, "如有")
	if list, column, ok := strings.Cut(name, "."); ok {
		rows, known := v.lists[list]
		if only {
			return Slot{List: list, Rows: len(rows), Text: func(int) string { return "" }, Stands: func(row int) bool { return strings.HasPrefix(rows[row], column) }}, finding.Text{}
		}
		if !known {
			return Slot{}, finding.Same("没有清单“" + list + "”")
		}
		return Slot{List: list, Rows: len(rows), Text: func(row int) string {
			if column == "序号" {
				return fmt.Sprint(row + 1)
			}
			return rows[row]
		}}, finding.Text{}
	}
	text, known := v.texts[name]
	if !known {
		return Slot{}, finding.Same("没有“" + name + "”")
	}
	if len(words) > 0 {
		text = "二〇二三"
	}
	return Slot{Text: func(int) string { return text }}, finding.Text{}
}

// filled is the body of a template that is filled in, without what is around its
// content.
func filled(t *testing.T, data []byte) string {
	t.Helper()
	return strings.TrimSuffix(strings.TrimPrefix(part1(t, fill(t, data), "word/document.xml"), `<?xml version="1.0"?><w:document xmlns:w="w" xmlns:w14="w14"><w:body>`),
		"<w:sectPr/></w:body></w:document>")
}

func fill(t *testing.T, data []byte) []byte {
	t.Helper()
	tpl, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	out, faults, err := tpl.Fill(some)
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	return out
}

func part1(t *testing.T, data []byte, name string) string {
	t.Helper()
	return string(wordtest.Part(t, data, name))
}

func TestFill(t *testing.T) {
	const kept = `<w:t xml:space="preserve">`
	keep := func(s string) string { return strings.ReplaceAll(s, "<w:t>", kept) }
	head := "<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>" + p("序号") + "</w:tc></w:tr>"
	for name, c := range map[string]struct{ template, want string }{
		"a text":               {p("截至{{年度}}年"), keep(p("截至2023年"))},
		"torn into runs":       {p("截至{", "{年", "度}}年"), keep(p("截至2023", "", "年"))},
		"two in one":           {p("{{区}}{{年度}}"), keep(p("钢城区2023"))},
		"full width and words": {p("｛｛ 年度｜汉字 ｝｝年"), keep(p("二〇二三年"))},
		"nothing to fill":      {p("截至"), p("截至")},
		"one brace":            {p("{年度}"), p("{年度}")},
		"an empty text":        {p("{{空}}"), keep(p(""))},
		"text stays text":      {p("{{坏}}"), keep(p("&lt;w:p/&gt;&amp;&#34;{{年度}}"))},
		"two lines":            {p("{{两行}}"), keep(p("一</w:t><w:br/><w:t>二"))},
		"entities about it":    {p("A&amp;B{{年度}}&lt;"), keep(p("A&amp;B2023&lt;"))},
		"a literal text":       {p("<![CDATA[<{{年度}}>]]>"), keep(p("<![CDATA[<]]>2023<![CDATA[>]]>"))},
		"what is struck out": {"<w:p><w:r><w:t>{{年</w:t></w:r><w:del><w:r><w:delText>月</w:delText></w:r></w:del><w:ins><w:r><w:t>度}}</w:t></w:r></w:ins></w:p>",
			keep("<w:p><w:r><w:t>2023</w:t></w:r><w:del><w:r><w:delText>月</w:delText></w:r></w:del><w:ins><w:r><w:t></w:t></w:r></w:ins></w:p>")},
		"a row for each": {tbl(tr(p("序号")), tr(p("{{项目.序号}}")+p("{{项目.名称}}")), tr(p("合计"))),
			tbl(head, keep(tr(p("1")+p("环卫"))), keep(tr(p("2")+p("公厕"))), keep(tr(p("3")+p("公交"))), tr(p("合计")))},
		"two rows for each":  {tbl(tr(p("{{项目.序号}}")), "\n", tr(p("{{项目.名称}}"))), tbl(keep(tr(p("1")) + "\n" + tr(p("环卫")) + tr(p("2")) + "\n" + tr(p("公厕")) + tr(p("3")) + "\n" + tr(p("公交"))))},
		"a row of none":      {tbl(tr(p("序号")), tr(p("{{无.名称}}"))), tbl(head)},
		"a table of none":    {tbl(tr(p("{{无.名称}}"))), tbl(keep(tr(p(""))))},
		"heads said already": {tbl("<w:tr><w:trPr><w:tblHeader/></w:trPr></w:tr>", tr(p("序号")), tr(p("{{问题.名称}}"))), tbl("<w:tr><w:trPr><w:tblHeader/></w:trPr></w:tr>", tr(p("序号")), keep(tr(p("立项"))))},
		"properties of rows": {tbl("<w:tr><w:trPr><w:cantSplit/></w:trPr></w:tr>", tr(p("{{问题.名称}}"))), tbl("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr></w:tr>", keep(tr(p("立项"))))},
		"a table in a table": {tbl(tr(p("甲")), tr(tbl(tr(p("{{项目.名称}}"))))), tbl(tr(p("甲")), tr(tbl(keep(tr(p("环卫"))+tr(p("公厕"))+tr(p("公交"))))))},
		"a paragraph for each, with the one below": {p("问题{{项目.序号}}") + p("{{项目.名称}}") + p("完"),
			keep(p("问题1")+p("环卫")+p("问题2")+p("公厕")+p("问题3")+p("公交")) + p("完")},
		"a paragraph in some rows": {p("前") + p("{{如有项目.公}}{{项目.序号}}") + p("{{项目.名称}}") + p("后"),
			p("前") + keep(p("环卫")+p("2")+p("公厕")+p("3")+p("公交")) + p("后")},
		"a paragraph by two":       {p("{{如有项目.公}}{{如有项目.公交}}{{项目.名称}}"), keep(p("公交"))},
		"a paragraph in no row":    {p("前") + p("{{如有项目.无}}{{项目.名称}}"), p("前")},
		"a paragraph of none":      {p("前") + p("{{无.名称}}") + p("后"), p("前") + p("后")},
		"the last of a section":    {"<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{{无.名称}}</w:t></w:r></w:p>", keep("<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t></w:t></w:r></w:p>")},
		"names stand once":         {`<w:p w14:paraId="1" w14:textId="2" w:x="3"><w:bookmarkStart w:id="0"/><w:r><w:t xml:space="preserve">{{项目.名称}}</w:t></w:r></w:p>`, `<w:p w14:paraId="1" w14:textId="2" w:x="3"><w:bookmarkStart w:id="0"/><w:r><w:t xml:space="preserve">环卫</w:t></w:r></w:p><w:p w:x="3"><w:r><w:t xml:space="preserve">公厕</w:t></w:r></w:p><w:p w:x="3"><w:r><w:t xml:space="preserve">公交</w:t></w:r></w:p>`},
		"a text box, told twice":   {"<w:p><w:r><mc:Choice><w:txbxContent>" + p("{{区}}") + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + p("{{区}}") + "</w:txbxContent></mc:Fallback></w:r></w:p>", "<w:p><w:r><mc:Choice><w:txbxContent>" + keep(p("钢城区")) + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + keep(p("钢城区")) + "</w:txbxContent></mc:Fallback></w:r></w:p>"},
		"a list in a box in a row": {tbl(tr("<w:p><w:r><w:txbxContent>" + p("{{项目.名称}}") + "</w:txbxContent></w:r></w:p>")), tbl(tr("<w:p><w:r><w:txbxContent>" + keep(p("环卫")+p("公厕")+p("公交")) + "</w:txbxContent></w:r></w:p>"))},
	} {
		if diff := cmp.Diff(c.want, filled(t, file(t, c.template))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestFillOtherParts(t *testing.T) {
	const hdr = "<w:hdr>%s</w:hdr>"
	data := file(t, p("正文"), "word/header2.xml", fmt.Sprintf(hdr, p("{{区}}财政局")), "word/footnotes.xml", "<w:footnotes><w:footnote>"+p("{{年度}}")+"</w:footnote></w:footnotes>",
		"word/media/header1.xml", p("{{区}}"), "docProps/core.xml", "<x>{{区}}</x>")
	out := fill(t, data)
	for name, want := range map[string]string{
		"word/header2.xml":       `<w:hdr><w:p><w:r><w:t xml:space="preserve">钢城区财政局</w:t></w:r></w:p></w:hdr>`,
		"word/footnotes.xml":     `<w:footnotes><w:footnote><w:p><w:r><w:t xml:space="preserve">2023</w:t></w:r></w:p></w:footnote></w:footnotes>`,
		"word/document.xml":      document(p("正文")),
		"word/media/header1.xml": p("{{区}}"), "docProps/core.xml": "<x>{{区}}</x>",
	} {
		if got := part1(t, out, name); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
}

func TestFaults(t *testing.T) {
	data := file(t, p("甲{{不知}}{{", "不知}}")+p("{{年度")+p("年度}}")+p("{{年度{{区}}")+p("{{}}")+p("{{年度|大写}}")+
		"<w:p><w:r><w:t>{{年</w:t><w:tab/><w:t>度}}</w:t></w:r></w:p>"+
		tbl(tr(p("{{项目.名称}}"), p("{{问题.名称}}")))+tbl(tr(p("{{项目.名称}}")+tbl(tr(p("{{问题.名称}}")))))+
		"<w:p><w:r><w:txbxContent>"+p("{{没有}}")+"</w:txbxContent><w:txbxContent>"+p("{{没有}}")+"</w:txbxContent></w:r></w:p>"+
		p("{{页内}}")+tbl(tr(p("{{如有项目.公}}")))+"<w:p><w:r><w:txbxContent>"+p("{{页内}}")+"</w:txbxContent></w:r></w:p>",
		"word/footer1.xml", "<w:ftr>"+p("{{清单.名称}}")+p("{{页内}}")+"</w:ftr>")
	tpl, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	out, faults, err := tpl.Fill(some)
	if out != nil || err != nil {
		t.Fatalf("filled with faults: %v", err)
	}
	var got []string
	for _, f := range faults {
		got = append(got, f.In(finding.ZH))
	}
	want := []string{
		"正文，“{{年度”：“{{”后面没有“}}”",
		"正文，“年度}}”：“}}”前面没有“{{”",
		"正文，“{{年度{{区}}”：“{{”后面没有“}}”",
		"正文，“{{年 度}}”：“{{年 度}}”中间有换行或制表符，要写在一起",
		"正文，“甲{{不知}}{{不知}}”：没有“不知”",
		"正文，“{{}}”：括号里没有写名称",
		"正文，“{{年度|大写}}”：没有写法“大写”",
		"文本框，“{{没有}}”：没有“没有”",
		"正文，“{{如有项目.公}}”：“{{如有项目.公}}”只能写在正文的段落里；表格里要留哪几行，写在清单名称后面的 [ ] 里",
		"文本框，“{{页内}}”：“{{页内}}”只能写在正文里",
		"正文，“{{问题.名称}}”：一行（一段）里只能用一张清单，这里有“项目”和“问题”",
		"页脚，“{{清单.名称}}”：没有清单“清单”",
		"页脚，“{{页内}}”：“{{页内}}”只能写在正文里",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("faults (-want +got):\n%s", diff)
	}
}

func TestOpenRefuses(t *testing.T) {
	for name, data := range map[string][]byte{
		"no package":    []byte("Word"),
		"no body":       bytes.ReplaceAll(file(t, ""), []byte("word/document.xml"), []byte("word/documentx.ml")),
		"broken markup": file(t, "<w:p>"),
		"a bomb":        file(t, p(strings.Repeat("x", 33<<20))),
		"placeholders":  file(t, p(strings.Repeat("{{区}}", mostAsked+1))),
	} {
		if _, err := Open(data); err == nil {
			t.Errorf("%s: opened", name)
		}
	}
}

func TestFillIsBounded(t *testing.T) {
	long := values{lists: map[string][]string{"项目": slices.Repeat([]string{strings.Repeat("长", 1000)}, 100_000)}}
	tpl, err := Open(file(t, p("{{项目.名称}}")))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := tpl.Fill(long); err == nil {
		t.Error("a text of 300 MB was written")
	}
}

// TestFonts are those that texts and styles name, and no others.
func TestFonts(t *testing.T) {
	run := func(fonts string) string {
		return "<w:p><w:r><w:rPr><w:rFonts " + fonts + "/></w:rPr><w:t>字</w:t></w:r></w:p>"
	}
	data := file(t, run(`w:eastAsia="仿宋_GB2312" w:ascii="Times New Roman"`)+run(`w:eastAsia="仿宋_GB2312" w:hAnsi="A &amp; B" w:eastAsiaTheme="minor"`),
		"word/styles.xml", `<x:styles xmlns:x="w"><x:rFonts x:eastAsia="黑体" x:hint="eastAsia"/></x:styles>`, "word/fontTable.xml", `<w:fonts xmlns:w="w"><w:font w:name="宋体"/></w:fonts>`)
	tpl, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	got, err := tpl.Fonts()
	if want := []string{"仿宋_GB2312", "Times New Roman", "A & B", "黑体"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%q, %v, want %q", got, err, want)
	}
}
