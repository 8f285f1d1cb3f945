package load

import (
	"errors"
	"maps"
	"strings"
	"testing"

	"jixiao/pipeline/campaign"
)

// published is the fixture with a sheet 发布方式.
func published(t *testing.T, sheet string) fixture {
	t.Helper()
	f := maps.Clone(mustFixture(t))
	f["发布方式.tsv"] = sheet
	return f
}

// TestPublishing reads each way, with and without title and remarks; it is
// direct where nothing is said, and bears on no fingerprint.
func TestPublishing(t *testing.T) {
	judged := mustFingerprint(t, mustFixture(t))
	for sheet, want := range map[string]campaign.Publishing{
		"":            campaign.Direct,
		"发布方式\n试运行\n": campaign.Trial,
		"审核结果怎样到各单位\n方式\t备注\n先审后发\t到月底\n": campaign.Review,
		"发布方式\t备注\n直接发布\n":                campaign.Direct,
		"发布方式\n trial \n":                 campaign.Trial,
		"发布方式\t备注\n":                      campaign.Direct,
	} {
		f := mustFixture(t)
		if sheet != "" {
			f = published(t, sheet)
		}
		c, err := Campaign(f.files(t))
		if err != nil {
			t.Errorf("%q: %v", sheet, err)
			continue
		}
		if c.Publishing != want || c.Fingerprint != judged {
			t.Errorf("%q: %s, want %s; fingerprint changed: %v", sheet, c.Publishing, want, c.Fingerprint != judged)
		}
	}
}

func TestPublishingFaults(t *testing.T) {
	for sheet, want := range map[string]string{
		"发布方式\n试行\n":        "A2：发布方式应填 试运行、先审后发、直接发布 之一，现为“试行”",
		"发布方式\n试运行\n直接发布\n": "A3：只能填一行",
		"发布方式\t备注\n\t先看看\n": "A2：“发布方式”不能空着",
		"怎样\n试运行\n":         "找不到表头行，应有：发布方式",
	} {
		_, err := Campaign(published(t, sheet).files(t))
		var faults *Faults
		if !errors.As(err, &faults) || !strings.Contains(faults.Error(), want) {
			t.Errorf("%q: %v, want %q", sheet, err, want)
		}
	}
}

// TestUnitsNotAmongWhatWaits: the departments would see it all.
func TestUnitsNotAmongWhatWaits(t *testing.T) {
	f := mustFixture(t).replace(t, campaignFile, "units: outbox/单位", "units: outbox/待发/单位")
	var faults *Faults
	if _, err := Campaign(f.files(t)); !errors.As(err, &faults) || !strings.Contains(faults.Error(), "paths.units：不能用 outbox/待发") {
		t.Errorf("%v", err)
	}
}
