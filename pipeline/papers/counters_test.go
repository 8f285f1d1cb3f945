package papers

import (
	"slices"
	"testing"
)

// TestCounters: a level counts as often as it is asked for, and begins anew below a
// higher one.
func TestCounters(t *testing.T) {
	c := &counters{}
	asked := []string{"节", "小节", "款", "款", "小节", "款", "节", "小节", "条", "款", "条"}
	want := []string{"一、", "（一）", "（1）", "（2）", "（二）", "（1）", "二、", "（一）", "1.", "（1）", "2."}
	var got []string
	for _, name := range asked {
		slot, wrong, ok := c.slot(name, nil)
		if !ok || !wrong.IsZero() || !slot.InBody {
			t.Fatal(name, wrong, ok)
		}
		got = append(got, slot.Text(0))
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	slot, _, _ := c.slot("小节", nil)
	for range 11 {
		slot.Text(0)
	}
	if got := slot.Text(0); got != "（十三）" {
		t.Errorf("the 13th is %s", got)
	}
	if _, wrong, _ := c.slot("节", []string{"汉字"}); wrong.ZH != "编号后面不能写“汉字”" {
		t.Errorf("a number with a word behind it: %q", wrong.ZH)
	}
	if _, _, ok := (*counters)(nil).slot("节", nil); ok {
		t.Error("a text of the section's has numbers of sections")
	}
}
