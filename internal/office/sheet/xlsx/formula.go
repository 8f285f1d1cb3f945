package xlsx

import (
	"bytes"
	"strings"

	"jixiao/internal/office/ooxml"
	"jixiao/rules/finding"
)

// formula is the cell's own formula, a shared one moved to its place.
func (s *scan) formula(at finding.Ref) (string, error) {
	c := &s.cell
	if len(c.formula) > 0 {
		if err := s.meter.formula.length(c.formula); err != nil {
			return "", err
		}
		text := ownFormula(c.formula)
		if c.group >= 0 {
			if s.shared == nil {
				s.shared = map[int]sharedFormula{}
			}
			if err := s.meter.sharedString(); err != nil {
				return "", err
			}
			s.shared[c.group] = sharedFormula{text: text, at: at}
		}
		return text, s.storeText(len(text))
	}
	if c.group < 0 {
		return "", nil
	}
	master, ok := s.shared[c.group]
	if !ok {
		return "", nil
	}
	if err := s.storeText(len(master.text)); err != nil {
		return "", err
	}
	return shift(master.text, at.Row-master.at.Row, at.Col-master.at.Col), nil
}

// ownFormula is a formula as it stands, without the sign that some writers
// put in front, in characters that can be kept.
func ownFormula(raw []byte) string {
	return strings.ToValidUTF8(ooxml.Unescape(bytes.TrimPrefix(bytes.TrimSpace(raw), []byte("="))), "\ufffd")
}
