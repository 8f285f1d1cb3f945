package pipeline_test

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jixiao/internal/office/ooxml"
)

// bomb is a file that costs its sender nothing and its reader, if he is not
// careful, everything: one text repeated until a part is as large as a part
// may be.
type bomb struct {
	name string
	file string // the sheet that it is made of, where that is another
	// part is where the text is put in a score sheet with a mistake, before what
	// stands in it as at, and behind what is to be put in front of the text. A
	// part that is not there is made of head, text and tail.
	part, at   string
	upTo       string // what stands from at up to it is left out
	head, tail string
	text       string
	// parts are others that go with it, and what is to be put into them before
	// what stands there.
	parts map[string]string
	into  []insertion
	// write is what makes a bomb of another kind.
	write func(w io.Writer, size int) error
	ext   string // .xlsx where it is empty
}

type insertion struct{ part, at, text string }

// explode writes a bomb whose repeated text takes so many bytes.
func (b bomb) explode(t *testing.T, path string, size int) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	write := b.workbook
	if b.write != nil {
		write = b.write
	}
	if err := write(f, size); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// workbook is a score sheet with a mistake and the bomb in it.
func (b bomb) workbook(w io.Writer, size int) error {
	data, err := os.ReadFile(filepath.Join("../testdata/samples/1_2023-10-13", cityManagement, cmp.Or(b.file, "评分表_A-02.xlsx")))
	if err != nil {
		return err
	}
	p, err := ooxml.Open(data, ooxml.Limits{})
	if err != nil {
		return err
	}
	out := ooxml.NewWriter(w)
	for _, part := range p.Parts() {
		content, err := p.Read(part.Name)
		if err != nil {
			return err
		}
		for _, i := range b.into {
			if i.part == part.Name {
				if !bytes.Contains(content, []byte(i.at)) {
					return fmt.Errorf("%s has no %s", i.part, i.at)
				}
				content = bytes.Replace(content, []byte(i.at), []byte(i.text+i.at), 1)
			}
		}
		if part.Name != b.part {
			if err := out.Write(part.Name, content); err != nil {
				return err
			}
			continue
		}
		before, after, ok := bytes.Cut(content, []byte(b.at))
		if !ok {
			return fmt.Errorf("%s has no %s", part.Name, b.at)
		}
		if b.upTo != "" {
			_, after, _ = bytes.Cut(after, []byte(b.upTo))
			b.at = b.upTo
		}
		if err := joinRepeated(out, part.Name, string(before)+b.head, b.text, b.tail+b.at+string(after), size); err != nil {
			return err
		}
	}
	for name, content := range b.parts {
		if err := out.Write(name, []byte(content)); err != nil {
			return err
		}
	}
	if !p.Has(b.part) {
		if err := joinRepeated(out, b.part, b.head, b.text, b.tail, size); err != nil {
			return err
		}
	}
	return out.Close()
}

// joinRepeated writes a part of which the middle is packed once and stands
// there again and again.
func joinRepeated(out *ooxml.Writer, name, head, text, tail string, size int) error {
	block := strings.Repeat(text, max(1<<20/len(text), 1))
	middle, err := ooxml.Pack([]byte(block))
	if err != nil {
		return err
	}
	first, err := ooxml.Pack([]byte(head))
	if err != nil {
		return err
	}
	last, err := ooxml.Pack([]byte(tail))
	if err != nil {
		return err
	}
	pieces := []*ooxml.Piece{first}
	for n := size / len(block); n > 0; n-- {
		pieces = append(pieces, middle)
	}
	return out.Join(name, append(pieces, last)...)
}
