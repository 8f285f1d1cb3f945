package papers

import (
	"strings"
)

// name is what a template calls something: 评价年度, 项目.项目名称, or
// 项目[财政综合评价等级=良].项目名称.
type name struct {
	list       string
	conditions []condition
	column     string // "" is the list itself
}

// condition is what rows must be like.
type condition struct {
	column string
	is     string
	not    bool
}

// widths are signs as they may be typed as well.
var widths = strings.NewReplacer("［", "[", "］", "]", "【", "[", "】", "]", "．", ".", "＝", "=", "≠", "<>", "；", ";")

// parseName takes a name apart where it speaks of a list; ok is false where it speaks
// of none.
func parseName(text string, isList func(string) bool) (n name, ok bool) {
	text = widths.Replace(text)
	head, rest := text, ""
	if at := strings.IndexAny(text, "[."); at >= 0 {
		head, rest = text[:at], text[at:]
	}
	n.list = strings.TrimSpace(head)
	if !isList(n.list) {
		return n, false
	}
	for strings.HasPrefix(rest, "[") {
		inside, after, closed := strings.Cut(rest[1:], "]")
		if !closed {
			return n, false
		}
		for _, one := range strings.Split(inside, ";") {
			n.conditions = append(n.conditions, parseCondition(one))
		}
		rest = strings.TrimSpace(after)
	}
	n.column = strings.TrimSpace(strings.TrimPrefix(rest, "."))
	return n, rest == "" || strings.HasPrefix(rest, ".")
}

func parseCondition(text string) condition {
	if column, is, ok := strings.Cut(text, "<>"); ok {
		return condition{strings.TrimSpace(column), strings.TrimSpace(is), true}
	}
	column, is, _ := strings.Cut(text, "=")
	return condition{column: strings.TrimSpace(column), is: strings.TrimSpace(is)}
}

// rows names the rows that a name speaks of.
func (n name) rows() string {
	out := n.list
	for _, c := range n.conditions {
		sign := "="
		if c.not {
			sign = "≠"
		}
		out += "[" + c.column + sign + c.is + "]"
	}
	return out
}
