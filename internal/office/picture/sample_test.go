package picture_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jixiao/internal/office/picture"
	"jixiao/internal/office/sheet"
	"jixiao/internal/testkit/samples"
	"jixiao/internal/testkit/sheettest"
)

// keepEnv names a folder in which the pages of the samples are left to look at.
const keepEnv = "KEEP"

// TestSamplesAreDrawn draws every sheet of every sample, and of the filled
// forms in every kind of file.
func TestSamplesAreDrawn(t *testing.T) {
	for name, data := range sampleFiles(t) {
		t.Run(name, func(t *testing.T) {
			wb, err := sheet.Open(name, data, sheettest.Generous)
			if refused := (*sheet.Refusal)(nil); errors.As(err, &refused) {
				return
			}
			b, err := picture.Open(name, data, wb, picture.Options{Limits: sheettest.Generous})
			if err != nil {
				t.Fatal(err)
			}
			var page bytes.Buffer
			for _, s := range b.Sheets() {
				marks := []picture.Mark{{Sheet: s.Name, Cell: "E32", Number: 1, Tone: "red"}, {Sheet: s.Name, Cell: "B4", Number: 2, Tone: "amber"}}
				html := draw(t, b, s.Name, marks)
				balanced(t, html)
				fmt.Fprintf(&page, "<h2>%s</h2><div>%s</div>", s.Name, html)
			}
			keep(t, name, b.Rules(), page.String())
		})
	}
}

func sampleFiles(t *testing.T) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for _, pattern := range []string{"../../../testdata/samples/*/*/*", "../../../testdata/forms/*.xlsx", "../sheet/testdata/foreign/*"} {
		paths, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			folder := filepath.Base(filepath.Dir(filepath.Dir(path))) + "_" + filepath.Base(filepath.Dir(path))
			files[strings.ReplaceAll(folder+"_"+filepath.Base(path), " ", "")] = data
		}
	}
	if len(files) < 30 {
		t.Fatalf("%d files", len(files))
	}
	return files
}

func draw(t testing.TB, b *picture.Book, sheet string, marks []picture.Mark) string {
	t.Helper()
	var out bytes.Buffer
	if err := b.Draw(&out, sheet, marks); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// balanced holds that every element is closed, no id stands twice, and nothing
// carries a style or does anything.
func balanced(t testing.TB, html string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(html))
	ids := map[string]bool{}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%v in\n%.2000s", err, html)
		}
		open, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		for _, a := range open.Attr {
			switch name := a.Name.Local; name {
			case "class", "title", "rowspan", "colspan", "scope":
			case "id":
				if ids[a.Value] {
					t.Errorf("id %q stands twice", a.Value)
				}
				ids[a.Value] = true
			default:
				t.Errorf("attribute %s", name)
			}
		}
		if !strings.Contains(" table caption colgroup col thead tbody tr th td i b ", " "+open.Name.Local+" ") {
			t.Errorf("element %s", open.Name.Local)
		}
	}
}

func keep(t testing.TB, name, rules, body string) {
	t.Helper()
	dir := os.Getenv(keepEnv)
	if dir == "" {
		return
	}
	page := `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>@media (prefers-color-scheme: dark) { body { background: #14181d; color: #eee } }` +
		picture.Style() + rules + `div { overflow: auto; max-height: 1500px; width: max-content; max-width: 100%; border: 1px solid #ccc }</style>` + body
	if err := os.WriteFile(filepath.Join(dir, name+".html"), []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
}

// BenchmarkScoreSheet opens and draws a score sheet whose cells were read.
func BenchmarkScoreSheet(b *testing.B) {
	data := samples.Form(b, "评分表_样例.xlsx")
	wb := sheettest.Open(b, data)
	b.ReportAllocs()
	size := 0
	for b.Loop() {
		book, err := picture.Open("a.xlsx", data, wb, picture.Options{Limits: sheettest.Generous})
		if err != nil {
			b.Fatal(err)
		}
		html := draw(b, book, wb.Sheets[0].Name, []picture.Mark{{Sheet: wb.Sheets[0].Name, Cell: "E32", Number: 1, Tone: "red"}})
		size = len(html) + len(book.Rules())
	}
	b.ReportMetric(float64(size), "bytes/sheet")
}
