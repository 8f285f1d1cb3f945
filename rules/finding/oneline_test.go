package finding

import "testing"

func TestOneLine(t *testing.T) {
	for in, want := range map[string]string{
		"评分表_A-01.xlsx":    "评分表_A-01.xlsx",
		"换\n行\r\n.xlsx":    "换 行  .xlsx",
		"表\u202efdp.xlsx":  "表 fdp.xlsx",
		"零\u200b宽":         "零 宽",
		"分\u2028段\u2029":   "分 段 ",
		"e\u0301 100%s \"": "e\u0301 100%s \"",
		"\x1b[31m红":        " [31m红",
		"\xb9\xab.xlsx":    "\ufffd\ufffd.xlsx",
		"":                 "",
	} {
		if got := OneLine(in); got != want {
			t.Errorf("OneLine(%q) = %q, want %q", in, got, want)
		}
	}
}
