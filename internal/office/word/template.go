package word

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"jixiao/internal/office/ooxml"
)

// ErrNotWord is a file that holds no text of Word.
var ErrNotWord = errors.New("word: no .docx")

// ErrTooLarge is a text that would be larger than anybody opens.
var ErrTooLarge = errors.New("word: text too large")

// limits bound what a template may cost to open. Honest ones have some twenty parts
// and a megabyte.
var limits = ooxml.Limits{Entries: 2000, Unzipped: 128 << 20, Part: 32 << 20, Depth: 200}

// mostText is how large the parts of a filled template may be together, in bytes.
const mostText = 64 << 20

// Template is a .docx with placeholders.
type Template struct {
	pkg   *ooxml.Package
	parts []*part // those with text, in the order of the package
}

// Open reads a template. The error is ErrNotWord, or says why the package cannot be
// read.
func Open(data []byte) (t *Template, err error) {
	pkg, err := ooxml.Open(data, limits)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotWord, err)
	}
	if err := pkg.Check(); err != nil {
		return nil, fmt.Errorf("open template: %w", err)
	}
	t = &Template{pkg: pkg}
	for _, entry := range pkg.Parts() {
		place, ok := placeOf(entry.Name)
		if !ok {
			continue
		}
		p, err := readPart(pkg, entry.Name, place)
		if err != nil {
			return nil, fmt.Errorf("open template: %s: %w", entry.Name, err)
		}
		t.parts = append(t.parts, p)
	}
	if !slices.ContainsFunc(t.parts, func(p *part) bool { return p.place == body }) {
		return nil, ErrNotWord
	}
	return t, nil
}

// Fill returns the template with every placeholder filled in, or all that is wrong
// with it: then there is no text, so that no placeholder is ever printed.
func (t *Template) Fill(v Values) ([]byte, []Fault, error) {
	var faults []Fault
	known := slots{values: v, all: map[string]resolved{}}
	plans := make([]*plan, len(t.parts))
	for i, p := range t.parts {
		plans[i] = p.plan(&known, &faults)
	}
	if len(faults) > 0 {
		return nil, faults, nil
	}
	out, err := t.write(plans)
	if err != nil {
		return nil, nil, fmt.Errorf("fill template: %w", err)
	}
	return out, nil, nil
}

// write puts the package together again, other parts as they are packed.
func (t *Template) write(plans []*plan) ([]byte, error) {
	changed, size := map[string][]byte{}, 0
	for i, p := range plans {
		if len(p.changes) == 0 {
			continue
		}
		text, err := p.render(mostText - size)
		if err != nil {
			return nil, err
		}
		size += len(text)
		changed[t.parts[i].name] = text
	}
	var out bytes.Buffer
	w := ooxml.NewWriter(&out)
	for _, entry := range t.pkg.Parts() {
		text, other := changed[entry.Name]
		if !other {
			if err := w.Copy(t.pkg, entry); err != nil {
				return nil, err
			}
			continue
		}
		if err := w.Write(entry.Name, text); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// placeOf is the kind of text that a part holds, by its name in the package.
func placeOf(name string) (place, bool) {
	name = strings.ToLower(name)
	rest, in := strings.CutPrefix(name, "word/")
	if !in || !strings.HasSuffix(rest, ".xml") || strings.Contains(rest, "/") {
		return 0, false
	}
	for kind, begin := range partNames {
		if digits, ok := strings.CutPrefix(strings.TrimSuffix(rest, ".xml"), begin); ok && strings.Trim(digits, "0123456789") == "" {
			return place(kind), true
		}
	}
	return 0, false
}

// Asks are the insides of all placeholders, each once, in the order in which they are
// first written.
func (t *Template) Asks() (all []string) {
	for _, p := range t.parts {
		for _, a := range p.asked {
			if !slices.Contains(all, a.inside) {
				all = append(all, a.inside)
			}
		}
	}
	return all
}
