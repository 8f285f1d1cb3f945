package page

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var points = regexp.MustCompile(`font-size: ([0-9.]+)pt`)

// TestReceiptsCanBeReadOnPaper: nothing on a printed receipt is below nine points,
// its tables among it, which on other pages are smaller.
func TestReceiptsCanBeReadOnPaper(t *testing.T) {
	css := receiptStyle + receiptPartsStyle
	if !strings.Contains(css, ".receipt table { font-size:") {
		t.Error("its tables are printed as those of other pages")
	}
	for _, found := range points.FindAllStringSubmatch(css, -1) {
		if size, err := strconv.ParseFloat(found[1], 64); err != nil || size < 9 {
			t.Errorf("%s is below nine points (%v)", found[0], err)
		}
	}
}
