package ods

import (
	"bytes"
	"errors"

	"jixiao/internal/office/sheet/draft"
	"jixiao/internal/office/sheet/limit"
	"jixiao/rules/form"
)

// Read reads a workbook. Where data is not one within the limits the error is
// a *limit.Refusal.
func Read(data []byte, limits limit.Limits) (*form.Workbook, error) {
	return draft.Read("ods", limits, func(b *draft.Book) error {
		return reason(read(b, data, limits))
	})
}

func read(b *draft.Book, data []byte, limits limit.Limits) error {
	p, err := openParts(data, limits)
	if err != nil {
		return err
	}
	if err := refuseEncrypted(p); err != nil {
		return err
	}
	b.Macros = p.HasUnder("basic/") || p.HasUnder("scripts/")
	styles := newStyles()
	if err := readStyles(p, styles); err != nil {
		return err
	}
	return p.scan("content.xml", &content{book: b, styles: styles})
}

// refuseEncrypted looks into the list of parts: the parts of an encrypted
// package are noise, and none of them may be called corrupt for that.
func refuseEncrypted(p *parts) error {
	const list = "META-INF/manifest.xml"
	if p.Has("encrypted-package") {
		return draft.Encrypted()
	}
	if !p.Has(list) {
		return nil
	}
	if p.Size(list) > maxManifest {
		return errors.New("list of parts: too large")
	}
	manifest, err := p.Read(list)
	if err != nil {
		return err
	}
	if bytes.Contains(manifest, []byte("encryption-data")) {
		return draft.Encrypted()
	}
	return nil
}

// readStyles reads the styles that the whole workbook shares; those of its
// content stand in the content itself.
func readStyles(p *parts, styles *styles) error {
	if !p.Has("styles.xml") {
		return nil
	}
	return p.scan("styles.xml", styles)
}
