package xlsx

import (
	"fmt"
	"slices"

	"jixiao/internal/office/ooxml"
)

// readStrings reads the shared strings: runs joined, fonts and phonetics left
// out.
func (r *reader) readStrings(part string) error {
	if !r.pkg.Has(part) {
		return nil
	}
	t, err := r.pkg.Tokens(part)
	if err != nil {
		return err
	}
	defer t.Close()
	var raw []byte
	for {
		kind, err := t.Next()
		if err == nil && kind == ooxml.OpenTag && t.Depth == 1 {
			const many = 1 << 10 // what a part says of itself proves nothing
			r.strings = slices.Grow(r.strings, max(0, min(ooxml.Number(t.RawAttr("uniqueCount")), many)))
		}
		if err == nil && kind == ooxml.OpenTag && t.Depth == 2 && string(t.Name) == "si" {
			raw, err = r.sharedText(t, raw[:0])
		}
		if err != nil {
			return fmt.Errorf("part %q: %w", part, err)
		}
		if kind == ooxml.EndOfPart {
			return nil
		}
	}
}

func (r *reader) sharedText(t *ooxml.Tokenizer, raw []byte) ([]byte, error) {
	if err := r.meter.sharedString(); err != nil {
		return raw, err
	}
	raw, err := r.richText(t, raw)
	if err != nil {
		return raw, err
	}
	if err := r.meter.text().length(raw); err != nil {
		return raw, err
	}
	text, err := r.texts.text(raw)
	if err != nil {
		return raw, err
	}
	r.strings = append(r.strings, text)
	return raw, r.store(len(text))
}

// richText appends the raw text of the element that was just opened: of its
// runs, but not of the reading aids beside them.
func (r *reader) richText(t *ooxml.Tokenizer, dst []byte) ([]byte, error) {
	depth := t.Depth
	for {
		if name, raw, ok := t.Leaf(); ok {
			if string(name) == "t" {
				dst = append(dst, raw...)
			}
			continue
		}
		kind, err := t.Next()
		switch {
		case err != nil:
			return dst, err
		case kind == ooxml.CloseTag && t.Depth == depth:
			return dst, nil
		case kind != ooxml.OpenTag:
			continue
		}
		switch string(t.Name) {
		case "t":
			dst, err = content(t, dst, r.meter.text())
		case "rPh":
			err = t.Skip()
		}
		if err != nil {
			return dst, err
		}
	}
}

// content appends the raw text of the element that was just opened, without
// that of elements inside it, and goes on behind its end.
func content(t *ooxml.Tokenizer, dst []byte, most bound) ([]byte, error) {
	if raw, ok := t.Simple(); ok {
		return append(dst, raw...), nil
	}
	depth := t.Depth
	for {
		kind, err := t.Next()
		if err != nil {
			return dst, err
		}
		if kind == ooxml.CloseTag && t.Depth == depth {
			return dst, nil
		}
		if kind == ooxml.Text && t.Depth == depth {
			dst = t.AppendRaw(dst)
			if err := most.growing(dst); err != nil {
				return dst, err
			}
		}
	}
}
