package formula

import "slices"

// fitting reports whether a function can take arguments, in their right number,
// and if not, why.
type fitting func(args []node) (Wrong, bool)

func all([]node) (Wrong, bool) { return 0, true }

// of takes values and columns of some kinds.
func of(kinds ...Kind) fitting {
	return func(args []node) (Wrong, bool) { return Mixed, areOf(args, kinds...) }
}

func conditions(args []node) (Wrong, bool) { return NoTruth, areOf(args, Bool) }

func areOf(args []node, kinds ...Kind) bool {
	return !slices.ContainsFunc(args, func(arg node) bool {
		k := argumentKind(arg)
		return k != anything && !slices.Contains(kinds, k)
	})
}

// alternatives are those of IF: a condition and two values of one kind, or two
// conditions of which the second must hold where the first does.
func alternatives(args []node) (Wrong, bool) {
	if len(args) == 2 {
		return Mixed, isOne(args[0], Bool) && isOne(args[1], Bool)
	}
	return Mixed, isOne(args[0], Bool) && (isOne(args[1], kindOf(args[2])) || kindOf(args[2]) == anything)
}

// inColumn wants something that has rows to be looked through.
func inColumn(args []node) (Wrong, bool) {
	_, isColumn := args[0].(column)
	return OneValue, isColumn
}

// addsUp wants numbers where another column is added up than is looked through.
func addsUp(args []node) (Wrong, bool) {
	if wrong, ok := inColumn(args); !ok || len(args) == 2 {
		return wrong, ok
	}
	if sum, ok := args[2].(column); ok && sum.Of != args[0].(column).Of {
		return OtherRows, false
	}
	return Mixed, argumentKind(args[2]) == Number
}

func argumentKind(n node) Kind {
	if c, ok := n.(column); ok {
		return c.Kind
	}
	return kindOf(n)
}
