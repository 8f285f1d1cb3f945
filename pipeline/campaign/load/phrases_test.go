package load

import (
	"errors"
	"maps"
	"strings"
	"testing"

	"jixiao/pipeline/campaign"
	"jixiao/rules/value"
)

// phrased is the fixture with a sheet 回执和表头用语.
func phrased(t *testing.T, sheet string) fixture {
	t.Helper()
	f := maps.Clone(mustFixture(t))
	f["回执和表头用语.tsv"] = sheet
	return f
}

// TestPhrases takes other words where there are any, and bears on no
// fingerprint.
func TestPhrases(t *testing.T) {
	judged := mustFingerprint(t, mustFixture(t))
	for sheet, want := range map[string]string{
		"":                          "报送回执",
		"代码\t改为\n":                  "报送回执",
		"代码\t改为\nreceipt.title\t\n": "报送回执",
		"代码\t位置\t现用语\t改为\nreceipt.title\t回执\t报送回执\t收件回执\n": "收件回执",
		"代码\t改为\n Receipt.Title \t'=收件回执\n":                "=收件回执",
		"代码\t改为\t备注\nreceipt.title\t收件\u202e回执\t某某要求\n":    "收件回执",
	} {
		f := mustFixture(t)
		if sheet != "" {
			f = phrased(t, sheet)
		}
		c, err := Campaign(f.files(t))
		if err != nil {
			t.Errorf("%q: %v", sheet, err)
			continue
		}
		if got := c.Say(campaign.ReceiptTitle); got != want || c.Fingerprint != judged {
			t.Errorf("%q: %q, want %q; fingerprint changed: %v", sheet, got, want, c.Fingerprint != judged)
		}
	}
}

func TestPhraseFaults(t *testing.T) {
	for sheet, want := range map[string]string{
		"代码\t改为\nreceipt.titel\t收件回执\n":                            "A2：没有代码“receipt.titel”：这一列照原来的",
		"代码\t改为\nreceipt.title\t甲\nreceipt.title\t乙\n":             "A3：代码 receipt.title 与 A2 的重复",
		"代码\t改为\n\t收件回执\n":                                         "A2：“代码”不能空着",
		"代码\t位置\nreceipt.title\t回执\n":                              "缺少“改为”这一列",
		"代码\t改为\nreport.fix\t" + strings.Repeat("改", 21) + "\n":    "B2：太长：21 个字，最多 20 个",
		"代码\t改为\nreceipt.foot\t" + strings.Repeat("改", 201) + "\n": "B2：太长：201 个字，最多 200 个",
		"代码\t改为\nreport.fix\t情况说明\n":                               "B2：“情况说明”是另一栏的表头",
		"代码\t改为\nreport.fix\tRule\n":                               "B2：“Rule”是另一栏的表头",
	} {
		_, err := Campaign(phrased(t, sheet).files(t))
		var faults *Faults
		if !errors.As(err, &faults) || !strings.Contains(faults.Error(), want) {
			t.Errorf("%q: %v, want %q", sheet, err, want)
		}
	}
}

// TestEveryPhraseIsSaid once, under a code of its own.
func TestEveryPhraseIsSaid(t *testing.T) {
	seen := map[string]bool{}
	for _, u := range campaign.UsualPhrases() {
		code := value.Fold(string(u.Phrase))
		if seen[code] || u.Where == "" || u.Text == "" || (&campaign.Campaign{}).Say(u.Phrase) != u.Text {
			t.Errorf("%+v", u)
		}
		seen[code] = true
	}
}
