package kind

import "testing"

func TestNearMiss(t *testing.T) {
	for _, c := range []struct {
		have, want string
		near       bool
	}{
		{"农村公厕建设费", "农村公厕建设", true},
		{"农村公厕", "农村公厕建设", true},
		{"莱钢道路公厕运行费用", "莱钢道路、公厕运行费用", true},
		{"银铃安康", "银龄安康", true},
		{"银龄健身", "银龄安康", false}, // half of it
		{"公厕", "公路", false},     // too short
		{"孤儿及困境儿童生活补助", "孤儿及事实无人抚养、困境儿童生活补助及留守儿童保障经费", false},
		{"全区国有资产清查和相关培训", "全区国有资产清查及相关培训费", true},
		{"", "农村公厕建设", false},
	} {
		if got := nearMiss(c.have, c.want); got != c.near {
			t.Errorf("nearMiss(%q, %q) = %v", c.have, c.want, got)
		}
	}
}

func TestNameDifference(t *testing.T) {
	for _, c := range []struct{ have, want, zh, en string }{
		{"农村公厕建设费", "农村公厕建设", "多了“费”", `"费" is too much`},
		{"莱钢道路公厕运行费用", "莱钢道路、公厕运行费用", "少了“、”", `"、" is missing`},
		{"银铃安康", "银龄安康", "“铃”应为“龄”", `"铃" should be "龄"`},
		{"保洁费(城区)", "环卫保洁费（城区）", "少了“环卫”", `"环卫" is missing`},
	} {
		if got := nameDifference(c.have, c.want); got.ZH != c.zh || got.EN != c.en {
			t.Errorf("nameDifference(%q, %q) = %v", c.have, c.want, got)
		}
	}
}
