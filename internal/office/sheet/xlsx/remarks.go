package xlsx

import (
	"jixiao/internal/office/ooxml"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// definedName reads a defined name off the tag that was just opened.
func (r *reader) definedName(t *ooxml.Tokenizer) (form.Name, error) {
	n := form.Name{Name: t.Attr("name"), Hidden: ooxml.IsTrue(t.Attr("hidden"))}
	if err := r.meter.sharedString(); err != nil {
		return n, err
	}
	raw, err := content(t, nil, r.meter.formula)
	if err != nil {
		return n, err
	}
	if err := r.meter.formula.length(raw); err != nil {
		return n, err
	}
	if n.Refers, err = r.texts.text(raw); err != nil {
		return n, err
	}
	return n, r.store(len(n.Refers))
}

// comments reads the remarks that hang on the cells of a sheet part.
func (r *reader) comments(part string) ([]form.Comment, error) {
	relations, err := r.pkg.Relations(part)
	if err != nil {
		return nil, err
	}
	for _, relation := range relations {
		if relation.Kind == "comments" && r.pkg.Has(relation.Target) {
			return r.readComments(relation.Target)
		}
	}
	return nil, nil
}

func (r *reader) readComments(part string) ([]form.Comment, error) {
	var out []form.Comment
	var at finding.Ref
	err := tokens(r.pkg, part, func(t *ooxml.Tokenizer) error {
		switch {
		case t.Depth == 3 && string(t.Name) == "comment":
			// A remark without a cell hangs nowhere, and is no reason to refuse
			// the file.
			at, _ = finding.ParseRef(t.Attr("ref"))
			return r.meter.sharedString()
		case t.Depth == 4 && string(t.Name) == "text" && !at.IsZero():
			raw, err := r.richText(t, nil)
			if err != nil {
				return err
			}
			if err := r.meter.text().length(raw); err != nil {
				return err
			}
			text, err := r.texts.text(raw)
			if err != nil {
				return err
			}
			out = append(out, form.Comment{Cell: at, Text: text})
			return r.store(len(text))
		}
		return nil
	})
	return out, err
}
