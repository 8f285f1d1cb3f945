package annotate

import (
	"fmt"
	"strings"

	"jixiao/internal/office/ooxml"
)

// Beginnings of the types of relationships.
const (
	transitionalTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	strictTypes       = "http://purl.oclc.org/ooxml/officeDocument/relationships"
	packageRelations  = "http://schemas.openxmlformats.org/package/2006/relationships"
)

// relations are the relationships of one part, to be changed.
type relations struct {
	source  string
	m       *ooxml.Markup // nil where the part has none yet
	root    element
	items   []relation
	ids     map[string]int // of items: the first of each id
	added   strings.Builder
	changed bool
}

type relation struct {
	element
	id, kind, target string
	external         bool
}

func (d *draft) relations(source string) (*relations, error) {
	r := &relations{source: source, ids: map[string]int{}}
	name := ooxml.RelationsOf(source)
	if !d.pkg.Has(name) {
		return r, nil
	}
	var err error
	if r.m, err = d.admit(name); err == nil {
		err = r.read()
	}
	if err != nil {
		return nil, fmt.Errorf("part %q: %w", name, err)
	}
	return r, nil
}

func (r *relations) read() error {
	t := r.m.Tokens()
	defer t.Close()
	for {
		kind, err := t.Next()
		switch {
		case err != nil || kind == ooxml.EndOfPart:
			return err
		case kind == ooxml.OpenTag && t.Depth == 1:
			r.root = opened(t)
		case kind == ooxml.CloseTag && t.Depth == 1:
			r.root.close(t)
		case kind == ooxml.OpenTag && string(t.Name) == "Relationship":
			if err := r.item(t); err != nil {
				return err
			}
		}
	}
}

func (r *relations) item(t *ooxml.Tokenizer) error {
	word := t.Attr("Type")
	i := relation{id: t.Attr("Id"), kind: strings.ToLower(word[strings.LastIndexByte(word, '/')+1:]),
		target: ooxml.Resolve(r.source, t.Attr("Target")), external: t.Attr("TargetMode") == "External"}
	var err error
	if i.element, err = through(t); err != nil {
		return err
	}
	r.keep(i)
	return nil
}

// first is the first relationship of a kind to another part.
func (r *relations) first(kind string) (relation, bool) {
	for _, i := range r.items {
		if i.kind == kind && !i.external {
			return i, true
		}
	}
	return relation{}, false
}

// byID is the relationship that a tag names.
func (r *relations) byID(id string) (relation, bool) {
	n, ok := r.ids[id]
	if !ok {
		return relation{}, false
	}
	return r.items[n], true
}

func (r *relations) keep(i relation) {
	if _, twice := r.ids[i.id]; !twice && !i.external {
		r.ids[i.id] = len(r.items)
	}
	r.items = append(r.items, i)
}

// add relates the part to another one and returns the id.
func (r *relations) add(base, kind, target string) string {
	taken := map[string]bool{} // in lower case: some readers take ids so
	for _, i := range r.items {
		taken[strings.ToLower(i.id)] = true
	}
	n := len(r.items) + 1
	for taken[fmt.Sprintf("rid%d", n)] {
		n++
	}
	id := fmt.Sprintf("rId%d", n)
	r.keep(relation{id: id, kind: strings.ToLower(kind), target: target})
	r.added.WriteString(r.entry(id, base, kind, target))
	r.changed = true
	return id
}

// remove takes a relationship out.
func (r *relations) remove(i relation) {
	r.m.Replace(i.from, i.to, "")
	r.changed = true
}

// replace lets a relationship lead to another part, by the same id.
func (r *relations) replace(i relation, base, kind, target string) {
	r.m.Replace(i.from, i.to, r.entry(i.id, base, kind, target))
	r.changed = true
}

func (r *relations) entry(id, base, kind, target string) string {
	return fmt.Sprintf(`<%sRelationship Id="%s" Type="%s/%s" Target="/%s"/>`, r.root.prefix, escaped(id), base, kind, escaped(target))
}

// finish puts the relationships into the package, if anything changed.
func (r *relations) finish(d *draft) {
	if !r.changed {
		return
	}
	if r.m == nil {
		r.m = ooxml.NewMarkup(declaration + `<Relationships xmlns="` + packageRelations + `">` + r.added.String() + `</Relationships>`)
	} else {
		r.root.append(r.m, "Relationships", r.added.String())
	}
	d.set(ooxml.RelationsOf(r.source), r.m.Apply())
}

const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
