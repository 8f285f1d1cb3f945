package formula

import "slices"

// function is one that rules may use.
type function struct {
	least, most int // arguments; 0 for any number of them
	takes       []Kind
	gives       Kind
	rows        bool // takes columns
	onlyRows    bool // its first argument must be one
	eval        func(c *Calculator, args []node) (Operand, error)
}

// functions are all, by the names that Excel has for them, and a few by Chinese
// ones where Excel has none.
var functions = map[string]function{
	"SUM":     {1, 0, []Kind{Number}, Number, true, false, sumOf},
	"AVERAGE": {1, 0, []Kind{Number}, Number, true, false, averageOf},
	"MIN":     {1, 0, []Kind{Number, Date}, anything, true, false, leastOf},
	"MAX":     {1, 0, []Kind{Number, Date}, anything, true, false, mostOf},
	"COUNT":   {1, 0, nil, Number, true, false, countOf(func(o Operand) bool { return o.Kind == Number || o.Kind == Date })},
	"COUNTA":  {1, 0, nil, Number, true, false, countOf(func(Operand) bool { return true })},
	"COUNTIF": {2, 2, nil, Number, true, true, countIf},
	"SUMIF":   {2, 3, nil, Number, true, true, sumIf},
	"ABS":     {1, 1, []Kind{Number}, Number, false, false, absolute},
	"ROUND":   {2, 2, []Kind{Number}, Number, false, false, func(c *Calculator, args []node) (Operand, error) { return rounding{args[0], args[1]}.eval(c) }},
	"AND":     {1, 0, []Kind{Bool}, Bool, false, false, func(c *Calculator, args []node) (Operand, error) { return logic{false, args}.eval(c) }},
	"OR":      {1, 0, []Kind{Bool}, Bool, false, false, func(c *Calculator, args []node) (Operand, error) { return logic{true, args}.eval(c) }},
	"NOT":     {1, 1, []Kind{Bool}, Bool, false, false, not},
	"IF":      {2, 3, nil, anything, false, false, choose},
	"ISBLANK": {1, 1, nil, Bool, false, false, blank},
	"LEN":     {1, 1, []Kind{Text}, Number, false, false, length},
	"VALUE":   {1, 1, []Kind{Text, Number}, Number, false, false, valueOf},
	"包含":      {2, 2, []Kind{Text}, Bool, false, false, contains},
	"TODAY":   {0, 0, nil, Date, false, false, func(c *Calculator, _ []node) (Operand, error) { return DateOperand(c.values.Today()), nil }},
	"DATE":    {3, 3, []Kind{Number}, Date, false, false, date},
	"YEAR":    {1, 1, []Kind{Date}, Number, false, false, partOfDate(0)},
	"MONTH":   {1, 1, []Kind{Date}, Number, false, false, partOfDate(1)},
	"DAY":     {1, 1, []Kind{Date}, Number, false, false, partOfDate(2)},
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

func argumentKind(n node) Kind {
	if c, ok := n.(column); ok {
		return c.Kind
	}
	return kindOf(n)
}

// fits reports whether a function can take arguments.
func (f function) fits(args []node) bool {
	if _, isColumn := firstOf(args).(column); f.onlyRows && !isColumn {
		return false
	}
	for _, arg := range args {
		k := argumentKind(arg)
		if f.takes != nil && k != anything && !slices.Contains(f.takes, k) {
			return false
		}
	}
	return f.pairs(args)
}

// pairs holds what two arguments must have in common.
func (f function) pairs(args []node) bool {
	switch {
	case f.gives == anything && len(f.takes) == 0: // IF
		return isOne(args[0], Bool) && (len(args) == 2 && isOne(args[1], Bool) || len(args) == 3 && likeKinds(args[1], args[2]))
	case f.onlyRows && len(args) == 3: // SUMIF
		return argumentKind(args[2]) == Number
	}
	return true
}

func likeKinds(a, b node) bool { return isOne(a, kindOf(b)) || kindOf(b) == anything }

// wrong says why a function cannot take arguments.
func (f function) wrong(args []node) Wrong {
	if _, isColumn := firstOf(args).(column); f.onlyRows && !isColumn {
		return OneValue
	}
	if f.gives == Bool && slices.Equal(f.takes, []Kind{Bool}) {
		return NoTruth
	}
	return Mixed
}

func firstOf(args []node) node {
	if len(args) == 0 {
		return nil
	}
	return args[0]
}

// call is a function with its arguments.
type call struct {
	function
	args []node
	// always says that it comes to the same in every row.
	always bool
}

// eval works out once what does not go by the row that is looked at.
func (n *call) eval(c *Calculator) (Operand, error) {
	if err := c.spend(1); err != nil {
		return Operand{}, err
	}
	if !n.always || !n.rows {
		return n.function.eval(c, n.args)
	}
	if known, ok := c.known[n]; ok {
		return known.operand, known.err
	}
	o, err := n.function.eval(c, n.args)
	if c.known == nil {
		c.known = map[*call]outcome{}
	}
	c.known[n] = outcome{o, err}
	return o, err
}
