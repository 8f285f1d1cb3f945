package workbook

import (
	"fmt"
	"strings"
)

// drawing tells charts and pictures of a sheet, each with the place where it
// hangs.
func (s *sheetReader) drawing(part string) error {
	root, err := s.node(part)
	if err != nil {
		return err
	}
	leads, err := s.reader.pack.leads(part)
	if err != nil {
		return err
	}
	for i, anchor := range root.kids {
		what := fmt.Sprintf("drawing %d", i+1)
		s.at("")(what+" hangs", anchor.name)
		anchor.flatten(what, s.at(""))
		for _, l := range targets(anchor, leads) {
			if err := s.drawn(what, l); err != nil {
				return err
			}
		}
	}
	return nil
}

// targets are the parts that an anchor shows.
func targets(n *node, leads map[string]lead) []lead {
	var found []lead
	for _, key := range []string{"r:id", "r:embed", "r:link"} {
		if l, known := leads[n.attrs[key]]; known {
			found = append(found, l)
		}
	}
	for _, k := range n.kids {
		found = append(found, targets(k, leads)...)
	}
	return found
}

func (s *sheetReader) drawn(what string, l lead) error {
	if l.kind != "chart" {
		sum, err := s.sum(l.target)
		if err != nil {
			return err
		}
		s.at("")(what+" "+l.kind, sum)
		return nil
	}
	n, err := s.node(l.target)
	if err != nil {
		return err
	}
	renumber(n)
	n.flatten("", func(path, value string) { s.at("")(what+" "+chartWords(path), value) })
	return nil
}

// chartWords says what part of a chart a path leads to: title and the series'
// references, which somebody must mend, apart from the rest of its markup.
func chartWords(path string) string {
	path = strings.TrimSpace(path)
	switch {
	case strings.HasSuffix(path, " f") && strings.Contains(path, " ser"):
		return "chart series " + path
	case strings.HasPrefix(path, "chart title") && strings.HasSuffix(path, " t"):
		return "chart title"
	}
	return "chart markup " + path
}

// renumber counts the axes from one: their own numbers are drawn by lot.
func renumber(n *node) {
	numbers := map[string]string{}
	var visit func(*node)
	visit = func(n *node) {
		if n.name == "axId" || n.name == "crossAx" {
			id := n.attrs["val"]
			if numbers[id] == "" {
				numbers[id] = fmt.Sprint(len(numbers) + 1)
			}
			n.attrs["val"] = numbers[id]
		}
		for _, k := range n.kids {
			visit(k)
		}
	}
	visit(n)
}
