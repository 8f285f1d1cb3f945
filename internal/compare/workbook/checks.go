package workbook

import (
	"cmp"
	"fmt"
	"slices"
)

// checks tells what Excel asks of what is typed.
func (s *sheetReader) checks(list *node) {
	own := node{name: list.name, attrs: list.attrs}
	own.flatten("validations", s.at(""))
	for _, v := range list.kids {
		at := area(cmp.Or(v.attrs["sqref"], v.child("sqref").text))
		n := &node{name: v.name, attrs: without(v.attrs, "sqref")}
		s.at(at)("validation", cmp.Or(v.attrs["type"], "none"))
		n.flatten("validation", s.at(at))
		for _, k := range v.kids {
			if k.name != "sqref" {
				s.at(at)("validation "+k.name, k.deep())
			}
		}
	}
}

// rule is one conditional format.
type rule struct {
	at       string
	priority int
	node     *node
}

// condition keeps the rules of a range until all are known.
func (s *sheetReader) condition(n *node) {
	at := area(cmp.Or(n.attrs["sqref"], n.child("sqref").text))
	for _, k := range n.kids {
		if k.name == "cfRule" {
			s.rules = append(s.rules, rule{at, number(k.attrs["priority"]), k})
		}
	}
}

// conditions tells the conditional formats in the order in which they count.
func (s *sheetReader) conditions() {
	slices.SortStableFunc(s.rules, func(a, b rule) int { return cmp.Compare(a.priority, b.priority) })
	for i, r := range s.rules {
		what := fmt.Sprintf("condition %d", i+1)
		n := &node{name: "cfRule", attrs: without(r.node.attrs, "priority", "dxfId", "id")}
		for _, k := range r.node.kids {
			if k.name != "dxf" {
				n.kids = append(n.kids, k)
			}
		}
		n.flatten(what, s.at(r.at))
		for aspect, value := range s.paint(r.node) {
			s.at(r.at)(what+" "+aspect, value)
		}
	}
}

// paint is the look that a rule gives, by number or in itself.
func (s *sheetReader) paint(n *node) style {
	if d := n.child("dxf"); d.name != "" {
		return s.styles.flag(d)
	}
	i := number(n.attrs["dxfId"])
	if n.attrs["dxfId"] == "" || i >= len(s.styles.flags) {
		return nil
	}
	return s.styles.flags[i]
}

// extensions tells what came into the format later; checks and conditional
// formats there are like any other.
func (s *sheetReader) extensions(n *node) {
	for _, ext := range n.kids {
		for _, k := range ext.kids {
			switch k.name {
			case "dataValidations":
				s.checks(k)
			case "conditionalFormattings":
				for _, c := range k.kids {
					s.condition(c)
				}
			default:
				k.flatten("extension "+k.name, s.at(""))
			}
		}
	}
}

// links tells where cells lead.
func (s *sheetReader) links(list *node) {
	for _, h := range list.kids {
		at := area(h.attrs["ref"])
		if l, known := s.leads[h.attrs["r:id"]]; known {
			s.at(at)("link target", l.target)
		}
		n := &node{name: h.name, attrs: without(h.attrs, "ref", "r:id")}
		n.flatten("link", s.at(at))
	}
}
