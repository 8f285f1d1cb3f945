package formula

import "slices"

// function is one that rules may use.
type function struct {
	least, most int // arguments; 0 for any number of them
	gives       Kind
	takes       columns
	fits        fitting
	eval        func(c *Calculator, args []node) (Operand, error)
}

// columns says where among its arguments a function takes all rows of a column.
type columns uint8

const (
	nowhere    columns = iota
	anywhere           // instead of any value
	byCriteria         // anywhere but as its second argument, which says what is looked for in the first
)

// functions are all, by the names that Excel has for them, and a few by Chinese
// ones where Excel has none.
var functions = map[string]function{
	"SUM":     {1, 0, Number, anywhere, of(Number), sumOf},
	"AVERAGE": {1, 0, Number, anywhere, of(Number), averageOf},
	"MIN":     {1, 0, anything, anywhere, of(Number, Date), leastOf},
	"MAX":     {1, 0, anything, anywhere, of(Number, Date), mostOf},
	"COUNT":   {1, 0, Number, anywhere, all, countOf(func(o Operand) bool { return o.Kind == Number || o.Kind == Date })},
	"COUNTA":  {1, 0, Number, anywhere, all, countOf(func(Operand) bool { return true })},
	"COUNTIF": {2, 2, Number, byCriteria, inColumn, countIf},
	"SUMIF":   {2, 3, Number, byCriteria, addsUp, sumIf},
	"ABS":     {1, 1, Number, nowhere, of(Number), absolute},
	"ROUND":   {2, 2, Number, nowhere, of(Number), func(c *Calculator, args []node) (Operand, error) { return rounding{args[0], args[1]}.eval(c) }},
	"AND":     {1, 0, Bool, nowhere, conditions, func(c *Calculator, args []node) (Operand, error) { return logic{false, args}.eval(c) }},
	"OR":      {1, 0, Bool, nowhere, conditions, func(c *Calculator, args []node) (Operand, error) { return logic{true, args}.eval(c) }},
	"NOT":     {1, 1, Bool, nowhere, conditions, not},
	"IF":      {2, 3, anything, nowhere, alternatives, choose},
	"ISBLANK": {1, 1, Bool, nowhere, all, blank},
	"LEN":     {1, 1, Number, nowhere, of(Text), length},
	"VALUE":   {1, 1, Number, nowhere, of(Text, Number), valueOf},
	"包含":      {2, 2, Bool, nowhere, of(Text), contains},
	"TODAY":   {0, 0, Date, nowhere, all, func(c *Calculator, _ []node) (Operand, error) { return DateOperand(c.values.Today()), nil }},
	"DATE":    {3, 3, Date, nowhere, of(Number), date},
	"YEAR":    {1, 1, Number, nowhere, of(Date), partOfDate(0)},
	"MONTH":   {1, 1, Number, nowhere, of(Date), partOfDate(1)},
	"DAY":     {1, 1, Number, nowhere, of(Date), partOfDate(2)},
}

// Functions are the names of all functions, in order.
func Functions() []string {
	var all []string
	for name := range functions {
		all = append(all, name)
	}
	slices.Sort(all)
	return all
}

// kind is what comes of the function: of some that of their arguments.
func (f function) kind(args []node) Kind {
	if f.gives != anything {
		return f.gives
	}
	for _, arg := range slices.Backward(args) {
		if k := argumentKind(arg); k != anything {
			return k
		}
	}
	return anything
}

// call is a function with its arguments.
type call struct {
	function
	word string
	args []node
	// always says that it comes to the same in every row, and that there are several.
	always bool
}

// knownCall is what a call came to.
type knownCall struct {
	call *call
	outcome
}

// eval works out once what does not go by the row that is looked at.
func (n *call) eval(c *Calculator) (Operand, error) {
	if err := c.spend(1); err != nil {
		return Operand{}, err
	}
	if !n.always || n.takes == nowhere {
		return n.function.eval(c, n.args)
	}
	for i := range c.known {
		if c.known[i].call == n {
			return c.known[i].operand, c.known[i].err
		}
	}
	o, err := n.function.eval(c, n.args)
	c.known = append(c.known, knownCall{n, outcome{o, err}})
	return o, err
}
