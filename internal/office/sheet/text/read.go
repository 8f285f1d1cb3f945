package text

import (
	"bytes"

	"jixiao/internal/office/sheet/draft"
	"jixiao/internal/office/sheet/limit"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// kind is what this package calls its files in refusals.
const kind = "csv"

// Read reads a table. Where data is not one within the limits the error is a
// *limit.Refusal: F03 where it is some other text.
func Read(data []byte, limits limit.Limits) (*form.Workbook, error) {
	return draft.Read(kind, limits, func(b *draft.Book) error {
		text, err := draft.UTF8(data, "")
		if err != nil {
			return err
		}
		if bytes.IndexByte(text, 0) >= 0 {
			return &limit.Refusal{Code: "F03", Kind: "unknown", Detail: "zero bytes in a text"}
		}
		text, separator := declared(text)
		if separator == 0 {
			separator = detect(text)
		}
		if separator == 0 {
			return &limit.Refusal{Code: "F03", Kind: "txt", Detail: "no columns"}
		}
		return fill(b, &fields{rest: text, separator: separator}, &limits)
	})
}

// declared takes off the line by which Excel is told the separator.
func declared(text []byte) (rest []byte, separator byte) {
	line, rest, _ := bytes.Cut(text, []byte("\n"))
	line = bytes.TrimSuffix(line, []byte("\r"))
	if len(line) == len("sep=;") && bytes.EqualFold(line[:4], []byte("sep=")) {
		return rest, line[4]
	}
	return text, 0
}

func fill(b *draft.Book, f *fields, time *limit.Limits) error {
	s, err := b.Add("Sheet1")
	if err != nil {
		return err
	}
	ref := finding.Ref{Row: 1, Col: 1}
	for {
		if err := time.Stopped(); err != nil {
			return err
		}
		value, end := f.next()
		if end == endOfText && value == "" && ref.Col == 1 {
			return nil
		}
		if err := put(b, s, ref, value); err != nil {
			return err
		}
		switch end {
		case endOfText:
			return nil
		case endOfField:
			ref.Col++
		case endOfRecord:
			ref = finding.Ref{Row: ref.Row + 1, Col: 1}
		}
	}
}

func put(b *draft.Book, s *draft.Sheet, ref finding.Ref, value string) error {
	if value == "" {
		return nil
	}
	if err := b.Keep(value); err != nil {
		return err
	}
	kind := form.Text
	if draft.IsPlain(value) {
		kind = form.Number
	}
	return s.Put(form.Cell{Ref: ref, Kind: kind, Text: value})
}
