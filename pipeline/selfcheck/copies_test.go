package selfcheck

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"jixiao/internal/office/sheet"
	"jixiao/internal/testkit/samples"
	"jixiao/pipeline/markedcopy"
)

// TestCopiesAreOffered where there is one: of every sample with something to mark a
// marked copy, and a corrected one of some.
func TestCopiesAreOffered(t *testing.T) {
	corrected := 0
	for _, evening := range samples.Evenings(t) {
		for _, name := range evening.Files(t) {
			data, err := os.ReadFile(filepath.Join(evening.Folder(), filepath.FromSlash(name)))
			if err != nil {
				t.Fatal(err)
			}
			c := New(defaultCampaign(t))
			c.unit = name[:6]
			got, err := c.Check(t.Context(), name, data, evening.AsOf)
			if err != nil {
				t.Fatal(err)
			}
			if got.Corrected == "" {
				continue
			}
			made, err := c.Correct(t.Context(), name, data, evening.AsOf)
			switch {
			case err == nil && sheet.Kind(made) == "xlsx":
				corrected++
			case !errors.Is(err, markedcopy.ErrIdle):
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	if corrected == 0 {
		t.Error("nothing was corrected")
	}
}
