package sheet

import (
	"bufio"
	"bytes"
)

// sharedStrings writes the clean copy of the shared strings and remembers what
// reading each of them costs.
type sharedStrings struct {
	meter *meter
	out   *bufio.Writer
	cost  []int64
	raw   []byte
	// phonetic is the depth of the reading aid that the scanner is inside of.
	phonetic int
}

// readStrings copies the texts of the shared strings: runs joined, fonts and
// phonetics left out. The costs come back by string.
func readStrings(a *archive, part string, c *clean) ([]int64, error) {
	if !a.has(part) {
		return nil, nil
	}
	w, err := c.sharedStrings()
	if err != nil {
		return nil, err
	}
	s := &sharedStrings{meter: a.meter, out: bufio.NewWriter(w)}
	s.out.WriteString(xmlHead + `<sst xmlns="` + mainNS + `">`)
	if err := a.scan(part, s.visit); err != nil {
		return nil, err
	}
	s.out.WriteString("</sst>")
	return s.cost, s.out.Flush()
}

func (s *sharedStrings) visit(sc *scanner, t token) error {
	switch t.kind {
	case openTag:
		return s.open(sc, t)
	case charData:
		if s.phonetic == 0 && sc.depth >= 3 && string(sc.top()) == "t" {
			s.raw = appendText(s.raw, t)
			return s.meter.growing(s.raw)
		}
	case closeTag:
		if sc.depth == s.phonetic {
			s.phonetic = 0
		}
		if sc.depth == 2 && string(t.name) == "si" {
			return s.item()
		}
	}
	return nil
}

func (s *sharedStrings) open(sc *scanner, t token) error {
	switch {
	case sc.depth == 2 && string(t.name) == "si":
		s.raw = s.raw[:0]
		return s.meter.sharedString()
	case string(t.name) == "rPh" && s.phonetic == 0:
		s.phonetic = sc.depth
	}
	return nil
}

func (s *sharedStrings) item() error {
	if err := s.meter.length(s.raw); err != nil {
		return err
	}
	if err := s.meter.store(len(s.raw)); err != nil {
		return err
	}
	s.cost = append(s.cost, textCost(s.raw))
	s.out.WriteString("<si><t>")
	s.out.Write(s.raw)
	_, err := s.out.WriteString("</t></si>")
	return err
}

// textCost is what reading a text copies: the library copies the whole of it
// again for every escape such as _x000D_.
func textCost(raw []byte) int64 {
	return int64(len(raw)) * int64(1+bytes.Count(raw, []byte("_x")))
}
