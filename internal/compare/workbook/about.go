package workbook

import "strings"

// about tells what the workbook says of itself: order and visibility of sheets,
// names, calculation, windows.
func (r *reader) about(root *node, list []*node) {
	tell := r.place("", "")
	tell("sheets", strings.Join(r.book.sheets, ", "))
	for _, s := range list {
		if state := s.attrs["state"]; state != "" && state != "visible" {
			r.place(s.attrs["name"], "")("visibility", state)
		}
	}
	for _, n := range root.child("definedNames").kids {
		scope := ""
		if n.attrs["localSheetId"] != "" {
			scope = at(list, n.attrs["localSheetId"]).attrs["name"]
		}
		what := "name " + n.attrs["name"]
		r.place(scope, "")(what, n.text)
		own := node{name: n.name, attrs: without(n.attrs, "name", "localSheetId")}
		own.flatten(what, r.place(scope, ""))
	}
	for _, k := range root.kids {
		if k.name != "sheets" && k.name != "definedNames" && !noise[k.name] {
			k.flatten(k.name, tell)
		}
	}
}

// without are attributes but for those that are told otherwise.
func without(attrs map[string]string, names ...string) map[string]string {
	rest := map[string]string{}
	for k, v := range attrs {
		rest[k] = v
	}
	for _, n := range names {
		delete(rest, n)
	}
	return rest
}

// properties tells title, author, times and the program that the package names.
func (r *reader) properties(leads map[string]lead) error {
	for _, kind := range []string{"core-properties", "extended-properties", "custom-properties"} {
		n, err := r.node(the(leads, kind))
		if err != nil {
			return err
		}
		for _, k := range n.kids {
			k.attrs = without(k.attrs, "type")
			if !noise[k.name] {
				k.flatten("property "+k.name, r.place("", ""))
			}
		}
	}
	return nil
}
