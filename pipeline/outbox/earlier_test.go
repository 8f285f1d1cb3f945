package outbox

import "testing"

// TestOnlyWhatLiesAsItWasWrittenIsTold to the page that is made from it.
func TestOnlyWhatLiesAsItWasWrittenIsTold(t *testing.T) {
	d := newDesk(t)
	told := ""
	page := func(text, remark string) Page {
		p := d.page("总表.xlsx", "", text)
		p.Watched = true
		p.Remark = func() string { return remark }
		p.Earlier = func(remark string, read func() []byte) {
			if was := read(); was != nil {
				told = string(was) + " " + remark
			}
		}
		return p
	}
	publish := func(text, remark, want string) {
		t.Helper()
		told = ""
		d.publish(t, page(text, remark))
		if told != want {
			t.Errorf("told %q, want %q", told, want)
		}
	}
	publish("甲", "1", "")
	publish("乙", "2", "甲 1")
	publish("乙", "3", "乙 2")
	d.put(t, "总表.xlsx", "有人改过")
	if _, err := d.ManualEdits(Page{Name: "总表.xlsx", Path: page("", "").Path, Watched: true}); err != nil {
		t.Fatal(err)
	}
	publish("丙", "", "")
	publish("丁", "5", "") // nothing was remembered
	d.remove(t, "总表.xlsx")
	publish("戊", "6", "")
	publish("己", "7", "戊 6")
	if d.made["总表.xlsx"] != 7 {
		t.Errorf("made %d times", d.made["总表.xlsx"])
	}
}
