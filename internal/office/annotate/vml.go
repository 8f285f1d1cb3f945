package annotate

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"jixiao/internal/office/ooxml"
	"jixiao/rules/finding"
)

// The namespaces of drawings of comments. They are not markup in the sense of
// XML: Excel itself leaves elements in them open, so they are searched as text.
const (
	vmlSpace    = `xmlns:v="urn:schemas-microsoft-com:vml"`
	officeSpace = `xmlns:o="urn:schemas-microsoft-com:office:office"`
	excelSpace  = `xmlns:x="urn:schemas-microsoft-com:office:excel"`
)

const vmlHead = `<xml ` + vmlSpace + ` ` + officeSpace + ` ` + excelSpace + `>` +
	`<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>`

const (
	noteShapeID   = `_x0000_t202`
	noteShapeType = `<v:shapetype id="` + noteShapeID + `" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">` +
		`<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`
	firstShape = 1025
)

// draw draws the boxes of comments and takes away those of comments that are
// gone.
func (b *workbook) draw(w *worksheet, rels *relations, notes []note, erased map[finding.Ref]bool) error {
	part, m := "", (*ooxml.Markup)(nil)
	if r, ok := rels.byID(w.drawing); ok && b.pkg.Has(r.target) {
		var err error
		if m, err = b.admitText(r.target); err != nil {
			return err
		}
		part = r.target
	}
	if m == nil {
		if len(notes) == 0 {
			return nil
		}
		m = ooxml.NewMarkup(vmlHead)
		part = b.fresh("xl/drawings/reviewComments%d.vml")
		b.types.override(part, typeVML)
		w.nameDrawing(rels.add(b.base(), "vmlDrawing", part), b.base())
	}
	text := m.Text()
	for _, s := range noteShapes(text) {
		if erased[s.cell] {
			m.Replace(s.from, s.to, "")
		}
	}
	end := bytes.LastIndex(text, []byte("</xml"))
	if end < 0 {
		return fmt.Errorf("part %q: has no end", part)
	}
	m.Insert(int64(end), w.shapes(text, notes))
	b.set(part, m.Apply())
	return nil
}

// nameDrawing says in the sheet where its comments are drawn.
func (w *worksheet) nameDrawing(id, base string) {
	if w.drawing != "" {
		return
	}
	drawing := fmt.Sprintf(`<%slegacyDrawing xmlns:r="%s" r:id="%s"/>`, w.root.prefix, base, id)
	if w.root.empty {
		w.root.append(w.m, "worksheet", drawing)
		return
	}
	w.m.Insert(w.behind, drawing)
}

// shapes are the boxes of comments, as a drawing with this text has room for
// them.
func (w *worksheet) shapes(drawing []byte, notes []note) string {
	if len(notes) == 0 {
		return ""
	}
	var b strings.Builder
	spaces := ""
	for _, space := range []string{vmlSpace, officeSpace, excelSpace} {
		if !bytes.Contains(drawing, []byte(space)) {
			spaces += " " + space
		}
	}
	if !bytes.Contains(drawing, []byte(noteShapeID+`"`)) {
		b.WriteString(strings.Replace(noteShapeType, " ", spaces+" ", 1))
	}
	id := nextShape(drawing)
	for i, n := range notes {
		size := sizeOf(n.said)
		fmt.Fprintf(&b, `<v:shape%s id="_x0000_s%d" type="#%s" style="position:absolute;width:%dpt;height:%dpt;z-index:%d;visibility:hidden" `+
			`fillcolor="infoBackground [80]" o:insetmode="auto"><v:fill color2="infoBackground [80]"/><v:shadow color="none [81]" obscured="t"/>`+
			`<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>`+
			`<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%s</x:Anchor><x:AutoFill>False</x:AutoFill>`+
			`<x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`,
			spaces, id+i, noteShapeID, size.width*3/4, size.height*3/4, i+1, w.anchor(n.cell, size), n.cell.Row-1, n.cell.Col-1)
	}
	return b.String()
}

// nextShape is the first number that no shape of a drawing has.
func nextShape(drawing []byte) int {
	const prefix = "_x0000_s"
	next := firstShape
	for rest := drawing; ; {
		_, after, found := bytes.Cut(rest, []byte(prefix))
		if !found {
			return next
		}
		n := 0
		for n < len(after) && n < 9 && after[n] >= '0' && after[n] <= '9' {
			n++
		}
		if id, err := strconv.Atoi(string(after[:n])); err == nil {
			next = max(next, id+1)
		}
		rest = after
	}
}

// noteShape is the box of a comment in a drawing.
type noteShape struct {
	span
	cell finding.Ref
}

// noteShapes finds the boxes of comments in a drawing.
func noteShapes(drawing []byte) []noteShape {
	var found []noteShape
	begin, end := []byte("<v:shape "), []byte("</v:shape>")
	for at := 0; ; {
		i := bytes.Index(drawing[at:], begin)
		if i < 0 {
			return found
		}
		from := at + i
		n := bytes.Index(drawing[from:], end)
		if n < 0 {
			return found
		}
		at = from + n + len(end)
		shape := drawing[from:at]
		row, col := numberIn(shape, "<x:Row>"), numberIn(shape, "<x:Column>")
		if bytes.Contains(shape, []byte(`"Note"`)) && row >= 0 && col >= 0 {
			found = append(found, noteShape{span{int64(from), int64(at)}, finding.Ref{Row: row + 1, Col: col + 1}})
		}
	}
}

// numberIn is the number behind a tag, -1 where there is none.
func numberIn(shape []byte, tag string) int {
	_, after, ok := bytes.Cut(shape, []byte(tag))
	if !ok {
		return -1
	}
	number, _, _ := bytes.Cut(after, []byte("<"))
	return ooxml.Number(bytes.TrimSpace(number))
}
