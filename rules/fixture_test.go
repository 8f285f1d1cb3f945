package rules

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// A fixture is a submission written down in a few lines: a base sheet that
// passes, and what this one has instead. testdata/base holds the bases:
//
//	form: score-sheet
//	department: "208001"
//	received: 2023-10-13
//	fields: {project_code: A-04@B3, budget: 1125.4@B5}     value@cell
//	tables:
//	  indicators:
//	    columns: [dimension A, weight D, score E]          id and sheet column
//	    totals: [subtotal_weight D, subtotal_score E]
//	    rows: ["9 | 决策 | 3 | 1.5"]                       line | one value a column
//	    subtotals: ["15 | 决策 | 20 | 13.5"]               line | group | one value a total
//
// A fixture says "base: score-sheet" and under set, by field id or by
// table.line.column: a plain value, or {is: …, shown: 1, text: true, …}. The
// values ~, ! and - stand for an empty cell, an invalid value, and a value
// whose label, header or row is missing. Under drop stand lines left out, under
// want, at the end, what is found: code[/variant] cell field. Listed are the
// problems of the list that stands ("W-01 | A-01 | 绩效目标 | 2023-10-15"), alone
// says that nobody knows one.
type fixture struct {
	Base       string               `yaml:"base"`
	Form       string               `yaml:"form"`
	Sheet      string               `yaml:"sheet"`
	Department *string              `yaml:"department"`
	Received   value.Date           `yaml:"received"`
	Nil        bool                 `yaml:"nil"`
	Wrong      bool                 `yaml:"wrong"`
	Fields     map[string]string    `yaml:"fields"`
	Tables     map[string]tableText `yaml:"tables"`
	Set        map[string]valueText `yaml:"set"`
	Drop       []int                `yaml:"drop"`
	Below      []int                `yaml:"below"` // lines that stand under the closing row
	Want       string               `yaml:"want"`
	Listed     []string             `yaml:"listed"`
	Alone      bool                 `yaml:"alone"`
	Facts      struct {
		Extension value.Date `yaml:"extension"` // of the fixture's form
		Of        string     `yaml:"of"`        // and of this department, else the fixture's
		// Successors are of units that were merged.
		Successors map[string]string `yaml:"successors"`
	} `yaml:"facts"`
}

type tableText struct {
	Columns   []string `yaml:"columns"`
	Totals    []string `yaml:"totals"`
	Rows      []string `yaml:"rows"`
	Subtotals []string `yaml:"subtotals"`
}

type valueText struct {
	Is         string `yaml:"is"`
	Shown      *int16 `yaml:"shown"`
	Text       bool   `yaml:"text"`
	Format     string `yaml:"format"`
	Formula    string `yaml:"formula"`
	Stored     string `yaml:"stored"`
	Recomputed bool   `yaml:"recomputed"`
	ByHundred  bool   `yaml:"by_hundred"`
	Outside    bool   `yaml:"outside"` // a number outside its range (V04)
	Cell       string `yaml:"cell"`    // where it stands, if not where the base has it
}

// UnmarshalYAML takes a plain value for one that has only what it is.
func (v *valueText) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		v.Is = n.Value
		return nil
	}
	type plain valueText
	return n.Decode((*plain)(v))
}

// sheetCase is a fixture ready to be checked.
type sheetCase struct {
	submission *form.Submission
	input      Input
	want       string
}

func loadFixture(t testing.TB, path string, forms []*form.Definition) sheetCase {
	t.Helper()
	f := readFixture(t, path)
	base := f
	if f.Base != "" {
		base = readFixture(t, filepath.Join("testdata", "base", f.Base+".yaml"))
	}
	b := builder{t: t, def: definition(t, forms, base.Form)}
	s := b.submission(base)
	for _, line := range f.Drop {
		b.drop(s, line)
	}
	for id, v := range f.Set {
		b.set(s, id, v)
	}
	for _, line := range f.Below {
		b.below(s, line)
	}
	s.Nil, s.Wrong = f.Nil, f.Wrong
	in := Input{Facts: testFacts(), Received: base.Received}
	if !f.Received.IsZero() {
		in.Received = f.Received
	}
	for _, x := range []fixture{base, f} {
		if x.Department != nil {
			in.Department = *x.Department
		}
	}
	in.Facts.Successors = f.Facts.Successors
	if !f.Facts.Extension.IsZero() {
		of := cmp.Or(f.Facts.Of, in.Department)
		in.Facts.Extensions = map[register.Extended]value.Date{{Department: of, Form: base.Form}: f.Facts.Extension}
	}
	if !f.Alone {
		in.Listed = listed(t, f.Listed)
	}
	return sheetCase{s, in, f.Want}
}

// found is all that the rules find in a sheet, by itself and with the problem
// list.
func (c sheetCase) found(e *Engine) []finding.Finding {
	fs := append(e.Check(c.submission, c.input), e.Complete(e.CheckWide(c.submission, c.input), c.input)...)
	finding.Sort(fs)
	return fs
}

func listed(t testing.TB, lines []string) *register.Listed {
	t.Helper()
	var all []register.Problem
	for _, line := range lines {
		cells := strings.Split(line, "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		p := register.Problem{List: problemList, ID: cells[0], Subject: cells[1], Category: cells[2]}
		if cells[3] != "" {
			if err := p.Due.UnmarshalText([]byte(cells[3])); err != nil {
				t.Fatal(err)
			}
		}
		all = append(all, p)
	}
	return register.NewListed([]string{problemList}, all)
}

// problemList names the list that the shipped rules know.
const problemList = "problem-list/problems"

func readFixture(t testing.TB, path string) fixture {
	t.Helper()
	var f fixture
	decodeFile(t, path, &f)
	return f
}

func decodeFile(t testing.TB, path string, into any) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	d := yaml.NewDecoder(file)
	d.KnownFields(true)
	if err := d.Decode(into); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

func definition(t testing.TB, forms []*form.Definition, id string) *form.Definition {
	t.Helper()
	for _, d := range forms {
		if d.ID == id {
			return d
		}
	}
	t.Fatalf("no form %q", id)
	return nil
}

// builder makes a submission of a form from text.
type builder struct {
	t   testing.TB
	def *form.Definition
}

func (b builder) submission(f fixture) *form.Submission {
	s := &form.Submission{Form: b.def.ID, Sheet: f.Sheet, Def: b.def,
		Fields: map[string]form.Value{}, Tables: map[string]form.Table{}}
	for id, text := range f.Fields {
		is, cell, _ := strings.Cut(text, "@")
		s.Fields[id] = b.value(id, valueText{Is: is}, b.ref(cell))
	}
	for id, t := range f.Tables {
		s.Tables[id] = form.Table{Rows: b.rows(t.Columns, t.Rows, 1), Subtotals: b.rows(t.Totals, t.Subtotals, 2)}
	}
	return s
}

// rows reads lines of which the first cells are the line and, for sub-totals,
// the group. A data row belongs to the group in its first column.
func (b builder) rows(columns, lines []string, lead int) []form.TableRow {
	var rows []form.TableRow
	for _, text := range lines {
		cells := strings.Split(text, "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		line, err := strconv.Atoi(cells[0])
		if err != nil || len(cells) != len(columns)+lead {
			b.t.Fatalf("row %q: want a line and %d values", text, len(columns)+lead-1)
		}
		row := form.TableRow{Line: line, Group: cells[1], Values: form.Values{}}
		for i, column := range columns {
			id, letter, _ := strings.Cut(column, " ")
			row.Values.Set(id, b.value(id, valueText{Is: cells[i+lead]}, b.ref(letter+cells[0])))
		}
		rows = append(rows, row)
	}
	return rows
}

func (b builder) ref(s string) finding.Ref {
	r, err := finding.ParseRef(s)
	if err != nil {
		b.t.Fatal(err)
	}
	return r
}

func (b builder) drop(s *form.Submission, line int) {
	for id, t := range s.Tables {
		t.Rows = without(t.Rows, line)
		t.Subtotals = without(t.Subtotals, line)
		s.Tables[id] = t
	}
}

// below moves a row out of its table.
func (b builder) below(s *form.Submission, line int) {
	for id, t := range s.Tables {
		for _, r := range t.Rows {
			if r.Line == line {
				t.Below = append(t.Below, r)
			}
		}
		t.Rows = without(t.Rows, line)
		s.Tables[id] = t
	}
}

func without(rows []form.TableRow, line int) []form.TableRow {
	var kept []form.TableRow
	for _, r := range rows {
		if r.Line != line {
			kept = append(kept, r)
		}
	}
	return kept
}

// set changes a field, or a value of a table named table.line.column.
func (b builder) set(s *form.Submission, id string, v valueText) {
	if parts := strings.Split(id, "."); len(parts) == 3 {
		b.setRow(s, parts, v)
		return
	}
	s.Fields[id] = b.value(id, v, s.Fields[id].Cell)
}

func (b builder) setRow(s *form.Submission, id []string, v valueText) {
	table := s.Tables[id[0]]
	for _, rows := range [][]form.TableRow{table.Rows, table.Subtotals} {
		for i := range rows {
			if old, ok := rows[i].Values.Of(id[2]); ok && strconv.Itoa(rows[i].Line) == id[1] {
				rows[i].Values.Set(id[2], b.value(id[2], v, old.Cell))
				if sub := b.def.Table(id[0]).Subtotal; sub != nil && sub.Group == id[2] {
					rows[i].Group = rows[i].Value(id[2]).Text
				}
				return
			}
		}
	}
	b.t.Fatalf("no value %s", strings.Join(id, "."))
}

func (b builder) value(id string, text valueText, cell finding.Ref) form.Value {
	if text.Cell != "" {
		cell = b.ref(text.Cell)
	}
	v := form.Value{State: form.Valid, Cell: cell, Stored: text.Is, Format: text.Format, AsText: text.Text,
		Formula: text.Formula, Recomputed: text.Recomputed, ByHundred: text.ByHundred}
	switch text.Is {
	case "~", "":
		return form.Value{State: form.Empty, Cell: cell}
	case "!":
		return form.Value{State: form.Invalid, Cell: cell, Stored: "?"}
	case "-":
		return form.Value{}
	}
	f := b.def.Field(id)
	if f == nil {
		b.t.Fatalf("form %s has no field %q", b.def.ID, id)
	}
	if err := interpret(&v, f, text.Is); err != nil {
		b.t.Fatalf("%s: %v", id, err)
	}
	if is, ok := f.GroupOf(v.Text); ok { // as reading does
		v.Text = is
	}
	if text.Shown != nil {
		v.Shown = *text.Shown
	}
	if text.Stored != "" {
		v.Stored = text.Stored
	}
	if text.Outside {
		v.State = form.Invalid
	}
	return v
}

// interpret fills what a reader would make of a well-formed value.
func interpret(v *form.Value, f *form.Field, text string) error {
	v.Text = text
	switch {
	case f.Type == form.TypeDate:
		return v.Date.UnmarshalText([]byte(text))
	case !f.Type.Numeric():
		return nil
	}
	percent := strings.HasSuffix(text, "%")
	d, err := decimal.Parse(strings.TrimSuffix(text, "%"))
	if err != nil {
		return fmt.Errorf("number %q: %w", text, err)
	}
	v.Number, v.Shown = d, form.Decimals(d.Decimals())
	if percent {
		v.Number, v.Shown, v.Format = d.Div(decimal.Hundred, 12), form.Decimals(d.Decimals()+2), "0.00%"
	}
	if v.ByHundred {
		v.Number, v.Shown = d.Div(decimal.Hundred, 12), form.Decimals(d.Decimals()+2)
	}
	v.Text = v.Number.String()
	return nil
}
