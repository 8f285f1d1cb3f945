package ods

import (
	"errors"
	"fmt"

	"jixiao/internal/office/ooxml"
	"jixiao/internal/office/sheet/draft"
	"jixiao/internal/office/sheet/limit"
)

// Bounds that no setting raises.
const (
	maxUnzipped = 128 << 20
	maxManifest = 4 << 20
	maxDepth    = 200
)

// parts are those of the zip that a workbook is kept in.
type parts struct {
	*ooxml.Package
	limit int64 // of what comes out of them
}

func openParts(data []byte, limits limit.Limits) (*parts, error) {
	most := limits.UnzippedSize
	if most <= 0 || most > maxUnzipped {
		most = maxUnzipped
	}
	zip, err := ooxml.Open(data, ooxml.Limits{Entries: limits.ZipEntries, Unzipped: most, Depth: maxDepth, Done: limits.Done})
	return &parts{zip, most}, err
}

// visitor is told of the tags and texts of a part. It may pass what a tag holds.
type visitor interface {
	open(t *ooxml.Tokenizer) error
	close(name []byte) error
	text(t *ooxml.Tokenizer) error
}

// scan goes over a part once.
func (p *parts) scan(name string, v visitor) error {
	if err := limit.Over("unzipped_size", p.Size(name), p.limit); err != nil {
		return err
	}
	t, err := p.Tokens(name)
	if err != nil {
		return err
	}
	defer t.Close()
	for kind := ooxml.OpenTag; err == nil && kind != ooxml.EndOfPart; {
		if kind, err = t.Next(); err == nil {
			err = visit(v, t, kind)
		}
	}
	if err != nil {
		return fmt.Errorf("part %q: %w", name, err)
	}
	return nil
}

func visit(v visitor, t *ooxml.Tokenizer, kind ooxml.Kind) error {
	switch kind {
	case ooxml.OpenTag:
		return v.open(t)
	case ooxml.CloseTag:
		return v.close(t.Name)
	case ooxml.Text:
		return v.text(t)
	}
	return nil
}

// reason says of what the package refuses which limit or need is behind it.
func reason(err error) error {
	var size *ooxml.LimitError
	switch {
	case errors.As(err, &size) && size.Name != "nesting":
		return limit.Over(size.Name, size.Value, size.Limit)
	case errors.Is(err, ooxml.ErrEncrypted):
		return draft.Encrypted()
	case errors.Is(err, ooxml.ErrStopped):
		return &limit.Refusal{Code: "F01", Variant: "slow"}
	}
	return err
}
