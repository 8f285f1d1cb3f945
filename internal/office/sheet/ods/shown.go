package ods

import "jixiao/internal/office/ooxml"

// leaves takes paragraphs that are nothing but text, as most are.
func (c *content) leaves(t *ooxml.Tokenizer) error {
	for {
		name, raw, ok := t.Leaf()
		switch {
		case !ok:
			return nil
		case !c.isShown(name):
			continue
		}
		c.words.paragraph()
		if err := c.words.characters(raw); err != nil {
			return err
		}
	}
}

// isShown tells paragraphs that are the cell's value from those that only show
// it, from notes and from drawings.
func (c *content) isShown(name []byte) bool {
	c.book.Links = c.book.Links || string(name) == "cell-range-source"
	return c.cell.kind.isText() && (string(name) == "p" || string(name) == "h")
}

func (c *content) inCell(t *ooxml.Tokenizer) error {
	if !c.isShown(t.Name) {
		return t.SkipUnread()
	}
	c.words.paragraph()
	if raw, whole := t.Simple(); whole {
		return c.words.characters(raw)
	}
	c.place = inText
	return nil
}

func (c *content) inText(t *ooxml.Tokenizer) error {
	if err := c.words.join(); err != nil {
		return err
	}
	switch string(t.Name) {
	case "span", "a", "ruby", "ruby-base", "meta", "meta-field":
		return nil
	case "sheet-name", "date", "time", "title", "page-number", "page-count":
		return nil // fields show their last text
	}
	var err error
	switch string(t.Name) {
	case "s":
		err = c.words.blanks(max(count(t, "c"), 1))
	case "tab":
		err = c.words.add('\t')
	case "line-break":
		err = c.words.add('\n')
	}
	if err != nil {
		return err
	}
	return t.SkipUnread()
}
