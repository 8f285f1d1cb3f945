package pipeline_test

import (
	"archive/zip"
	"bytes"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"jixiao/internal/testkit/samples"
)

// inside is all text in a file: of a package every part, with its name.
func inside(t *testing.T, name, data string) string {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(data), int64(len(data)))
	if err != nil {
		return data
	}
	var all bytes.Buffer
	for _, f := range z.File {
		all.WriteString(f.Name + "\n")
		r, err := f.Open()
		if err != nil {
			t.Fatal(name, err)
		}
		if _, err := io.Copy(&all, r); err != nil {
			t.Fatal(name, err)
		}
	}
	return all.String()
}

// TestAFolderHoldsNothingOfAnother: over three evenings with answers, no file
// that a department can open, and no name of one, tells anything of another
// unit, its projects or its answers: reports, copies, receipts, and what was
// replaced.
func TestAFolderHoldsNothingOfAnother(t *testing.T) {
	t.Parallel()
	o := fixture(t)
	secret := "只有城管局知道的缘由"
	for n, e := range samples.Evenings(t) {
		e.CopyTo(t, o.Inbox)
		if n == 0 {
			put(t, o.Inbox, sheetA01, unexplained(t))
		}
		if n == 1 {
			put(t, o.Inbox, answered, responded(t, reported(t, o), "审核意见", "情况说明", "T09", secret, reasonTwo))
		}
		o.AsOf = e.AsOf
		mustRun(t, o)
	}
	found, kinds := map[string]bool{}, map[string]int{}
	for path, data := range units(t, o) {
		rel, err := filepath.Rel(o.Units, path)
		if err != nil {
			t.Fatal(err)
		}
		parts := strings.Split(filepath.ToSlash(rel), "/")
		if len(parts) > 2 {
			kinds[parts[1]]++
		}
		text := rel + "\n" + inside(t, rel, data)
		own := parts[0]
		if strings.Contains(text, secret) {
			found[own] = true
		}
		for _, p := range o.Campaign.Facts.Projects {
			u, _ := o.Campaign.Facts.Unit(p.Unit)
			if strings.HasPrefix(own, p.Unit) {
				continue
			}
			for _, word := range []string{p.Unit, u.Name, p.Name} {
				if word != "" && strings.Contains(text, word) && !mentionedByItself(own, word) {
					t.Errorf("%s tells %q", rel, word)
				}
			}
		}
	}
	if len(found) != 1 || !found[cityManagement] {
		t.Errorf("the explanation is told to %v", found)
	}
	if kinds["回执"] == 0 || kinds["历次"] == 0 {
		t.Errorf("looked at %v", kinds)
	}
}

// mentionedByItself reports what a department wrote into its own files: the
// samples have units that name others.
func mentionedByItself(own, word string) bool { return strings.Contains(own, word) }
