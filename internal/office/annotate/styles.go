package annotate

import (
	"fmt"
	"strings"

	"jixiao/internal/office/ooxml"
	"jixiao/rules/finding"
)

// maxStyles is how many cell styles a workbook may have.
const maxStyles = 64000

// styles is the part that says how cells look, and what is added to it.
type styles struct {
	m        *ooxml.Markup
	part     string
	root     element
	sections map[string]*section
	fills    []fill
	filled   map[fill]int // where each fill stands first
	xfs      []xf
	marks    map[markKey]int // style by the style that it marks
	formats  numberFormats
	calc     bool // LibreOffice saved it last
}

type markKey struct {
	style    int
	severity finding.Severity
}

// section is one list of the styles, such as the fonts.
type section struct {
	element
	name  string
	count ooxml.AttrPlace
	n     int
	added strings.Builder
}

// xf is one cell style.
type xf struct {
	element
	fill        int
	fillAt      ooxml.AttrPlace
	applyAt     ooxml.AttrPlace
	format      int // number format
	formatAt    ooxml.AttrPlace
	formattedAt ooxml.AttrPlace
	quotedAt    ooxml.AttrPlace
	attributeAt int64 // where a further attribute goes
}

// sectionOrder is the order in which the sections must stand, as far as cells
// need them.
var sectionOrder = []string{"numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs"}

// firstEntries stand in a section that a workbook does not have: what a cell
// without style means.
var firstEntries = map[string][]string{
	"fonts":   {`<%sfont/>`},
	"fills":   {`<%[1]sfill><%[1]spatternFill patternType="none"/></%[1]sfill>`, `<%[1]sfill><%[1]spatternFill patternType="gray125"/></%[1]sfill>`},
	"borders": {`<%sborder/>`},
	"cellXfs": {`<%sxf numFmtId="0" fontId="0" fillId="0" borderId="0"/>`},
}

func readStyles(b *workbook) (*styles, error) {
	s := &styles{part: ooxml.Resolve(b.part, "styles.xml"), calc: b.calc, sections: map[string]*section{}, marks: map[markKey]int{}, filled: map[fill]int{}, formats: newNumberFormats()}
	if r, ok := b.rels.first("styles"); ok {
		s.part = r.target
	}
	if !b.pkg.Has(s.part) {
		s.m = ooxml.NewMarkup(declaration + `<styleSheet xmlns="` + b.namespace() + `"></styleSheet>`)
		b.rels.add(b.base(), "styles", s.part)
		b.types.override(s.part, typeStyles)
	} else {
		var err error
		if s.m, err = b.admit(s.part); err != nil {
			return nil, err
		}
	}
	if err := s.read(); err != nil {
		return nil, fmt.Errorf("part %q: %w", s.part, err)
	}
	for _, name := range []string{"fonts", "fills", "borders", "cellXfs"} {
		s.complete(name)
	}
	s.unmark()
	return s, nil
}

func (s *styles) read() error {
	t := s.m.Tokens()
	defer t.Close()
	var in *section
	for {
		kind, err := t.Next()
		switch {
		case err != nil || kind == ooxml.EndOfPart:
			return err
		case kind == ooxml.OpenTag && t.Depth == 1:
			s.root = opened(t)
		case kind == ooxml.OpenTag && t.Depth == 2:
			in = &section{element: opened(t), name: string(t.Name)}
			in.count, _ = t.AttrPlace("count")
			s.sections[in.name] = in
		case kind == ooxml.CloseTag && t.Depth == 2:
			in.close(t)
		case kind == ooxml.OpenTag && t.Depth == 3:
			in.n++
			if err := s.entry(in, t); err != nil {
				return err
			}
		}
	}
}

func (s *styles) entry(in *section, t *ooxml.Tokenizer) error {
	switch in.name + "/" + string(t.Name) {
	case "numFmts/numFmt":
		s.formats.keep(t.Attr("formatCode"), ooxml.Number(t.RawAttr("numFmtId")))
	case "fills/fill":
		f, err := readFill(t)
		s.keepFill(f)
		return err
	case "cellXfs/xf":
		x := xf{fill: max(ooxml.Number(t.RawAttr("fillId")), 0), attributeAt: t.Start() + 1 + int64(len(t.Prefix())+len(t.Name))}
		x.fillAt, _ = t.AttrPlace("fillId")
		x.applyAt, _ = t.AttrPlace("applyFill")
		x.format = max(ooxml.Number(t.RawAttr("numFmtId")), 0)
		x.formatAt, _ = t.AttrPlace("numFmtId")
		x.formattedAt, _ = t.AttrPlace("applyNumberFormat")
		x.quotedAt, _ = t.AttrPlace("quotePrefix")
		var err error
		x.element, err = through(t)
		s.xfs = append(s.xfs, x)
		return err
	case in.name + "/AlternateContent":
		return s.alternative(in, t)
	}
	return t.Skip()
}

// alternative reads an entry that stands there twice: for the program that
// wrote it, and as everyone else shall read it.
func (s *styles) alternative(in *section, t *ooxml.Tokenizer) error {
	fallback := false
	for {
		kind, err := t.Next()
		switch {
		case err != nil || kind == ooxml.EndOfPart || kind == ooxml.CloseTag && t.Depth == 3:
			return err
		case kind == ooxml.OpenTag && t.Depth == 4:
			fallback = string(t.Name) == "Fallback"
		case kind == ooxml.OpenTag && fallback:
			err = s.entry(in, t)
		}
		if err != nil {
			return err
		}
	}
}

// complete makes sure of a section and of the entries that it must have.
func (s *styles) complete(name string) {
	in := s.sections[name]
	if in == nil {
		in = &section{name: name}
		s.sections[name] = in
	}
	if in.n > 0 {
		return
	}
	for _, entry := range firstEntries[name] {
		fmt.Fprintf(&in.added, entry, s.root.prefix)
		in.n++
	}
	if name == "fills" {
		s.keepFill(fill{})
		s.keepFill(fill{pattern: "gray125"})
	}
}

// add puts an entry into a section and returns its number.
func (s *styles) add(name, entry string) int {
	in := s.sections[name]
	in.added.WriteString(entry)
	in.n++
	return in.n - 1
}

// addFill puts a fill into the workbook, unless it is there.
func (s *styles) addFill(f fill) int {
	if i, ok := s.filled[f]; ok {
		return i
	}
	s.keepFill(f)
	return s.add("fills", f.markup(s.root.prefix))
}

func (s *styles) keepFill(f fill) {
	if _, ok := s.filled[f]; !ok {
		s.filled[f] = len(s.fills)
	}
	s.fills = append(s.fills, f)
}

// unmark gives every style that an earlier copy coloured its old fill back, so
// that no cell has to be touched.
func (s *styles) unmark() {
	for i := range s.xfs {
		x := &s.xfs[i]
		if x.fill >= len(s.fills) || !s.fills[x.fill].isMark() {
			continue
		}
		was := s.fills[x.fill].unmarked()
		if s.calc {
			was = fill{}
		}
		old := s.addFill(was)
		x.fill = old
		s.m.Replace(x.fillAt.Value, x.fillAt.End, fmt.Sprint(old))
	}
}

// marked is the style that looks like another one, in the colour of a mark.
func (s *styles) marked(style int, severity finding.Severity) int {
	key := markKey{style, severity}
	if made, ok := s.marks[key]; ok {
		return made
	}
	made := style
	if s.sections["cellXfs"].n < maxStyles {
		made = s.add("cellXfs", s.colored(style, severity))
	}
	s.marks[key] = made
	return made
}

// colored writes a cell style with another fill and everything else as it was.
func (s *styles) colored(style int, severity finding.Severity) string {
	if style < 0 || style >= len(s.xfs) {
		id := s.addFill(fill{}.marked(severity))
		return fmt.Sprintf(`<%sxf numFmtId="0" fontId="0" fillId="%d" borderId="0" applyFill="1"/>`, s.root.prefix, id)
	}
	x := s.xfs[style]
	var old fill
	if x.fill < len(s.fills) {
		old = s.fills[x.fill]
	}
	return s.changed(x, xfAttr{x.fillAt, "fillId", fmt.Sprint(s.addFill(old.marked(severity)))}, xfAttr{x.applyAt, "applyFill", "1"})
}

// xfAttr is an attribute of a cell style, and where that has it.
type xfAttr struct {
	at          ooxml.AttrPlace
	name, value string
}

// changed writes a cell style with other attributes and everything else as it was.
func (s *styles) changed(x xf, attrs ...xfAttr) string {
	m := ooxml.NewMarkup(string(s.m.Text()[x.from:x.to]))
	for _, a := range attrs {
		if a.at.End > 0 {
			m.Replace(a.at.Value-x.from, a.at.End-x.from, a.value)
		} else {
			m.Insert(x.attributeAt-x.from, fmt.Sprintf(` %s="%s"`, a.name, a.value))
		}
	}
	return string(m.Apply())
}

// finish writes the part with what was added.
func (s *styles) finish(b *workbook) {
	at, whole := s.root.start, strings.Builder{}
	for _, name := range sectionOrder {
		in := s.sections[name]
		if in == nil {
			continue
		}
		if in.to == 0 {
			section := fmt.Sprintf(`<%[1]s%[2]s count="%[3]d">%[4]s</%[1]s%[2]s>`, s.root.prefix, name, in.n, in.added.String())
			if s.root.empty {
				whole.WriteString(section)
				continue
			}
			s.m.Insert(at, section)
			continue
		}
		at = in.to
		if in.added.Len() == 0 {
			continue
		}
		in.append(s.m, name, in.added.String())
		if in.count.End > 0 {
			s.m.Replace(in.count.Value, in.count.End, fmt.Sprint(in.n))
		}
	}
	if s.root.empty {
		s.root.append(s.m, "styleSheet", whole.String())
	}
	b.set(s.part, s.m.Apply())
}
