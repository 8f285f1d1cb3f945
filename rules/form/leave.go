package form

import (
	"slices"
	"strings"

	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// leaves reports whether the row is one of labels or signatures: it begins
// with such a word, and its numeric columns hold no numbers. But 资金到位率 is
// both a label of the score sheet and an indicator in its table: what speaks
// for an indicator is numbers, its column, the label given above, a closing
// row below.
func (s *scanner) leaves(i int) bool {
	j, ok := s.page.first(i)
	if !ok {
		return false
	}
	first, key := s.page.cells(i)[j], s.page.rowKeys(i)[j]
	w, label := s.layout.words.labels[key]
	switch {
	case key != "" && label:
		if s.numbers(i, first) {
			return !s.given(w.field) && !s.closesBelow(i)
		}
		return s.names(i) != first.Ref.Col || !s.given(w.field) || !s.closesBelow(i)
	case first.Kind == Text && (footer(first.Text) || s.beginsInside(first)):
		return !s.numbers(i, first) && !s.named(i)
	}
	return false
}

// beginsInside reports whether a cell begins with a label of the form and its
// value.
func (s *scanner) beginsInside(c Cell) bool {
	if !holdsColon(c.Text) {
		return false
	}
	label, _, ok := cutLabel(strings.TrimSpace(c.Text))
	_, known := s.layout.words.labels[value.Label(label)]
	return ok && known
}

// named reports whether the row lies beside a merged cell that names it and
// the rows above it.
func (s *scanner) named(i int) bool {
	head, there := s.region.column(max(s.words.identity, 0))
	row := s.page.index(i)
	from := s.page.anchor(finding.Ref{Row: row, Col: head.cell.Col}).Row
	return there && s.words.identity >= 0 && s.region.first <= from && from < row
}

// numbers reports whether the row has a number in a column of numbers.
func (s *scanner) numbers(i int, first Cell) bool {
	for f := range s.region.columns {
		head, there := s.region.column(f)
		if !there || !s.def.Columns[f].Type.Numeric() {
			continue
		}
		c, ok := s.page.cellIn(i, head.cell.Col)
		if ok && c.Ref != first.Ref && isNumber(c) {
			return true
		}
	}
	return false
}

func isNumber(c Cell) bool {
	if c.Kind == Text {
		_, err := value.ParseNumber(c.Text)
		return err == nil
	}
	return c.Kind == Number || c.Formula != ""
}

// given reports whether a label stands above the table.
func (s *scanner) given(field int) bool {
	for i := range s.page.len() {
		if s.page.index(i) >= s.region.header {
			return false
		}
		if slices.ContainsFunc(s.page.rowKeys(i), func(key string) bool {
			w, ok := s.layout.words.labels[key]
			return ok && key != "" && w.field == field
		}) {
			return true
		}
	}
	return false
}

// closesBelow reports whether a closing row follows. The last one of the sheet
// is looked for once: a hostile sheet would have it looked for from every row.
func (s *scanner) closesBelow(i int) bool {
	if !s.looked {
		s.looked = true
		for s.closing = s.page.len() - 1; s.closing >= 0; s.closing-- {
			if s.page.stopped() || s.marked(s.closing) == closingLine {
				break
			}
		}
	}
	return s.closing > i
}

// footers begin the lines under a table: notes, signatures, dates. Alone, with
// a colon or with a bracket behind them they can be nothing else.
var footers = []string{"注", "备注", "说明", "附注", "填表说明", "填报说明", "填报要求", "填报人", "填表人", "制表人", "制表",
	"审核人", "审核", "复核人", "复核", "审批人", "负责人", "单位负责人", "部门负责人", "科室负责人", "分管领导", "分管负责人", "主要负责人",
	"主管领导", "经办人", "联系人", "联系电话", "联系方式", "填报日期", "填表日期", "填报时间", "填报单位", "单位盖章", "单位公章", "盖章", "公章",
	"签字", "签章", "年月日", "其中"}

// stamped ends the line on which a unit puts its seal, or somebody the day.
var stamped = []string{"(盖章)", "(公章)", "(签章)", "(单位盖章)", "(单位公章)", "(加盖公章)", "盖章:", "公章:", "签字:", "(签字)", "(签字):", "年月日"}

// noteHeads begin notes that go on without a colon.
var noteHeads = []string{"填表说明", "填报说明", "填报要求", "注:", "备注:", "说明:", "附注:"}

// footer reports whether a text begins a note or a signature line.
func footer(text string) bool {
	key := value.Fold(text)
	trimmed := strings.TrimLeft(key, "*(")
	if !footerRunes[firstRune(trimmed)] {
		return isStamped(key)
	}
	for _, f := range footers {
		if rest, ok := strings.CutPrefix(trimmed, f); ok && (rest == "" || strings.IndexByte(":()", rest[0]) >= 0) {
			return true
		}
	}
	return slices.ContainsFunc(noteHeads, func(head string) bool { return strings.HasPrefix(trimmed, head) }) ||
		isStamped(key)
}

// footerRunes are the characters with which footers and notes begin: most texts
// are none at the first glance.
var footerRunes = func() map[rune]bool {
	out := map[rune]bool{}
	for _, text := range slices.Concat(footers, noteHeads) {
		out[firstRune(text)] = true
	}
	return out
}()

func isStamped(key string) bool {
	return slices.ContainsFunc(stamped, func(tail string) bool { return strings.HasSuffix(key, tail) })
}
