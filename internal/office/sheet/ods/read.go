package ods

import (
	"bytes"

	"jixiao/internal/office/sheet/draft"
	"jixiao/internal/office/sheet/limit"
	"jixiao/rules/form"
)

// Read reads a workbook. Where data is not one within the limits the error is
// a *limit.Refusal.
func Read(data []byte, limits limit.Limits) (*form.Workbook, error) {
	return draft.Read("ods", limits, func(b *draft.Book) error {
		p, err := openPack(data, limits)
		if err != nil {
			return err
		}
		if err := refuseEncrypted(p); err != nil {
			return err
		}
		b.Macros = p.hasUnder("Basic/") || p.hasUnder("Scripts/")
		styles := newStyles()
		if err := readStyles(p, styles); err != nil {
			return err
		}
		return p.scan("content.xml", &content{book: b, styles: styles})
	})
}

// refuseEncrypted looks into the list of parts: the parts of an encrypted
// package are noise, and none of them may be called corrupt for that.
func refuseEncrypted(p *pack) error {
	if p.has("encrypted-package") {
		return draft.Encrypted()
	}
	if !p.has("META-INF/manifest.xml") {
		return nil
	}
	manifest, err := p.read("META-INF/manifest.xml")
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
func readStyles(p *pack, styles *styles) error {
	if !p.has("styles.xml") {
		return nil
	}
	return p.scan("styles.xml", styles)
}
