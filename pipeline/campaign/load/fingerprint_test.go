package load

import (
	"testing"
)

func mustFingerprint(t *testing.T, f fixture) string {
	t.Helper()
	c, err := Campaign(f.files(t))
	if err != nil {
		t.Fatalf("faults:\n%v", err)
	}
	return c.Fingerprint
}

// TestFingerprintStays changes what no judgement depends on.
func TestFingerprintStays(t *testing.T) {
	want := mustFingerprint(t, mustFixture(t))
	for name, f := range map[string]fixture{
		"nothing":   mustFixture(t),
		"a remark":  mustFixture(t).replace(t, campaignFile, "year: 2023", "year: 2023 # 评价年度"),
		"a path":    mustFixture(t).replace(t, campaignFile, "inbox: inbox", "inbox: 收件箱"),
		"workers":   mustFixture(t).replace(t, campaignFile, "workers: 0", "workers: 4"),
		"a contact": mustFixture(t).replace(t, "单位名录.tsv", "张三", "李四"),
		"the order of units": mustFixture(t).replace(t, "单位名录.tsv", "504001	民政局				\n", "").
			replace(t, "单位名录.tsv", "213000	市政", "504001	民政局				\n213000	市政"),
		"a tidied amount":       mustFixture(t).replace(t, "项目明细.tsv", "225", "225.00"),
		"a sheet of the master": mustFixture(t).replace(t, "forms/sheet.yaml", "{subject: code}, {field: final_score}", "{subject: name}, {field: final_score}"),
		"the district":          mustFixture(t).replace(t, campaignFile, "year: 2023", "district: 测试区\nyear: 2023"),
	} {
		if mustFingerprint(t, f) != want {
			t.Errorf("changed by %s", name)
		}
	}
}

// TestFingerprintChanges changes what a judgement may depend on, one thing at
// a time.
func TestFingerprintChanges(t *testing.T) {
	seen := map[string]string{mustFingerprint(t, mustFixture(t)): "nothing"}
	for name, f := range map[string]fixture{
		"a budget":    mustFixture(t).replace(t, "项目明细.tsv", "225", "226").replace(t, "项目明细.tsv", "4777.11", "4778.11"),
		"a name":      mustFixture(t).replace(t, "项目明细.tsv", "生活补助", "生活补贴"),
		"an alias":    mustFixture(t).replace(t, "单位名录.tsv", "市容局", "市容中心"),
		"a deadline":  mustFixture(t).replace(t, "报送时限.tsv", "10-15", "10-16"),
		"a severity":  mustFixture(t).replace(t, "审核规则.tsv", "须说明", "提示"),
		"a band":      mustFixture(t).replace(t, campaignFile, "from: 80", "from: 75"),
		"a limit":     mustFixture(t).replace(t, campaignFile, "rows: 1000", "rows: 2000"),
		"a zone":      mustFixture(t).replace(t, campaignFile, "Asia/Shanghai", "Asia/Urumqi"),
		"attachments": mustFixture(t).replace(t, campaignFile, "[pdf, docx]", "[pdf]"),
		"a phrase":    mustFixture(t).replace(t, campaignFile, "year: 2023", "explanations: {stock: [已阅]}\nyear: 2023"),
		"a profile":   mustFixture(t).replace(t, campaignFile, "执行率: 10, 产出: 90", "执行率: 20, 产出: 80"),
		"a form":      mustFixture(t).replace(t, "forms/sheet.yaml", "aliases: [编号]", "aliases: [代码]"),
		"a rule":      mustFixture(t).replace(t, "rules/grades.yaml", "改为 {expected}", "请改为 {expected}"),
	} {
		got := mustFingerprint(t, f)
		if other, twice := seen[got]; twice {
			t.Errorf("%s has the fingerprint of %s", name, other)
		}
		seen[got] = name
	}
}
