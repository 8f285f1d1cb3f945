package picture_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jixiao/internal/office/picture"
	"jixiao/internal/office/sheet"
	"jixiao/internal/testkit/sheettest"
)

// corporaEnv names folders of workbooks that other programs were tested on,
// separated as in PATH. They are not part of the project.
const corporaEnv = "JIXIAO_CORPORA"

// TestCorporaAreDrawn: whatever can be read can be drawn.
func TestCorporaAreDrawn(t *testing.T) {
	folders := os.Getenv(corporaEnv)
	if folders == "" {
		t.Skip("set " + corporaEnv + " to the folder with the corpora")
	}
	drawn := 0
	for _, folder := range filepath.SplitList(folders) {
		err := fs.WalkDir(os.DirFS(folder), ".", func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(path)))
			if err != nil {
				return err
			}
			drawn += drawAny(t, path, data)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d sheets drawn", drawn)
}

func drawAny(t *testing.T, path string, data []byte) int {
	t.Helper()
	b, err := picture.Open(path, data, nil, picture.Options{Limits: sheettest.Generous})
	if refused := (*sheet.Refusal)(nil); errors.As(err, &refused) {
		return 0
	}
	if err != nil {
		t.Errorf("%s: %v", path, err)
		return 0
	}
	var page strings.Builder
	for _, s := range b.Sheets() {
		html := draw(t, b, s.Name, []picture.Mark{{Sheet: s.Name, Cell: "B3", Number: 1, Tone: "red"}})
		balanced(t, html)
		page.WriteString("<div>" + html + "</div>")
	}
	keep(t, strings.ReplaceAll(path, "/", "_"), b.Rules(), page.String())
	return len(b.Sheets())
}
