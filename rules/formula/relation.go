package formula

import "strings"

// orders are the ways in which two values may stand to each other: a set of
// less, alike and more.
type orders uint8

const (
	less orders = 1 << iota
	alike
	more
)

// ordersOf are those in which an operator holds.
func ordersOf(op string) orders {
	switch op {
	case "=":
		return alike
	case "<>":
		return less | more
	case "<":
		return less
	case "<=":
		return less | alike
	case ">":
		return more
	}
	return alike | more
}

// have reports whether an order is among them: -1, 0 or 1.
func (o orders) have(order int) bool {
	switch {
	case order < 0:
		return o&less != 0
	case order > 0:
		return o&more != 0
	}
	return o&alike != 0
}

// turned are the orders of the same two values the other way round.
func (o orders) turned() orders { return o&alike | o&less<<2 | o&more>>2 }

type (
	// relation holds or does not, whatever its values may stand for.
	relation struct {
		holds       orders
		left, right node
		likeness    bool // it asks of texts whether they are alike, or are not
	}
	// blankness holds where nothing stands in a place, or where something does.
	blankness struct {
		of    node
		blank bool
	}
)

// newRelation compares two values. Beside "" it asks for a blank.
func newRelation(op string, left, right node) node {
	likeness := op == "=" || op == "<>"
	if likeness && isEmpty(left) {
		return &blankness{right, op == "="}
	}
	if likeness && isEmpty(right) {
		return &blankness{left, op == "="}
	}
	return &relation{ordersOf(op), left, right, likeness}
}

func (n *blankness) eval(c *Calculator) (Operand, error) {
	blank, err := c.isBlank(n.of)
	return judged(blank == n.blank), err
}

func (n *relation) eval(c *Calculator) (Operand, error) {
	left, err := n.left.eval(c)
	if err != nil {
		return Operand{}, err
	}
	if than, ok := n.right.(*constant); ok && left.Span == nil {
		return judged(n.holds.have(left.Number.Cmp(than.Number))), nil
	}
	right, err := n.right.eval(c)
	if err != nil {
		return Operand{}, err
	}
	if n.likeness && left.Kind == Text && right.Kind == Text {
		of, as := fold(left.Text), fold(right.Text)
		like := likeness(of, n.right, as) || likeness(as, n.left, of)
		return judged(like == (n.holds == alike)), nil
	}
	return judged(n.holds.have(rank(left, right))), nil
}

// rank puts two values of one kind in order.
func rank(a, b Operand) int {
	if a.Kind == Text && b.Kind == Text {
		return strings.Compare(fold(a.Text), fold(b.Text))
	}
	return order(a, b)
}
