package word

import (
	"strings"

	"jixiao/rules/finding"
)

// Values say what placeholders stand for.
type Values interface {
	// Slot is what a placeholder stands for: its name as it is written, and the
	// words behind it that say how ({{预算合计|万元}}). The text says what is wrong
	// with it, and is zero where nothing is.
	Slot(name string, words []string) (Slot, finding.Text)
}

// Slot is a placeholder's place in what is filled in.
type Slot struct {
	// List is the list whose rows it speaks of: the row of a table or the paragraph
	// that it stands in is repeated for each. "" stands once.
	List string
	Rows int // of the list
	// Text is what it says in a row of its list, counted from 0; without a list the
	// row is of no account. A line end is one in the text, too. It is asked for once
	// for each place in which it is written, in the order of the text.
	Text func(row int) string
	// Stands says in which rows of the list the paragraph stands at all; nil is in
	// all of them.
	Stands func(row int) bool
	// InBody says that it may be written in the body alone: a header is one text on
	// many pages, and a text box is two in the file.
	InBody bool
}

// resolved is a placeholder as it was written with what it stands for.
type resolved struct {
	slot  Slot
	wrong finding.Text
}

// slots asks for each placeholder once, however often it is written.
type slots struct {
	values Values
	all    map[string]resolved
}

// of is what the inside of a placeholder's braces stands for.
func (s *slots) of(inside string) resolved {
	if r, known := s.all[inside]; known {
		return r
	}
	fields := strings.Split(strings.ReplaceAll(inside, "｜", "|"), "|")
	for i := range fields {
		fields[i] = strings.TrimSpace(fields[i])
	}
	var r resolved
	if fields[0] == "" {
		r.wrong = finding.Text{ZH: "括号里没有写名称", EN: "there is no name between the braces"}
	} else {
		r.slot, r.wrong = s.values.Slot(fields[0], fields[1:])
	}
	s.all[inside] = r
	return r
}
