package page

import (
	"bytes"
	"strconv"
	"strings"
)

// marks are written as html/template writes them, wherever text stands.
var marks = strings.NewReplacer("\x00", "\uFFFD", `"`, "&#34;", "&", "&amp;", "'", "&#39;", "+", "&#43;", "<", "&lt;", ">", "&gt;")

// text writes a text that is nothing but text.
func text(b *bytes.Buffer, s string) {
	_, _ = marks.WriteString(b, s) // a buffer takes every write
}

// put writes markup of ours with texts in between: every second one is a text.
func put(b *bytes.Buffer, parts ...string) {
	for i, s := range parts {
		if i%2 == 0 {
			b.WriteString(s)
		} else {
			text(b, s)
		}
	}
}

// draw writes what stands on a receipt. A template that walks through thousands of
// them takes ten times as long.
func (r Receipt) draw(b *bytes.Buffer) {
	put(b, "<header>\n<h1>", r.Title, "</h1>\n<p class=\"note\">", r.Note, "</p>\n</header>\n<p class=\"verdict")
	if r.Tone != "" {
		put(b, " ", string(r.Tone))
	}
	put(b, "\">", r.Verdict, "</p>\n<p class=\"next\">", r.Next, "</p>\n<dl class=\"lines\">")
	for _, l := range r.Lines {
		before, behind := "</dt><dd>", "</dd>"
		if l.Code {
			before, behind = "</dt><dd><code>", "</code></dd>"
		}
		put(b, "\n<dt>", l.Label, before, l.Text, behind)
	}
	b.WriteString("\n</dl>\n<main>")
	for _, p := range r.Parts {
		p.draw(b)
	}
	b.WriteString("\n</main>")
	if r.Foot != "" {
		put(b, "\n<footer>", r.Foot, "</footer>")
	}
	b.WriteByte('\n')
}

// draw writes a part of a receipt.
func (p Part) draw(b *bytes.Buffer) {
	put(b, "\n<section>\n<h2>", p.Name, "</h2>")
	if t := p.Table; t != nil && len(t.Rows) > 0 {
		b.WriteString("\n<table>\n<colgroup>")
		for _, share := range t.Shares() {
			b.WriteString(`<col class="w` + strconv.Itoa(share) + `">`)
		}
		b.WriteString("</colgroup>\n<thead><tr>")
		for _, c := range t.Columns {
			put(b, `<th scope="col">`, c.Head, "</th>")
		}
		b.WriteString("</tr></thead>\n<tbody>" + string(drawRows(t.Columns, t.Rows)) + "\n</tbody>\n</table>")
	}
	if p.Note != "" {
		put(b, "\n<p class=\"note\">", p.Note, "</p>")
	}
	b.WriteString("\n</section>")
}
