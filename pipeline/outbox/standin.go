package outbox

import (
	"bytes"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
)

// standIn puts a page beside its place. It is remembered before it is there,
// so that a killed run leaves none that nobody will clear away.
func (s publishing) standIn(p Page, made content) put {
	target, err := filepath.Abs(p.Path)
	if err != nil {
		return put{err: err}
	}
	in := StandIn{Page: p.Name, Target: target, Path: s.standInPath(target), Hash: made.hash}
	s.memory.addStandIn(in)
	if err := s.memory.save(); err != nil {
		return put{err: err}
	}
	if old, err := s.Disk.ReadFile(in.Path); err == nil && bytes.Equal(old, made.data) {
		return put{standIn: &in}
	}
	if err := s.write(in.Path, made); err != nil {
		return put{err: err}
	}
	return put{written: true, standIn: &in}
}

// tidy clears away the stand-ins of earlier runs whose page has found its
// place, or another stand-in, since. It returns those that somebody changed.
func (s Shelf) tidy(m *memory, pages []Page, puts []put) (left []string) {
	done := map[string]put{}
	for i, p := range pages {
		done[p.Name] = puts[i]
	}
	m.StandIns = slices.DeleteFunc(m.StandIns, func(in StandIn) bool {
		now, published := done[in.Page]
		switch {
		case !published && s.leftAlone(in.Page):
			return false
		case published && (now.err != nil || now.standIn != nil && now.standIn.Path == in.Path):
			return now.standIn != nil && now.standIn.Hash != in.Hash // a later note says what lies there
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
