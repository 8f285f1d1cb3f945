package workbook

import (
	"strconv"
	"strings"
)

// comments tells who wrote what on which cell.
func (s *sheetReader) comments() error {
	for _, l := range s.leads {
		if l.kind != "comments" {
			continue
		}
		root, err := s.node(l.target)
		if err != nil {
			return err
		}
		authors := root.child("authors").kids
		for _, c := range root.child("commentList").kids {
			tell, t := s.at(area(c.attrs["ref"])), readText(c.child("text"))
			tell("comment author", at(authors, c.attrs["authorId"]).text)
			tell("comment", t.plain)
			if t.runs != "" {
				tell("comment look", t.runs)
			}
		}
	}
	return nil
}

// boxes tells size and place of the comments' boxes.
func (s *sheetReader) boxes(part string) error {
	root, err := s.node(part)
	if err != nil {
		return err
	}
	for _, shape := range root.all("shape") {
		n := shape.child("ClientData")
		if n.attrs["ObjectType"] != "Note" {
			continue
		}
		// Rows and columns are counted from zero here.
		at := columnName(count(n.child("Column"))+1) + strconv.Itoa(count(n.child("Row"))+1)
		s.at(at)("comment box", strings.Join(strings.Fields(strings.ReplaceAll(n.child("Anchor").text, ",", " ")), " "))
		if n.child("Visible").name != "" {
			s.at(at)("comment box", "always visible")
		}
	}
	return nil
}

func count(n *node) int { return number(strings.TrimSpace(n.text)) }
