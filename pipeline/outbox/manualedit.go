package outbox

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"jixiao/internal/office/sheet"
	"jixiao/pipeline/workbookdiff"
)

// ManualEdit is what people did to a watched page since it was put in its place.
type ManualEdit struct {
	workbookdiff.Difference
	// Aside is where the page lies as it was changed; "" where nothing was.
	Aside string `json:"aside"`
	// Damaged says that nothing could be compared: it cannot be opened.
	Damaged bool `json:"damaged,omitempty"`
}

// ManualEdit looks for what people changed in a watched page, and puts the changed
// one aside. What it finds is found again until Told, whatever is published
// in between. A page that is not there was changed by nobody; one that cannot
// be read will not be replaced either.
func (s Writer) ManualEdits(p Page) ([]ManualEdit, error) {
	m, err := s.remember()
	if err != nil {
		return nil, err
	}
	if hash, err := s.hashIn(p.Path); err != nil || hash == m.page(p.Name).Hash {
		return m.Unreported, nil
	}
	data, err := s.Disk.ReadFile(p.Path)
	if err != nil {
		return m.Unreported, nil
	}
	now := content{data: data, hash: hashOf(data)}
	h, changed, err := s.compare(p, now)
	if err != nil {
		return nil, err
	}
	if changed {
		if h.Aside, err = s.aside(p, h, now); err != nil {
			return nil, err
		}
		m.addManualEdit(h)
	}
	m.Seen = now.hash
	return m.Unreported, m.save()
}

// compare sets a page against the copies of what was written: the one that was
// put in its place last, and the one that was just being put there when a run
// was killed. The nearer one counts. Without the former nothing is known.
func (s Writer) compare(p Page, now content) (ManualEdit, bool, error) {
	var nearest *workbookdiff.Difference
	for _, path := range []string{s.keptPath(p), s.nextPath(p)} {
		kept, err := s.Disk.ReadFile(path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue
		case err != nil:
			return ManualEdit{}, false, fmt.Errorf("read %s: %w", path, err)
		case hashOf(kept) == now.hash:
			return ManualEdit{}, false, nil
		case nearest == nil && path != s.keptPath(p):
			continue
		}
		d, err := workbookdiff.Compare(kept, now.data)
		var refused *sheet.Refusal
		var lost *workbookdiff.WrittenError
		switch {
		case errors.As(err, &lost):
			continue
		case errors.As(err, &refused):
			return ManualEdit{Damaged: true}, true, nil
		case err != nil:
			return ManualEdit{}, false, fmt.Errorf("compare %s: %w", p.Path, err)
		}
		if nearest == nil || d.Size() < nearest.Size() {
			nearest = &d
		}
	}
	if nearest == nil || nearest.None() {
		return ManualEdit{}, false, nil
	}
	return ManualEdit{Difference: *nearest}, true, nil
}

// aside keeps a page as it was changed, under a name of its own that no other
// content has: 总表_2023_手工修改_2023-10-14.xlsx.
func (s Writer) aside(p Page, h ManualEdit, now content) (string, error) {
	word := "手工修改"
	if h.Damaged {
		word = "打不开"
	}
	ext := filepath.Ext(p.Path)
	base := filepath.Base(p.Path)
	stem := filepath.Join(s.Previous, base[:len(base)-len(ext)]+"_"+word+"_"+s.At.Format("2006-01-02"))
	for n := 1; ; n++ {
		path := stem + ext
		if n > 1 {
			path = fmt.Sprintf("%s（%d）%s", stem, n, ext)
		}
		there, err := s.Disk.ReadFile(path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return path, s.write(path, now)
		case err != nil:
			return "", fmt.Errorf("read %s: %w", path, err)
		case hashOf(there) == now.hash:
			return path, nil
		}
	}
}

// ForgetManualEdits forgets what people changed: it is on record.
func (s Writer) ForgetManualEdits() error {
	m, err := s.remember()
	if err != nil || len(m.Unreported) == 0 {
		return err
	}
	m.Unreported = nil
	return m.save()
}
