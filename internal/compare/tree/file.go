package tree

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"jixiao/internal/compare/difference"
	"jixiao/internal/compare/rows"
	"jixiao/internal/compare/workbook"
)

// comparison remembers which two workbooks it has seen side by side: an evening
// leaves most of the outbox as it was, and nothing needs to be told twice.
type comparison struct {
	old, new string // the folders
	mu       sync.Mutex
	seen     map[pair]bool
}

type pair [2][sha256.Size]byte

// files compares one file of each side; "" is none.
func (c *comparison) files(ctx context.Context, name, old, new string) (difference.Report, error) {
	report := difference.Report{Files: 1}
	only := func(was, is string) {
		report.Found = append(report.Found, difference.Difference{File: name, What: "file", Old: was, New: is})
	}
	switch {
	case old == "":
		only("", "there")
		return report, nil
	case new == "":
		only("there", "")
		return report, nil
	case kindOf(name) == facts:
		r, err := rows.Compare(ctx, old, new)
		difference.In(name, r.Found)
		report.Add(r)
		return report, err
	}
	return report, c.contents(&report, name, old, new)
}

func (c *comparison) contents(report *difference.Report, name, old, new string) error {
	a, err := os.ReadFile(old)
	if err != nil {
		return err
	}
	b, err := os.ReadFile(new)
	if err != nil {
		return err
	}
	if kindOf(name) == checksums {
		report.Found = append(report.Found, checkChecksums(name, old, a)...)
		report.Found = append(report.Found, checkChecksums(name, new, b)...)
	}
	k := kindOf(name)
	if bytes.Equal(a, b) || (k == drawn || k == parts) && !c.first(a, b) {
		return nil
	}
	found, err := c.byKind(report, name, a, b)
	report.Found = append(report.Found, difference.In(name, found)...)
	if err != nil {
		return fmt.Errorf("compare %s: %w", name, err)
	}
	return nil
}

// byKind compares two contents that are not the same bytes.
func (c *comparison) byKind(report *difference.Report, name string, a, b []byte) ([]difference.Difference, error) {
	switch kindOf(name) {
	case spoken:
		return lines("words", apply(string(a), c.old), apply(string(b), c.new)), nil
	case checksums:
		const masked = "SUM$1"
		return lines("checksums", looseSum.ReplaceAllString(string(a), masked), looseSum.ReplaceAllString(string(b), masked)), nil
	case drawn:
		return workbook.Compare(a, b)
	case parts:
		found, err := byParts(a, b)
		if err == nil && len(found) == 0 {
			report.Notes = append(report.Notes, name+": packed otherwise, all parts are the same")
		}
		return found, err
	}
	return lines("text", string(a), string(b)), nil
}

// first reports whether two workbooks meet for the first time.
func (c *comparison) first(a, b []byte) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	p := pair{sha256.Sum256(a), sha256.Sum256(b)}
	if c.seen[p] {
		return false
	}
	c.seen[p] = true
	return true
}

// checkChecksums holds a list of checksums against the files beside it.
func checkChecksums(name, path string, list []byte) []difference.Difference {
	var found []difference.Difference
	for _, l := range strings.Split(strings.TrimSpace(string(list)), "\n") {
		sum, file, ok := strings.Cut(strings.TrimSpace(l), "  ")
		data, err := os.ReadFile(filepath.Join(filepath.Dir(path), filepath.FromSlash(file)))
		is := fmt.Sprintf("%x", sha256.Sum256(data))
		if err != nil {
			is = err.Error()
		}
		if !ok || is != sum {
			found = append(found, difference.Difference{File: name, Cell: path, What: "checksum that does not hold", Old: l, New: is})
		}
	}
	return found
}
