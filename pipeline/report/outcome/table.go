package outcome

import (
	"iter"
	"strconv"

	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// Table is a sheet of the workbook as data.
type Table struct {
	Name, Title string
	Counted     string // what stands under the title
	Notes       []string
	Columns     []Column
	rows        func(yield func(Row) bool)
}

// Rows are those of the table, each until the next one is asked for.
func (t Table) Rows() iter.Seq[Row] { return t.rows }

// Column is one column of a table.
type Column struct {
	Name string
	Type form.Type
	Hand bool // the section fills it in

	width int
	sum   bool // a closing row adds it up
	words bool // its texts are long
}

// Row is a row, with whose it is.
type Row struct {
	Unit    string
	Subject finding.Subject
	Cells   []form.Value // as long as the columns that are not filled in by hand
}

func text(s string) form.Value {
	if s == "" {
		return form.Value{}
	}
	return form.Value{State: form.Valid, Text: s}
}

func number(d decimal.Decimal) form.Value {
	return form.Value{State: form.Valid, Text: d.String(), Number: d}
}

func count(n int) form.Value {
	return form.Value{State: form.Valid, Text: strconv.Itoa(n), Number: decimal.New(int64(n))}
}

func day(d value.Date) form.Value {
	if d.IsZero() {
		return form.Value{}
	}
	return form.Value{State: form.Valid, Text: d.String(), Date: d}
}

// rateDecimals is how exact a rate is: two decimals of a percentage.
const rateDecimals = 4

// share is a part of a whole; nothing where the whole is nothing.
func share(part, whole int) form.Value {
	if whole == 0 {
		return form.Value{}
	}
	return number(decimal.New(int64(part)).Div(decimal.New(int64(whole)), rateDecimals))
}

// Columns of the kinds that there are.
func words(name string, width int) Column {
	return Column{Name: name, Type: form.TypeText, width: width, words: true}
}

func short(name string, width int) Column {
	return Column{Name: name, Type: form.TypeText, width: width}
}

func figure(name string, t form.Type, width int) Column {
	return Column{Name: name, Type: t, width: width}
}

func counts(name string) Column {
	return Column{Name: name, Type: form.TypeCount, width: 7, sum: true}
}

func hand(name string, width int) Column {
	return Column{Name: name, Type: form.TypeText, width: width, words: true, Hand: true}
}
