package record

import (
	"testing"

	"pgregory.net/rapid"
)

// TestOriginsOfActs: the same row is the same act, however its file was saved and
// whatever it says of the reason; another one is another.
func TestOriginsOfActs(t *testing.T) {
	base := Act{Key: "处理-a", Word: "延期", Unit: "某局", Form: "评分表", Date: "2023-10-20", Why: "培训", By: "王科长"}
	asked := Act{Key: QuestionKey("owing", "某局"), Word: "延期", Subject: "催报", Date: "2023-10-20"}
	with := func(a Act, change func(*Act)) Act { change(&a); return a }
	for name, tc := range map[string]struct {
		a, b Act
		same bool
	}{
		"another reason":               {base, with(base, func(a *Act) { a.Why, a.By = "局里统一培训", "李科长" }), true},
		"full width, blanks":           {base, with(base, func(a *Act) { a.Unit, a.Date = " 某局", "２０２３-10-20" }), true},
		"another unit":                 {base, with(base, func(a *Act) { a.Unit = "另一局" }), false},
		"another day":                  {base, with(base, func(a *Act) { a.Date = "2023-10-21" }), false},
		"another signature":            {base, with(base, func(a *Act) { a.SignedBy = "张三" }), false},
		"taken back":                   {base, with(base, func(a *Act) { a.Undo = "是" }), false},
		"another row":                  {base, with(base, func(a *Act) { a.Key = "处理-b" }), false},
		"asked, and shown otherwise":   {asked, with(asked, func(a *Act) { a.Unit, a.File = "[1]某局", "b.xlsx" }), true},
		"asked, and another word":      {asked, with(asked, func(a *Act) { a.Word = "取消报送任务" }), false},
		"a decision, shown otherwise":  {Act{Key: "决定-3-a", Undo: "是"}, Act{Key: "决定-3-a", Undo: "是", Word: "作废", Date: "2023-10-20"}, true},
		"another decision taken back":  {Act{Key: "决定-3-a", Undo: "是"}, Act{Key: "决定-4-a", Undo: "是"}, false},
		"a decision, left as it stood": {Act{Key: "决定-3-a", Word: "作废"}, Act{Key: "决定-3-a"}, true},
	} {
		if got := tc.a.Origin(0) == tc.b.Origin(0); got != tc.same {
			t.Errorf("%s: the same %v", name, got)
		}
	}
	if base.Origin(0) == base.Origin(1) {
		t.Error("two decisions of a row are one")
	}
}

// TestActWords: every word means something, is taken back by 撤销 before it, and
// every kind of decision has one.
func TestActWords(t *testing.T) {
	for _, w := range actWords {
		got, ok := WordOf(" " + w.Text)
		back, undone := WordOf("撤销" + w.Text)
		if !ok || got.Kind != w.Kind || got.Undo != w.Undo || undone != (w.Kind != "") || undone && back.Undo == w.Undo {
			t.Errorf("%s is %+v, taken back %+v", w.Text, got, back)
		}
	}
	for _, k := range decisionKinds {
		if k.kind.ActWord() == "" {
			t.Errorf("%s cannot be written", k.kind)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		if w, ok := WordOf(rapid.StringMatching(`[一-龥]{0,3}`).Draw(t, "word")); ok && w.Text == "" {
			t.Fatalf("nothing is %+v", w)
		}
	})
}
