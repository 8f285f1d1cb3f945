package sheet_test

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"jixiao/internal/office/sheet"
	"jixiao/internal/office/sheet/limit"
	"jixiao/internal/office/sheet/ods"
	"jixiao/internal/office/sheet/xls"
	"jixiao/internal/testkit/sheettest"
	"jixiao/rules/decimal"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// corpora is the folder of foreign files that other programs were tested on.
// They are not part of the project: without the variable there is nothing to
// compare, and `soffice` has to be there to give the second opinion.
const corpora = "JIXIAO_CORPORA"

// TestForeignAgainstLibreOffice compares every .xls and .ods of the corpora
// with what LibreOffice makes of it. Differences that are known stand with
// their reasons in testdata/foreign/differences.tsv: a line for each that is no
// longer there is a mistake as well.
func TestForeignAgainstLibreOffice(t *testing.T) {
	// The variable may name several folders; the list of differences is about
	// the first.
	roots := filepath.SplitList(os.Getenv(corpora))
	if len(roots) == 0 {
		t.Skip(corpora + " names no folder")
	}
	root := roots[0]
	known := readDifferences(t, "testdata/foreign/differences.tsv")
	for _, name := range foreignFiles(t, root) {
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
			if err != nil {
				t.Fatal(err)
			}
			got := differences(t, name, data)
			want, listed := known[name]
			switch {
			case got == "" && listed:
				t.Errorf("agrees, but is listed: %s", want)
			case got != "" && got != want:
				t.Errorf("%s\t%s", name, got)
			}
		})
	}
}

func foreignFiles(t *testing.T, root string) []string {
	t.Helper()
	var names []string
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		switch strings.ToLower(filepath.Ext(name)) {
		case ".xls", ".et", ".ods":
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// readDifferences reads lines of file, difference and reason.
func readDifferences(t *testing.T, path string) map[string]string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]string{}
	for line := range strings.Lines(string(text)) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") {
			continue
		}
		if len(fields) != 3 || fields[2] == "" {
			t.Fatalf("%s: want file, difference, reason: %q", path, line)
		}
		known[fields[0]] = fields[1]
	}
	return known
}

// differences says in one line how a file differs; "" where it does not.
func differences(t *testing.T, name string, data []byte) string {
	t.Helper()
	read := xls.Read
	if strings.EqualFold(filepath.Ext(name), ".ods") {
		read = ods.Read
	}
	book, err := read(data, corporaLimits())
	converted := convert(t, name, data)
	var refused *limit.Refusal
	switch {
	case errors.As(err, &refused) && converted == nil:
		return ""
	case errors.As(err, &refused):
		return strings.TrimSpace(fmt.Sprint("refused: ", refused.Code, " ", refused.Variant))
	case err != nil:
		t.Fatalf("error is no refusal: %v", err)
	case converted == nil:
		return "read, where LibreOffice reads nothing"
	}
	other, err := sheet.Open("x.xlsx", converted, corporaLimits())
	if err != nil {
		return "LibreOffice's own file cannot be read: " + err.Error()
	}
	return compareBooks(book, other)
}

func corporaLimits() sheet.Limits {
	l := sheettest.Generous
	l.Sheets, l.Columns, l.Cells = 300, 16384, 500_000
	return l
}

// convert is the workbook that LibreOffice makes of a file; nil where it makes
// none. It takes a second each, so they are kept.
func convert(t *testing.T, name string, data []byte) []byte {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Skip(err)
	}
	sum := sha256.Sum256(data)
	kept := filepath.Join(cache, "jixiao", "second-opinions", hex.EncodeToString(sum[:])+".xlsx")
	if opinion, err := os.ReadFile(kept); err == nil {
		if len(opinion) == 0 {
			return nil
		}
		return opinion
	}
	opinion := runOffice(t, "in"+strings.ToLower(filepath.Ext(name)), data)
	if err := os.MkdirAll(filepath.Dir(kept), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(kept, opinion, 0o644); err != nil {
		t.Fatal(err)
	}
	return opinion
}

// officePatience is how long one file may take: LibreOffice needs minutes for a
// few of them.
const officePatience = 10 * time.Minute

// officeProfile is where LibreOffice keeps its own settings. Making one takes
// longer than most files, so it is made once for all of them.
func officeProfile(t *testing.T) string {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Skip(err)
	}
	return filepath.Join(cache, "jixiao", "office-profile")
}

func runOffice(t *testing.T, name string, data []byte) []byte {
	t.Helper()
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("no soffice to ask")
	}
	// Not t.TempDir: it takes the test's name, and LibreOffice reads %20 in a
	// path as a blank.
	dir, err := os.MkdirTemp("", "second-opinion")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), officePatience)
	defer cancel()
	cmd := exec.CommandContext(ctx, office, "-env:UserInstallation=file://"+filepath.ToSlash(officeProfile(t)),
		"--headless", "--convert-to", "xlsx", "--outdir", filepath.Join(dir, "out"), filepath.Join(dir, name))
	out, err := cmd.CombinedOutput()
	opinion, missing := os.ReadFile(filepath.Join(dir, "out", "in.xlsx"))
	if missing != nil {
		t.Logf("soffice: %v\n%s", err, out)
		return nil
	}
	return opinion
}

// compareBooks counts the cells that differ and names the first ones. Sheets
// are matched by name: LibreOffice shows charts and macros as sheets too.
func compareBooks(got, want *form.Workbook) string {
	others := map[string]form.Sheet{}
	for _, s := range want.Sheets {
		others[s.Name] = s
	}
	var said []string
	for _, s := range got.Sheets {
		other, ok := others[s.Name]
		if !ok {
			said = append(said, s.Name+"!: no such sheet")
			continue
		}
		said = append(said, compareSheets(s, other)...)
	}
	all := len(said)
	said = slices.DeleteFunc(said, func(s string) bool { return s == recalculated })
	switch {
	case all == 0:
		return ""
	case len(said) == 0:
		return recalculated
	}
	return fmt.Sprintf("%d: %s", len(said), strings.Join(said[:min(3, len(said))], " "))
}

// recalculated says that only results of formulas differ: LibreOffice works
// out anew what depends on the day, on functions of its own or on none that it
// knows, so that neither their number nor their values stay the same.
const recalculated = "formulas"

func compareSheets(got, want form.Sheet) []string {
	a, b := flat(got), flat(want)
	var refs []finding.Ref
	for ref, y := range a {
		if x, ok := b[ref]; !ok || !agreeCells(y, x) {
			refs = append(refs, ref)
		}
	}
	for ref := range b {
		if _, ok := a[ref]; !ok {
			refs = append(refs, ref)
		}
	}
	slices.SortFunc(refs, func(a, b finding.Ref) int { return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col)) })
	said := make([]string, len(refs))
	for i, ref := range refs {
		said[i] = got.Name + "!" + ref.String()
		if b[ref].Formula != "" {
			said[i] = recalculated
		}
	}
	if !slices.Equal(sortedMerges(got), sortedMerges(want)) {
		said = append(said, got.Name+"!merges")
	}
	if got.Hidden != want.Hidden {
		said = append(said, got.Name+"!hidden")
	}
	return said
}

func sortedMerges(s form.Sheet) []string {
	var all []string
	for _, m := range s.Merges {
		all = append(all, m.From.String()+":"+m.To.String())
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// flat are the cells that hold a value, with whether they are hidden.
func flat(s form.Sheet) map[finding.Ref]form.Cell {
	m := map[finding.Ref]form.Cell{}
	for _, r := range s.Rows {
		for _, c := range r.Cells {
			if c.Text != "" {
				c.Hidden = c.Hidden || r.Hidden
				m[c.Ref] = c
			}
		}
	}
	return m
}

// agreeCells holds kind, value and hiding. LibreOffice writes fifteen digits,
// the truth of a formula as a number, and no carriage returns.
func agreeCells(a, b form.Cell) bool {
	if a.Hidden != b.Hidden {
		return false
	}
	if a.Kind == form.Bool && b.Kind == form.Number {
		return a.Text == "TRUE" && b.Text == "1" || a.Text == "FALSE" && b.Text == "0"
	}
	if a.Kind == form.Number && b.Kind == form.Number {
		x, err := decimal.Parse(a.Text)
		y, err2 := decimal.Parse(b.Text)
		return err == nil && err2 == nil && x.Significant().Equal(y.Significant())
	}
	return a.Kind == b.Kind && lineFeeds(a.Text) == lineFeeds(b.Text)
}

func lineFeeds(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }
