package outbox

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// replacedFormat and replaced are how a page that was replaced is named after
// the moment of the run that replaced it: 最新审核意见_2023-10-14_2200换下.xlsx.
const replacedFormat = "_2006-01-02_1504换下"

var replaced = regexp.MustCompile(`_(\d{4}-\d{2}-\d{2}_\d{4})换下(?:（\d+）)?\.[^.]*$`)

// keepPrevious keeps what is about to be replaced or to leave, in the page's own
// folder for that. Kept once, it is not kept again by a run that repeats one
// that was killed.
func (s Writer) keepPrevious(folder, path string, old []byte) error {
	if folder == "" || s.Keep == 0 {
		return nil
	}
	base := filepath.Base(path)
	ext := filepath.Ext(base)
	stem := strings.TrimSuffix(base, ext)
	kept, err := s.kept(folder)
	if err != nil {
		return err
	}
	for _, name := range kept { // the newest first
		if replaced.ReplaceAllString(name, "") != stem {
			continue
		}
		if data, err := s.Disk.ReadFile(filepath.Join(folder, name)); err == nil && bytes.Equal(data, old) {
			return nil
		}
		break
	}
	name := stem + s.At.Format(replacedFormat)
	for n := 1; ; n++ {
		full := name + ext
		if n > 1 {
			full = fmt.Sprintf("%s（%d）%s", name, n, ext)
		}
		if !slices.Contains(kept, full) {
			return s.write(filepath.Join(folder, full), content{data: old})
		}
	}
}

// kept lists the pages that were replaced, the newest first.
func (s Writer) kept(folder string) ([]string, error) {
	names, err := s.Disk.List(folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("list %s: %w", folder, err)
	}
	names = slices.DeleteFunc(names, func(name string) bool { return !strings.Contains(name, "换下") || !replaced.MatchString(name) })
	moment := func(name string) string { return replaced.FindStringSubmatch(name)[1] }
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(moment(b), moment(a)), cmp.Compare(len(b), len(a)), cmp.Compare(b, a))
	})
	return names, nil
}

// thin removes the oldest of what is kept in some folders, down to as many as
// are to stay. What somebody else put there is left alone.
func (s Writer) thin(folders map[string]bool) error {
	for folder := range folders {
		names, err := s.kept(folder)
		if err != nil {
			return err
		}
		for _, name := range names[min(len(names), s.Keep):] {
			if err := s.Disk.Remove(filepath.Join(folder, name)); err != nil && !errors.Is(err, fs.ErrNotExist) && !isAny(err, busy) {
				return fmt.Errorf("thin out %s: %w", folder, err)
			}
		}
	}
	return nil
}
