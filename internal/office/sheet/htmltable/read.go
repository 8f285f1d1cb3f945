package htmltable

import (
	"bytes"
	"errors"
	"io"
	"regexp"

	"golang.org/x/net/html"

	"jixiao/internal/office/sheet/draft"
	"jixiao/internal/office/sheet/limit"
	"jixiao/rules/form"
)

// Read reads the tables of a page, each as a sheet. Where data is no page with
// a table within the limits the error is a *limit.Refusal.
func Read(data []byte, limits limit.Limits) (*form.Workbook, error) {
	return draft.Read("html", limits, func(b *draft.Book) error {
		text, err := draft.UTF8(data, charset(data))
		if err != nil {
			return err
		}
		return scan(limits.Reader(bytes.NewReader(text)), &page{book: b, formats: map[string]string{}})
	})
}

// charset is the encoding that a page names in its head.
func charset(data []byte) string {
	const head = 4 << 10
	named := regexp.MustCompile(`(?i)charset\s*=\s*["']?([a-z0-9_\-]+)`)
	if found := named.FindSubmatch(data[:min(len(data), head)]); found != nil {
		return string(found[1])
	}
	return ""
}

// scan goes over the page once.
func scan(text io.Reader, p *page) error {
	const maxToken = 4 << 20
	z := html.NewTokenizer(text)
	z.SetMaxBuf(maxToken)
	for {
		if z.Next() == html.ErrorToken {
			if errors.Is(z.Err(), io.EOF) {
				return p.end()
			}
			return z.Err()
		}
		if err := p.take(z.Token()); err != nil {
			return err
		}
	}
}
