package load

import (
	"testing"

	"jixiao/pipeline/campaign"
)

func TestDistrictByNameOrByWord(t *testing.T) {
	for _, tc := range []struct{ name, own, district, short string }{
		{"钢城区2023年度财政重点绩效评价", "", "钢城区", "钢城"},
		{"平阴县2026年资产清查", "", "平阴县", "平阴"},
		{"资产清查", "", "", ""},
		{"2026年资产清查", "", "", ""},
		{"资产清查", " 莱芜区 ", "莱芜区", "莱芜"},
		{"区2023年", "", "区", "区"},
		{"开发区管委会2023年度评价", "", "开发区管委会", "开发区管委会"},
	} {
		k := settingsFile{Name: tc.name, District: tc.own}
		c := campaign.Campaign{District: k.district()}
		if c.District != tc.district || c.ShortDistrict() != tc.short {
			t.Errorf("%s, %q: %q and %q, want %q and %q", tc.name, tc.own, c.District, c.ShortDistrict(), tc.district, tc.short)
		}
	}
}
