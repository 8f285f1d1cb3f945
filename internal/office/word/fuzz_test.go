package word

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"testing"
)

// FuzzFill: whatever a template looks like, it is refused, told to be wrong, or filled
// in so that it is markup still, without any braces that were asked for.
func FuzzFill(f *testing.F) {
	for _, seed := range []string{p("{{区}}"), p("{", "{项目.名", "称}}"), tbl(tr(p("序号")), tr(p("{{项目.序号}}"), p("{{项目.名称|汉字}}"))), p("{{坏}}") + p("{{两行}}"), p("{{如有项目.公}}{{项目.名称}}") + p("{{项目.名称}}{{页内}}"),
		"<w:p><w:r><w:txbxContent>" + tbl(tr(p("{{无.名称}}"))) + "</w:txbxContent></w:r></w:p>", p("<![CDATA[{{两行}}]]>"), p("&#123;{年度}&#125;"),
		`<w:tbl><w:tr w14:paraId="1"><w:tblPrEx/><w:trPr/><w:tc>` + p("{{项目.名称}}") + `</w:tc></w:tr></w:tbl>`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, content string) {
		tpl, err := Open(file(t, content))
		if err != nil {
			return
		}
		out, faults, err := tpl.Fill(some)
		if err != nil || len(faults) > 0 {
			return
		}
		if wellFormed([]byte(document(content))) && !wellFormed([]byte(part1(t, out, "word/document.xml"))) {
			t.Errorf("no markup any more: %s", part1(t, out, "word/document.xml"))
		}
	})
}

func wellFormed(text []byte) bool {
	d := xml.NewDecoder(bytes.NewReader(text))
	for {
		if _, err := d.Token(); err != nil {
			return errors.Is(err, io.EOF)
		}
	}
}
