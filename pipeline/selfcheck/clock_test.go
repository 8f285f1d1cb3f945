package selfcheck

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/samples"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// TestSheetsThatTellOfNoLaterDay say the same on every day: judged without a day,
// nothing that was found in a sample is missing.
func TestSheetsThatTellOfNoLaterDay(t *testing.T) {
	told, silent := 0, 0
	for _, evening := range samples.Evenings(t) {
		for _, name := range evening.Files(t) {
			data, err := os.ReadFile(filepath.Join(evening.Folder(), filepath.FromSlash(name)))
			if err != nil {
				t.Fatal(err)
			}
			c := New(defaultCampaign(t))
			c.unit = name[:6]
			for _, ago := range []int{0, 20, 40} {
				by, err := c.on(evening.AsOf.AddDate(0, 0, -ago))
				if err != nil {
					t.Fatal(err)
				}
				in := c.received(name, data, by.Date)
				judged, err := c.judge(t.Context(), by, in)
				if err != nil {
					t.Fatal(err)
				}
				if tellsOfLater(judged, by.Date) {
					told++
					continue
				}
				silent++
				in.Day = value.Date{}
				dayless, err := c.judge(t.Context(), by, in)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(keysOf(judged.Findings), keysOf(dayless.Findings)); diff != "" {
					t.Errorf("%s on %s goes by the clock (-day +none):\n%s", name, by.Date, diff)
				}
			}
		}
	}
	if told == 0 || silent == 0 {
		t.Errorf("%d tell of a later day, %d do not", told, silent)
	}
}

func keysOf(found []finding.Finding) (keys []string) {
	for _, f := range found {
		keys = append(keys, finding.KeyOf(f).String())
	}
	return keys
}
