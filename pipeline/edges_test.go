package pipeline_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"jixiao/internal/testkit/samples"
	"jixiao/internal/testkit/sheettest"
	"jixiao/pipeline/publish"
	"jixiao/pipeline/record"
	"jixiao/pipeline/workspace"
)

// Addresses at and over the edges of a sheet, and of numbers.
var (
	edgeColumns = rapid.SampledFrom([]string{"A", "B", "E", "H", "XFC", "XFD", "XFE", "ZZZ", "AAAA", "a", ""})
	edgeRows    = rapid.SampledFrom([]string{"1", "3", "8", "32", "34", "1048575", "1048576", "1048577", "2147483648", "99999999999999999999", "0", "-1", "01", ""})
	edgeRefs    = rapid.Custom(func(t *rapid.T) string { return edgeColumns.Draw(t, "column") + edgeRows.Draw(t, "row") })
	edgeWidths  = rapid.SampledFrom([]string{"0", "255", "256", "-1", "1e308", "NaN", ""})
	edgeNumbers = rapid.SampledFrom([]string{"0", "-0", "100", "1E+200", "1E+999", "1E-999", "1e1000", "2958465", "2958466", "-1", "45210.999999",
		"999999999999999999999999999999999999999999999999999999999999", "9999999999999999999999999999999999999999999999999999999999999", "NaN", "１"})
	edgeNames = rapid.OneOf(rapid.StringN(0, 40, -1), rapid.SampledFrom([]string{"", "评分表", strings.Repeat("长", 31), strings.Repeat("长", 4000), "a/b\\c?*[]:", "'", "'='",
		"=1+1", "\u2028", "\ufffd", "\xff\xfe", "\x00", "&#0;", "&#xFFFF;", "&lt;b&gt;", "_x0000_", "审核意见清单", "_xlnm.Print_Area", "A1", "XFE1"}))
)

// edge is one change to a part of a good form.
type edge struct {
	part string
	made func([]byte) []byte
}

func inserted(part, before, text string) edge {
	return edge{part, func(b []byte) []byte { return bytes.Replace(b, []byte(before), []byte(text+before), 1) }}
}

func swapped(part, pattern, text string) edge {
	old := regexp.MustCompile(pattern)
	return edge{part, func(b []byte) []byte { return old.ReplaceAllLiteral(b, []byte(text)) }}
}

// drawnEdge is a change that takes something to a limit or over it.
func drawnEdge(t *rapid.T) edge {
	ref, number, name := edgeRefs.Draw(t, "ref"), edgeNumbers.Draw(t, "number"), edgeNames.Draw(t, "name")
	row := rapid.SampledFrom([]string{"1", "3", "4", "8", "9", "32", "33", "34"}).Draw(t, "of row")
	switch rapid.IntRange(0, 8).Draw(t, "kind") {
	case 0: // a label or a value merged as far as there is anything, or further
		from := rapid.SampledFrom([]string{"A1", "A3", "C3", "A8", "A32", "A33", "D33", "A34", "E34", ref}).Draw(t, "from")
		return inserted(sheetPart, "</mergeCells>", fmt.Sprintf(`<mergeCell ref="%s:%s"/>`, from, ref))
	case 1: // a whole row somewhere else
		to := edgeRows.Draw(t, "to")
		return edge{sheetPart, func(b []byte) []byte {
			b = bytes.ReplaceAll(b, []byte(`<row r="`+row+`"`), []byte(`<row r="`+to+`"`))
			return regexp.MustCompile(`<c r="([A-Z]+)`+row+`"`).ReplaceAll(b, []byte(`<c r="${1}`+to+`"`))
		}}
	case 2: // one column of a row somewhere else
		from, to := rapid.SampledFrom([]string{"A", "B", "C", "D", "E"}).Draw(t, "column"), edgeColumns.Draw(t, "to")
		return swapped(sheetPart, `<c r="`+from+row+`"`, `<c r="`+to+row+`"`)
	case 3:
		return swapped(sheetPart, `<c r="[A-H]`+row+`"`, `<c r="`+ref+`"`)
	case 4:
		return inserted(sheetPart, "</cols>", fmt.Sprintf(`<col min="%s" max="%s" width="%s" hidden="1"/>`, edgeRows.Draw(t, "min"), edgeRows.Draw(t, "max"), edgeWidths.Draw(t, "width")))
	case 5:
		return swapped(bookPart, `name="评分表"`, `name="`+escaped(name)+`"`)
	case 6:
		return swapped(bookPart, `<definedNames/>`, `<definedNames><definedName name="`+escaped(name)+`" localSheetId="`+number+`">`+escaped(ref+":"+name)+`</definedName></definedNames>`)
	case 7:
		cell := rapid.SampledFrom([]string{"B5", "E9", "E20", "E32", "F34"}).Draw(t, "cell")
		return edge{sheetPart, func(b []byte) []byte {
			return regexp.MustCompile(`(<c r="`+cell+`"[^>]*><v>)[^<]*`).ReplaceAll(b, []byte("${1}"+number))
		}}
	}
	sum := escaped("SUM(" + ref + ":" + edgeRefs.Draw(t, "to") + ")*" + number)
	return edge{sheetPart, func(b []byte) []byte {
		return regexp.MustCompile(`(<c r="E32"[^>]*>)<v>[^<]*`).ReplaceAll(b, []byte("${1}<f>"+sum+"</f><v>1"))
	}}
}

// escaped makes an attribute of a text; entities stay.
var escaped = strings.NewReplacer("<", "&lt;", `"`, "&quot;").Replace

// drawnBook is a few such changes to one form.
var drawnBook = rapid.SliceOfN(rapid.Custom(drawnEdge), 1, 4)

func patched(t testing.TB, good []byte, edges []edge) []byte {
	return sheettest.Rewrite(t, good, func(part string, content []byte) []byte {
		for _, e := range edges {
			if e.part == part {
				content = e.made(content)
			}
		}
		return content
	})
}

// survives takes workbooks through everything that is done with them: nothing
// may stop it, and nobody else may notice.
func survives(t *testing.T, books [][]edge) {
	t.Helper()
	o, good := fixture(t), samples.Form(t, "评分表_样例.xlsx")
	for i, edges := range books {
		put(t, o.Inbox, fmt.Sprintf("%s/评分表_%d.xlsx", ruralWorks, i), patched(t, good, edges))
	}
	put(t, o.Inbox, cityManagement+"/评分表_A-01.xlsx", sample(t, cityManagement, "评分表_A-01.xlsx"))
	first := mustRun(t, o)
	if again := mustRun(t, o); again.Received != 0 || again.Rejudged != 0 || again.Published.Written != 0 {
		t.Errorf("a second run received %d files, judged %d again and wrote %d", again.Received, again.Rejudged, again.Published.Written)
	}
	s := status(t, o)
	if told := tellsOfRecord(s); len(told) > 0 {
		t.Errorf("cannot be read back: %q", told)
	}
	if v := verdicts(first.Snapshot)[cityManagement+"/评分表_A-01.xlsx"]; v != record.Accepted {
		t.Errorf("the other department's file is %s", v)
	}
	if _, err := publish.Again(context.Background(), o.Workspace); err != nil && !errors.Is(err, workspace.ErrNoRun) {
		t.Errorf("publish: %v", err)
	}
	if a := mustAudit(t, o); len(a.Faults) > 0 {
		t.Errorf("audit: %+v", a.Faults)
	}
}

// TestWorkbooksAtTheEdges: whatever a workbook says of its merged ranges,
// widths, addresses, names and numbers, a day's work goes on.
func TestWorkbooksAtTheEdges(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("side by side it does nothing that others do not")
	}
	const books = 30
	for seed := range 6 {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			survives(t, rapid.SliceOfN(drawnBook, books, books).Example(seed))
		})
	}
}

func FuzzWorkbookAtTheEdges(f *testing.F) {
	for seed := range byte(4) {
		input := make([]byte, 8<<10)
		_, _ = rand.NewChaCha8([32]byte{seed}).Read(input)
		f.Add(input)
	}
	f.Fuzz(func(t *testing.T, input []byte) {
		rapid.MakeFuzz(func(r *rapid.T) { survives(t, [][]edge{drawnBook.Draw(r, "edges")}) })(t, input)
	})
}
