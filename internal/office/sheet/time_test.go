package sheet_test

import (
	"os"
	"path/filepath"
	"testing"

	"jixiao/internal/office/sheet"
	"jixiao/internal/testkit/sheettest"
)

// TestReadingEndsWithItsTime: whatever the kind, a file whose time is up is
// read no further.
func TestReadingEndsWithItsTime(t *testing.T) {
	done := make(chan struct{})
	close(done)
	limits := sheettest.Generous
	limits.Done = done
	files := map[string][]byte{"xlsx": sheettest.List(t, 10)}
	for kind, text := range tables() {
		files[kind] = []byte(text)
	}
	for _, kind := range []string{"xls", "ods"} {
		data, err := os.ReadFile(filepath.Join("testdata", "foreign", "评分统计表_样例."+kind))
		if err != nil {
			t.Fatal(err)
		}
		files[kind] = data
	}
	for kind, data := range files {
		want := sheet.Refusal{Code: "F01", Variant: "slow", Kind: kind}
		compare(t, want, refused(t, "a."+kind, data, limits))
		if _, err := sheet.Open("a."+kind, data, sheettest.Generous); err != nil {
			t.Errorf("%s with time: %v", kind, err)
		}
	}
}
