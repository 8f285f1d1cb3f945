package finding

import "testing"

func TestTextIn(t *testing.T) {
	both, zh, en := Text{ZH: "合计", EN: "total"}, Text{ZH: "合计"}, Text{EN: "total"}
	for _, row := range []struct {
		text Text
		lang Lang
		want string
	}{
		{both, ZH, "合计"}, {both, EN, "total"},
		{zh, EN, "合计"}, {en, ZH, "total"},
		{Same("A-01"), EN, "A-01"}, {Text{}, ZH, ""},
	} {
		if got := row.text.In(row.lang); got != row.want {
			t.Errorf("%+v in %s = %q, want %q", row.text, row.lang, got, row.want)
		}
	}
	if !(Text{}).IsZero() || zh.IsZero() {
		t.Error("IsZero is wrong")
	}
}

func TestParseLang(t *testing.T) {
	for text, want := range map[string]Lang{"": ZH, "zh": ZH, "en": EN} {
		if got, err := ParseLang(text); err != nil || got != want {
			t.Errorf("ParseLang(%q) = %q, %v", text, got, err)
		}
	}
	if _, err := ParseLang("fr"); err == nil {
		t.Error("took fr")
	}
}
