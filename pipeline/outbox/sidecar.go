package outbox

import (
	"bytes"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
)

// sidecar puts a page beside its place. It is remembered before it is there,
// so that a killed run leaves none that nobody will clear away.
func (s publishing) putBeside(p Page, made content) outcome {
	target, err := filepath.Abs(p.Path)
	if err != nil {
		return outcome{err: err}
	}
	in := Sidecar{Page: p.Name, Target: target, Path: s.sidecarPath(target), Hash: made.hash}
	s.memory.addSidecar(in)
	if err := s.memory.saveNotes(); err != nil {
		return outcome{err: err}
	}
	if old, err := s.Disk.ReadFile(in.Path); err == nil && bytes.Equal(old, made.data) {
		return outcome{sidecar: &in}
	}
	if err := s.write(in.Path, made); err != nil {
		return outcome{err: err}
	}
	return outcome{written: true, sidecar: &in}
}

// tidy clears away the stand-ins of earlier runs whose page has found its
// place, or another stand-in, since. It returns those that somebody changed.
func (s Writer) tidy(m *memory, all *outcomes) (left []string) {
	if len(m.Sidecars) == 0 {
		return nil
	}
	done := map[string]outcome{} // where there is anything to be said
	for _, p := range all.said {
		done[p.name] = p.outcome
	}
	m.Sidecars = slices.DeleteFunc(m.Sidecars, func(in Sidecar) bool {
		now := done[in.Page]
		published := m.ordinary.isAsked(in.Page)
		switch {
		case !published && s.leftAlone(in.Page):
			return false
		case published && (now.err != nil || now.sidecar != nil && now.sidecar.Path == in.Path):
			return now.sidecar != nil && now.sidecar.Hash != in.Hash // a later note says what lies there
		case s.held(in.Path):
			return false
		}
		data, err := s.Disk.ReadFile(in.Path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return true
		case err != nil:
			return false
		case hashOf(data) != in.Hash:
			left = append(left, in.Path)
			return true
		case published:
			return s.Disk.Remove(in.Path) == nil
		}
		// Its page is no longer published, as yesterday's report: it takes the
		// place itself.
		return !s.held(in.Target) && s.Disk.Move(in.Path, in.Target) == nil
	})
	return left
}
