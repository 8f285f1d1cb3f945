package load

import (
	"fmt"
	"slices"
	"strings"

	"github.com/go-playground/validator/v10"

	"jixiao/rules/decimal"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// key is how labels are compared.
func key(s string) string { return value.Label(s) }

// place says where in a form a field stands, and so which switches it may have.
type place uint8

const (
	plainField  place = iota // a label with its value
	columnField              // a column of a table
	gridField                // a column of a grid
	totalField               // a total under a column
	pairField                // a label with its value in a closing row
)

// fields checks a list of fields; ids holds those already taken beside them.
func (c *formCheck) fields(at string, fields []form.Field, where place, ids map[string]string) {
	for i := range fields {
		key := fmt.Sprintf("%s[%d]", at, i)
		c.id(key+".id", fields[i].ID, ids)
		c.field(key, &fields[i], where)
		if divisor := fields[i].Divisor; divisor != "" && ids[divisor] == "" {
			c.doc.fault(key+".divisor", say("前面没有“%s”这一栏", "there is no field %q above it", divisor))
		}
	}
}

func (c *formCheck) field(at string, f *form.Field, where place) {
	c.noBlanks(at+".aliases", f.Aliases)
	c.noBlanks(at+".none", f.None)
	c.noBlanks(at+".behind", f.Behind)
	c.choices(at, f)
	c.constraint(at, f)
	for _, s := range []struct {
		name  string
		on    bool
		right bool
	}{
		{"type", f.Type == form.TypeItem, c.def.Listed()},
		{"below", f.Below, where == plainField},
		{"behind", len(f.Behind) > 0, f.Type == form.TypeDate},
		{"divisor", f.Divisor != "", f.Type == form.TypeRate && (where == plainField || where == gridField)},
		{"carry", f.Carry, where == columnField},
		{"ordinal", f.Ordinal, where == columnField},
		{"of", f.Of != "", where == totalField},
		{"under", f.Under != "", where == columnField || where == gridField},
		{"groups", len(f.Groups) > 0, where == columnField},
		{"width", f.Width != 0, where == columnField || where == gridField},
	} {
		if s.on && !s.right {
			c.doc.fault(at+"."+s.name, say("%s 不能用在这里", "%s has no meaning here", s.name))
		}
	}
	if where == totalField && f.Of == "" {
		c.doc.fault(at, say("合计栏要用 of 写明是哪一列的合计", "a total must name its column with of"))
	}
}

func (c *formCheck) choices(at string, f *form.Field) {
	switch {
	case f.Type != form.TypeChoice && len(f.Choices) > 0:
		c.doc.fault(at+".choices", say("只有 type: choice 的栏目可以有选项", "only a field of type choice may list choices"))
	case f.Type == form.TypeChoice && len(f.Choices) == 0:
		c.doc.fault(at, say("type: choice 的栏目要用 choices 列出选项", "a field of type choice must list its choices"))
	}
	c.spellings(at+".choices", f.Choices)
	c.spellings(at+".groups", f.Groups)
}

// spellings wants every way to write an entry of a list to lead to one entry.
func (c *formCheck) spellings(at string, list []form.Choice) {
	taken := map[string]string{}
	for i, choice := range list {
		entry := fmt.Sprintf("%s[%d]", at, i)
		c.noBlanks(entry+".or", choice.Or)
		if choice.Is != "" && key(choice.Is) == "" { // of none at all the struct tag says so
			c.doc.fault(entry, say("不能是空白", "must not be blank"))
		}
		for _, s := range append([]string{choice.Is}, choice.Or...) {
			k := value.Fold(s)
			if first, twice := taken[k]; twice && k != "" {
				c.doc.fault(entry, say("“%s”与选项“%s”重复", "%q is already a spelling of %q", s, first))
			}
			taken[k] = choice.Is
		}
	}
}

func (c *formCheck) grid(at string, g *form.Grid) {
	columns := map[string]string{}
	c.fields(at+".columns", g.Columns, gridField, columns)
	c.distinct(at+".columns", wordsOf(g.Columns))
	rows := map[string]string{}
	var words []words
	for i := range g.Rows {
		row, key := &g.Rows[i], fmt.Sprintf("%s.rows[%d]", at, i)
		c.id(key+".id", row.ID, rows)
		c.noBlanks(key+".aliases", row.Aliases)
		words = append(words, wordsFor(row.Label, row.Aliases))
		for j, id := range row.Columns {
			c.known(fmt.Sprintf("%s.columns[%d]", key, j), id, columns)
		}
	}
	c.distinct(at+".rows", words)
}

func (c *formCheck) table(at string, b *form.Block) {
	columns := map[string]string{}
	c.fields(at+".columns", b.Columns, columnField, columns)
	c.distinct(at+".columns", wordsOf(b.Columns))
	if b.Subtotal != nil {
		c.known(at+".subtotal.group", b.Subtotal.Group, columns)
		c.totals(at+".subtotal.totals", b.Subtotal.Totals, columns, map[string]string{})
	}
	if b.Closing == nil {
		return
	}
	c.noBlanks(at+".closing.labels", b.Closing.Labels)
	c.totals(at+".closing.totals", b.Closing.Totals, columns, c.ids)
	c.fields(at+".closing.pairs", b.Closing.Pairs, pairField, c.ids)
	c.distinct(at+".closing.pairs", wordsOf(b.Closing.Pairs))
}

func (c *formCheck) totals(at string, totals []form.Field, columns, ids map[string]string) {
	c.fields(at, totals, totalField, ids)
	for i := range totals {
		if totals[i].Of != "" {
			c.known(fmt.Sprintf("%s[%d].of", at, i), totals[i].Of, columns)
		}
	}
}

// known wants an id to name one of the columns.
func (c *formCheck) known(at, id string, columns map[string]string) {
	if _, ok := columns[id]; !ok && id != "" {
		c.doc.fault(at, say("本表没有“%s”这一列", "there is no column %q in this block", id))
	}
}

// words are a label and its other wordings, and the header above them.
type words struct {
	under string
	all   []string
}

func wordsFor(label string, aliases []string) words {
	return words{all: append([]string{label}, aliases...)}
}

func wordsOf(fields []form.Field) []words {
	var all []words
	for i := range fields {
		w := wordsFor(fields[i].Label, fields[i].Aliases)
		w.under = key(fields[i].Under)
		all = append(all, w)
	}
	return all
}

// distinct wants every wording to lead to one field: a label that is also
// another field's wording would be read as either, but under another header.
func (c *formCheck) distinct(at string, all []words) {
	owners := map[[2]string]int{}
	for i, ws := range all {
		for _, w := range ws.all {
			k := key(w)
			first, taken := owners[[2]string{ws.under, k}]
			if k != "" && taken && first != i {
				c.doc.fault(fmt.Sprintf("%s[%d]", at, i), say("“%s”也是“%s”的写法，无法分辨", "%q is also a wording of %q", w, all[first].all[0]))
				continue
			}
			owners[[2]string{ws.under, k}] = i
		}
	}
}

// exactChecks are the comparisons that numbers can have: those that are made
// on exact decimals.
var exactChecks = []string{"gt", "gte", "lt", "lte"}

// constraint checks a field's own constraint, written in validator's language.
func (c *formCheck) constraint(at string, f *form.Field) {
	if f.Check == "" {
		return
	}
	if f.Type.Numeric() {
		c.exact(at+".check", f.Check)
		return
	}
	if !usable(f.Check) {
		c.doc.fault(at+".check", say("看不懂的取值要求“%s”", "cannot read the constraint %q", f.Check))
	}
}

func (c *formCheck) exact(at, check string) {
	for part := range strings.SplitSeq(check, ",") {
		name, bound, _ := strings.Cut(part, "=")
		_, err := decimal.Parse(bound)
		if !slices.Contains(exactChecks, name) || err != nil {
			c.doc.fault(at, say("取值要求“%s”不对，应写成 gte=0,lte=100（gt 大于，gte 不小于，lt 小于，lte 不大于）",
				"cannot read %q: want comparisons such as gte=0,lte=100 (gt, gte, lt, lte)", part))
		}
	}
}

// usable reports whether validator can read a constraint; it tells by
// panicking that it cannot.
func usable(check string) (ok bool) {
	defer func() { ok = recover() == nil }()
	_ = validator.New().Var("0", check)
	return true
}
