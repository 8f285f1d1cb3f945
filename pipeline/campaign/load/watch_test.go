package load

import (
	"errors"
	"strings"
	"testing"
	"time"

	"jixiao/pipeline/campaign"

	"github.com/google/go-cmp/cmp"
)

// The section and each item of it may be left out; what is written is held to
// sensible bounds, and a zero is not taken for what was left out.
func TestWatch(t *testing.T) {
	usual := campaign.Watch{Stable: time.Second, Report: 30 * time.Minute, Empty: 10 * time.Minute}
	for _, tt := range []struct {
		written, fault string
		want           campaign.Watch
	}{
		{"", "", usual},
		{"watch:\n", "", usual},
		{"watch: {settle_seconds: 20}\n", "", campaign.Watch{Stable: 20 * time.Second, Report: usual.Report, Empty: usual.Empty}},
		{"watch: {tell_minutes: 60, empty_minutes: 0}\n", "", campaign.Watch{Stable: usual.Stable, Report: time.Hour}},
		{"watch: {settle_seconds: 0}\n", "watch.settle_seconds", campaign.Watch{}},
		{"watch: {settle_seconds: 601}\n", "watch.settle_seconds", campaign.Watch{}},
		{"watch: {tell_minutes: 0}\n", "watch.tell_minutes", campaign.Watch{}},
		{"watch: {empty_minutes: -1}\n", "watch.empty_minutes", campaign.Watch{}},
		{"watch: {settle: 1}\n", "watch.settle", campaign.Watch{}},
		{"watch: 5\n", "watch", campaign.Watch{}},
	} {
		f := mustFixture(t)
		f[campaignFile] += tt.written
		c, err := Campaign(f.files(t))
		if tt.fault != "" {
			var faults *Faults
			if line := strings.Count(f[campaignFile], "\n"); !errors.As(err, &faults) || len(faults.List) != 1 ||
				faults.List[0].Key != tt.fault || faults.List[0].Line != line {
				t.Errorf("%q: %v, want one fault of %s on line %d", tt.written, err, tt.fault, line)
			}
			continue
		}
		if err != nil {
			t.Errorf("%q: %v", tt.written, err)
			continue
		}
		if diff := cmp.Diff(tt.want, c.Settings.Watch); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.written, diff)
		}
	}
}
