package word

import (
	"encoding/xml"
	"sort"
	"strings"
)

// render is the part with its changes, at most so many bytes.
func (n *plan) render(most int) ([]byte, error) {
	w := writing{plan: n, most: most}
	at := 0
	for _, r := range n.repeats {
		w.stretch(extent{at, r.from}, 0)
		w.repeat(r)
		at = r.to
	}
	w.stretch(extent{at, len(n.markup.Text())}, 0)
	if len(w.out) > most {
		return nil, ErrTooLarge
	}
	return w.out, nil
}

// writing is a part being written.
type writing struct {
	*plan
	most int
	out  []byte
}

// nothing is the row of a list without any.
const nothing = -1

func (w *writing) repeat(r repeat) {
	if r.rows <= 0 && r.needed {
		w.stretch(r.extent, nothing)
	}
	for row := range r.rows {
		w.stretch(r.extent, row)
	}
}

// stretch writes a stretch of the part for a row of its list.
func (w *writing) stretch(e extent, row int) {
	if len(w.out) > w.most {
		return
	}
	text, at := w.markup.Text(), e.from
	first := sort.Search(len(w.changes), func(i int) bool { return w.changes[i].from >= e.from })
	for _, c := range w.changes[first:] {
		if c.from >= e.to {
			break
		}
		if c.copies && row <= 0 || c.from < at || c.stands != nil && c.stands(row) {
			continue
		}
		w.out = append(append(w.out, text[at:c.from]...), c.says(row)...)
		at = c.to
	}
	w.out = append(w.out, text[at:e.to]...)
}

func (c *change) says(row int) string {
	if c.slot == nil {
		return c.with
	}
	if row == nothing {
		return ""
	}
	return c.in.written(c.slot.Text(row))
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// written is a text as the markup of its place holds it: a line end is an element of
// its own.
func (t tag) written(text string) string {
	lines := strings.Split(lineEnds.Replace(text), "\n")
	for i, line := range lines {
		lines[i] = escaped(line)
	}
	between := "</" + t.prefix + "t><" + t.prefix + "br/><" + t.prefix + `t xml:space="preserve">`
	if t.literal {
		return "]]>" + strings.Join(lines, between) + "<![CDATA["
	}
	return strings.Join(lines, between)
}

// escaped is a text as markup holds it, whatever was in it.
func escaped(s string) string {
	var b strings.Builder
	// A strings.Builder takes every write.
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}
