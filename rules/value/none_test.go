package value

import "testing"

func TestIsNone(t *testing.T) {
	for _, text := range []string{"—", "-", "–", "－", "/", "／", `\`, "＼", "*", "＊", "无", "——", "---", "－－", " — ", "无　", "\u200b-", "−", "— —"} {
		if !IsNone(text) {
			t.Errorf("IsNone(%q) = false", text)
		}
	}
	for _, text := range []string{"", "　", "0", "一", "无扣分", "-1", "//", "**", "N/A", "无。", "/-"} {
		if IsNone(text) {
			t.Errorf("IsNone(%q) = true", text)
		}
	}
}
