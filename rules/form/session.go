package form

import (
	"slices"
	"strconv"
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/formula"
	"jixiao/rules/value"
)

// session reads one submission off one page.
type session struct {
	reader     *Reader
	page       *page
	layout     *layout
	def        *Definition
	date1904   bool
	sub        *Submission
	findings   []finding.Finding
	second     finding.Ref // where another form begins on the same sheet
	variant    string      // of what is told of it
	hidden     Cell        // the first hidden cell that was read
	lines      map[int]string
	calculator *formula.Calculator
	stamp      Stamp // of a blank form of ours for this very form
	ours       bool
	wide       *formula.Calculator
	unstored   *formula.Calculator
}

func newSession(r *Reader, g guess, date1904 bool) *session {
	l, variant := g.layout, "second"
	if g.tooMany {
		variant = "records"
	}
	return &session{reader: r, second: g.second, variant: variant, page: l.page, layout: l, def: l.words.def, date1904: date1904,
		lines: map[int]string{},
		sub: &Submission{Form: l.words.def.ID, Sheet: l.page.sheet.Name, Def: l.words.def,
			Fields: make(map[string]Value, len(l.words.def.Fields)), Tables: map[string]Table{}}}
}

func (s *session) read() *Submission {
	s.readTitle()
	s.readFields()
	for i := range s.def.Grids {
		s.within(&s.layout.grids[i], func() { s.readGrid(i) })
	}
	for i := range s.def.Tables {
		s.within(&s.layout.blocks[i], func() { s.readBlock(i) })
	}
	s.leaveDerived()
	s.foldUnfilled()
	s.addHidden()
	s.nameProjects()
	return s.sub
}

// add adds a finding about a field's value.
func (s *session) add(code finding.Code, variant string, f *Field, id string, v Value, expected string, args finding.Args) {
	if args == nil {
		args = finding.Args{}
	}
	args["field"] = f.LabelText()
	s.findings = append(s.findings, finding.Finding{Code: code, Variant: variant, Form: s.def.ID, Field: id,
		Value: v.Stored, Expected: expected, Args: args, Place: finding.Place{Sheet: s.page.sheet.Name, Cell: v.Cell}})
}

// at adds a finding about a cell.
func (s *session) at(code finding.Code, variant string, cell finding.Ref, f finding.Finding) {
	f.Code, f.Variant, f.Form = code, variant, s.def.ID
	f.Place = finding.Place{Sheet: s.page.sheet.Name, Cell: cell}
	s.findings = append(s.findings, f)
}

// readTitle notes the year that the sheet names, and reports one that the form
// does not allow (S04). The rest of such a sheet is read like any other: its
// sender is to mend everything at once.
func (s *session) readTitle() {
	if !s.layout.title.IsZero() {
		c, _ := s.page.at(s.layout.title)
		s.sub.Title = Value{State: Valid, Cell: c.Ref, Stored: c.Text, Text: value.Clean(c.Text)}
	} else if len(s.layout.words.titles) == 0 {
		s.sub.Title.Cell = s.layout.start() // what is told of the title is told there
	}
	allowed, named := s.allowedYears(), s.layout.years
	if len(allowed) == 0 {
		return
	}
	if len(named) > 0 {
		s.sub.Year = named[0]
	}
	if i := slices.IndexFunc(named, func(y int) bool { return slices.Contains(allowed, y) }); i >= 0 {
		s.sub.Year = named[i]
	} else if len(named) > 0 {
		s.addYear("", s.layout.stamp, strconv.Itoa(s.sub.Year), allowed)
		return
	}
	switch {
	case s.ours && !slices.Contains(allowed, s.stamp.Year): // last year's blank form under this year's title
		s.addYear("template", s.layout.title, strconv.Itoa(s.stamp.Year), allowed)
	case len(named) == 0 && !s.layout.title.IsZero():
		s.addYear("no_year", s.layout.title, s.sub.Title.Text, allowed)
	}
}

// addYear reports the year of a sheet. One of another year is nobody's version.
func (s *session) addYear(variant string, cell finding.Ref, says string, allowed []int) {
	names := make([]string, len(allowed))
	for i, y := range allowed {
		names[i] = strconv.Itoa(y)
	}
	s.sub.Wrong = variant != "no_year"
	s.at("S04", variant, cell, finding.Finding{Value: says, Expected: strings.Join(names, "、")})
}

func (s *session) allowedYears() []int {
	y := s.reader.years
	switch s.def.Title.Year {
	case "evaluation":
		return []int{y.Evaluation}
	case "budget":
		return []int{y.Budget}
	case "either":
		return []int{y.Evaluation, y.Budget}
	}
	return nil
}

// noteHidden remembers the first cell in reading order that nobody sees.
func (s *session) noteHidden(c Cell) {
	if c.Kind == Blank && c.Formula == "" || !s.page.hidden(c) {
		return
	}
	first := s.hidden.Ref
	if first.IsZero() || c.Ref.Row < first.Row || c.Ref.Row == first.Row && c.Ref.Col < first.Col {
		s.hidden = c
	}
}

func (s *session) addHidden() {
	if s.hidden.Ref.IsZero() {
		return
	}
	what := finding.Text{ZH: "第 " + strconv.Itoa(s.hidden.Ref.Row) + " 行", EN: "row " + strconv.Itoa(s.hidden.Ref.Row)}
	switch {
	case s.page.sheet.Hidden:
		what = finding.Text{ZH: "工作表“" + s.page.sheet.Name + "”", EN: "sheet “" + s.page.sheet.Name + "”"}
	case s.hidden.Hidden:
		col := finding.ColumnName(s.hidden.Ref.Col)
		what = finding.Text{ZH: col + " 列", EN: "column " + col}
	}
	s.at("S06", "", s.hidden.Ref, finding.Finding{Args: finding.Args{"what": what}})
}

// nameProjects says of each finding which project it is about: the one of its
// row, or the one of the sheet.
func (s *session) nameProjects() {
	code := s.sub.Fields[ProjectField]
	for i := range s.findings {
		f := &s.findings[i]
		if line, ok := s.lines[f.Place.Cell.Row]; ok {
			f.Project = line
		} else if code.OK() {
			f.Project = code.Text
		}
	}
}
