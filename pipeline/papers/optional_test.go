package papers

import (
	"strings"
	"testing"
)

// TestListsThatThereMayNotBe: what a template says may be missing is empty, and no
// fault; the same name is one where it does not say so.
func TestListsThatThereMayNotBe(t *testing.T) {
	asked := []string{"区", "如有 整改[状态=未完成] ｜ 可无", "如无 台账|可无", "整改.措施", "如有 欠缺"}
	f := twoLists()
	f.mayLack(optionalLists(asked))
	for placeholder, want := range map[string]string{
		"整改.措施": "", "整改[状态=未完成].措施|两位小数": "", "整改|个数": "0", "整改.分数|合计": "0", "整改.措施|顿号": "", "如有 整改|可无": "", "如无 台账|可无": "一行",
	} {
		fields := strings.Split(placeholder, "|")
		slot, wrong := f.Slot(fields[0], fields[1:])
		if !wrong.IsZero() {
			t.Errorf("%s: %s", placeholder, wrong.ZH)
			continue
		}
		got := ""
		switch {
		case slot.List == "":
			got = slot.Text(0)
		case slot.Rows > 0:
			got = "一行"
		}
		if got != want {
			t.Errorf("%s is %q, want %q", placeholder, got, want)
		}
	}
	for _, placeholder := range []string{"如有 欠缺", "欠缺.措施", "整改措施"} {
		if _, wrong := f.Slot(placeholder, nil); wrong.IsZero() {
			t.Errorf("%s is no fault", placeholder)
		}
	}
	f = twoLists()
	f.mayLack([]string{"问题"})
	if _, wrong := f.Slot("问题.描述", nil); wrong.IsZero() {
		t.Error("a column that a list lacks is no fault because the list might have been missing")
	}
}
