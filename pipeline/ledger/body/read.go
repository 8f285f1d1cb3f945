package body

import (
	"encoding/json"
	"strings"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// mostShared is the length in bytes up to which texts are kept to be shared:
// longer ones are hardly ever the same twice.
const mostShared = 96

// Reader reads submissions. One that reads many keeps the words that they have
// in common once. It is for one goroutine.
type Reader struct {
	words   map[string]string
	numbers map[string]decimal.Decimal
	room    form.Values // for one row after the other
}

// NewReader begins without any words.
func NewReader() *Reader {
	return &Reader{words: map[string]string{}, numbers: map[string]decimal.Decimal{}}
}

// Read makes a submission of its text. Of a text that Append did not write,
// encoding/json decides what it says.
func (r *Reader) Read(text string) (*form.Submission, error) {
	t := scanner{text: text}
	s := r.submission(&t)
	if t.done() {
		return &s, nil
	}
	s = form.Submission{}
	return &s, json.Unmarshal([]byte(text), &s)
}

// The fields in the order in which they are written.
var (
	submissionFields = []string{"form", "sheet", "title", "year", "nil", "fields", "tables", "wrong", "first_row", "last_row"}
	tableFields      = []string{"header", "rows", "subtotals"}
	rowFields        = []string{"line", "group", "values"}
	valueFields      = []string{"state", "as_text", "recomputed", "by_hundred", "again", "shown", "cell", "stored", "format", "text",
		"number", "date", "formula"}
)

func (r *Reader) submission(t *scanner) (s form.Submission) {
	t.fields(submissionFields, func(name string) {
		switch name {
		case "form":
			s.Form = r.word(t)
		case "sheet":
			s.Sheet = r.word(t)
		case "title":
			s.Title = r.value(t)
		case "year":
			s.Year = t.int()
		case "nil":
			s.Nil = t.truth()
		case "fields":
			s.Fields = readMap(r, t, r.value)
		case "tables":
			s.Tables = readMap(r, t, r.table)
		case "wrong":
			s.Wrong = t.truth()
		case "first_row":
			s.FirstRow = t.int()
		case "last_row":
			s.LastRow = t.int()
		}
	})
	return s
}

func (r *Reader) table(t *scanner) (table form.Table) {
	t.fields(tableFields, func(name string) {
		switch name {
		case "header":
			table.Header = r.ref(t)
		case "rows":
			table.Rows = r.rows(t)
		case "subtotals":
			table.Subtotals = r.rows(t)
		}
	})
	return table
}

func (r *Reader) rows(t *scanner) []form.TableRow {
	if t.null() {
		return nil
	}
	rows := []form.TableRow{}
	t.array(func() { rows = append(rows, r.row(t)) })
	return rows
}

func (r *Reader) row(t *scanner) (row form.TableRow) {
	t.fields(rowFields, func(name string) {
		switch name {
		case "line":
			row.Line = t.int()
		case "group":
			row.Group = r.word(t)
		case "values":
			row.Values = r.values(t)
		}
	})
	return row
}

// values reads the values of a row. They are in order, or the text is not ours.
func (r *Reader) values(t *scanner) form.Values {
	if t.null() {
		return nil
	}
	all := r.room[:0]
	t.object(func(name string) {
		if n := len(all); n > 0 && all[n-1].ID >= name {
			t.fail()
		}
		all = append(all, form.Named{ID: r.shared(name), Value: r.value(t)})
	})
	r.room = all
	return append(form.Values{}, all...)
}

func (r *Reader) value(t *scanner) (v form.Value) {
	t.fields(valueFields, func(name string) {
		switch name {
		case "state":
			v.State = r.state(t)
		case "as_text":
			v.AsText = t.truth()
		case "recomputed":
			v.Recomputed = t.truth()
		case "by_hundred":
			v.ByHundred = t.truth()
		case "again":
			v.Again = t.truth()
		case "shown":
			v.Shown = t.small()
		case "cell":
			v.Cell = r.ref(t)
		case "stored":
			v.Stored = r.word(t)
		case "format":
			v.Format = r.word(t)
		case "text":
			v.Text = r.word(t)
		case "number":
			v.Number = r.number(t)
		case "date":
			v.Date = r.date(t)
		case "formula":
			v.Formula = r.word(t)
		}
	})
	return v
}

// readMap reads a map; null is none.
func readMap[V any](r *Reader, t *scanner, member func(*scanner) V) map[string]V {
	if t.null() {
		return nil
	}
	m := map[string]V{}
	t.object(func(name string) { m[r.shared(name)] = member(t) })
	return m
}

func (r *Reader) word(t *scanner) string { return r.shared(t.string()) }

// shared is a text of which there is one for all that say the same. It is a
// copy: a part of the body would keep all of that in memory.
func (r *Reader) shared(text string) string {
	if len(text) > mostShared {
		return strings.Clone(text)
	}
	s, ok := r.words[text]
	if !ok {
		s = strings.Clone(text)
		r.words[s] = s
	}
	return s
}

func (r *Reader) state(t *scanner) form.State {
	state, err := form.ParseState(t.string())
	if err != nil {
		t.fail()
	}
	return state
}

func (r *Reader) number(t *scanner) decimal.Decimal {
	text := t.string()
	d, ok := r.numbers[text]
	if !ok {
		if d.UnmarshalText([]byte(text)) != nil {
			t.fail()
		}
		r.numbers[strings.Clone(text)] = d
	}
	return d
}

func (r *Reader) date(t *scanner) (d value.Date) {
	if d.UnmarshalText([]byte(t.string())) != nil {
		t.fail()
	}
	return d
}

func (r *Reader) ref(t *scanner) finding.Ref {
	ref, err := finding.ParseRef(t.string())
	if err != nil {
		t.fail()
	}
	return ref
}
