package spreadsheetml

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"

	"jixiao/internal/office/sheet/draft"
	"jixiao/internal/office/sheet/limit"
	"jixiao/rules/form"
)

// Read reads a workbook. Where data is not one within the limits the error is
// a *limit.Refusal.
func Read(data []byte, limits limit.Limits) (*form.Workbook, error) {
	return draft.Read("xml-spreadsheet", limits, func(b *draft.Book) error {
		text, err := draft.UTF8(data, encodingName(data))
		if err != nil {
			return err
		}
		return scan(limits.Reader(bytes.NewReader(text)), newReader(b))
	})
}

// encodingName is the encoding that the first line declares.
func encodingName(data []byte) string {
	declaration, _, found := bytes.Cut(data[:min(len(data), 256)], []byte("?>"))
	if !found {
		return ""
	}
	_, value, _ := bytes.Cut(declaration, []byte("encoding="))
	if len(value) < 2 {
		return ""
	}
	name, _, _ := bytes.Cut(value[1:], value[:1])
	return string(name)
}

const maxDepth = 200

// scan goes over the markup once.
func scan(text io.Reader, r *reader) error {
	d := xml.NewDecoder(text)
	d.CharsetReader = func(_ string, utf8 io.Reader) (io.Reader, error) { return utf8, nil }
	d.Strict = false // web applications write &nbsp; and forget to close what they open
	d.Entity = xml.HTMLEntity
	for {
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) && len(r.path) == 0 && r.begun {
			return nil
		}
		if errors.Is(err, io.EOF) || isCut(err) {
			return draft.Cut("markup ends too early")
		}
		if err == nil {
			err = visit(r, t)
		}
		if err != nil {
			return err
		}
	}
}

// isCut reports whether the markup ends within a tag.
func isCut(err error) bool {
	var broken *xml.SyntaxError
	return errors.As(err, &broken) && broken.Msg == "unexpected EOF"
}

func visit(r *reader, t xml.Token) error {
	switch t := t.(type) {
	case xml.StartElement:
		if len(r.path) >= maxDepth {
			return errors.New("nested too deeply")
		}
		r.begun = true
		r.path = append(r.path, t.Name.Local)
		return r.open(t.Name.Local, t.Attr)
	case xml.EndElement:
		if len(r.path) == 0 {
			return errors.New("more tags closed than opened")
		}
		err := r.close(t.Name.Local)
		r.path = r.path[:len(r.path)-1]
		return err
	case xml.CharData:
		r.text(t)
	case xml.Directive:
		if bytes.ContainsAny(t, "[") {
			return errors.New("document type definition")
		}
	}
	return nil
}

// attribute is the value of an attribute by its local name.
func attribute(attrs []xml.Attr, name string) string {
	for _, a := range attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
