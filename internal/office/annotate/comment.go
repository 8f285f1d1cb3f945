package annotate

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"jixiao/internal/office/celltext"
	"jixiao/internal/office/ooxml"
	"jixiao/rules/finding"
)

// note is a comment as it is drawn: on which cells, and what it says.
type note struct {
	cell finding.Ref
	said string
}

// remarks are what was found, as comments say it.
func remarks(found map[finding.Ref][]finding.Finding, lang finding.Lang) map[finding.Ref]string {
	texts := map[finding.Ref]string{}
	for cell, fs := range found {
		texts[cell] = remark(fs, lang)
	}
	return texts
}

// comment writes texts into the comments of a sheet, and takes out what an
// earlier copy said there.
func (b *workbook) comment(w *worksheet, c *comments, said map[finding.Ref]string) error {
	if len(said) == 0 && !c.ours {
		return nil
	}
	var drawn []note
	erased := map[finding.Ref]bool{}
	texts := map[finding.Ref]string{}
	for cell, text := range said {
		texts[cell] = celltext.Cut(text, celltext.MostText-64) // what stands before it counts too
	}
	for _, i := range c.items {
		switch {
		case i.whole:
			c.m.Replace(i.from, i.to, "")
			erased[i.cell] = true
		case c.isThread(i):
			delete(texts, i.cell)
		default:
			if text, ok := texts[i.cell]; ok || i.cuts != nil {
				drawn = append(drawn, c.extend(i, text))
				erased[i.cell] = true
				delete(texts, i.cell)
			}
		}
	}
	added, err := b.addComments(c, texts)
	if err != nil {
		return err
	}
	drawn = append(drawn, added...)
	if c.m != nil {
		b.set(c.part, c.m.Apply())
	}
	slices.SortFunc(drawn, func(a, b note) int { return compareRefs(a.cell, b.cell) })
	if err := b.draw(w, c.rels, drawn, erased); err != nil {
		return err
	}
	c.rels.finish(b.draft)
	return nil
}

// extend puts what was found behind what somebody else remarks, in the place
// of what an earlier copy said there. No text means that nothing was found.
func (c *comments) extend(i comment, text string) note {
	said := i.said
	if i.cuts != nil {
		said, _, _ = strings.Cut(said, remarkMark)
	}
	for n, cut := range i.cuts {
		if n == len(i.cuts)-1 {
			cut.to = i.text.inside
		}
		c.m.Replace(cut.from, cut.to, "")
	}
	if text == "" {
		return note{i.cell, said}
	}
	p := c.root.prefix
	for _, bare := range i.bare {
		c.m.Insert(bare.from, "<"+p+"r>")
		c.m.Insert(bare.to, "</"+p+"r>")
	}
	text = celltext.Cut(text, max(celltext.MostText-utf8.RuneCountInString(said)-64, 1))
	i.text.append(c.m, "text", remarkRuns(p, "\n", text))
	return note{i.cell, said + "\n" + remarkMark + "\n" + text}
}

// addComments adds comments to cells that have none.
func (b *workbook) addComments(c *comments, texts map[finding.Ref]string) ([]note, error) {
	if len(texts) == 0 {
		return nil, nil
	}
	if c.m == nil {
		b.newComments(c)
	}
	if c.authors.to == 0 || c.list.to == 0 {
		return nil, fmt.Errorf("part %q: has no list of comments", c.part)
	}
	number := slices.Index(c.names, author)
	p := c.root.prefix
	if number < 0 {
		number = len(c.names)
		c.authors.append(c.m, "authors", fmt.Sprintf("<%[1]sauthor>%[2]s</%[1]sauthor>", p, author))
	}
	var notes []note
	var added strings.Builder
	for _, cell := range slices.SortedFunc(maps.Keys(texts), compareRefs) {
		fmt.Fprintf(&added, `<%[1]scomment ref="%[2]s" authorId="%[3]d"><%[1]stext>%[4]s</%[1]stext></%[1]scomment>`,
			p, cell, number, remarkRuns(p, "", texts[cell]))
		notes = append(notes, note{cell, remarkMark + "\n" + texts[cell]})
	}
	c.list.append(c.m, "commentList", added.String())
	return notes, nil
}

// newComments begins the comments of a sheet that has none.
func (b *workbook) newComments(c *comments) {
	c.part = b.fresh("xl/reviewComments%d.xml")
	c.rels.add(b.base(), "comments", c.part)
	b.types.override(c.part, typeComments)
	head := declaration + `<comments xmlns="` + b.namespace() + `">`
	c.m = ooxml.NewMarkup(head + `<authors/><commentList/></comments>`)
	at := int64(len(head))
	c.authors = element{span: span{at, at + int64(len(`<authors/>`))}, empty: true}
	c.authors.inside = c.authors.to - 2
	at = c.authors.to
	c.list = element{span: span{at, at + int64(len(`<commentList/>`))}, empty: true}
	c.list.inside = c.list.to - 2
}
