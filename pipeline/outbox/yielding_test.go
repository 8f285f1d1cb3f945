package outbox

import "testing"

// TestAYieldingPageGivesWay: what somebody made of it stays, whatever the page
// would say now; as long as nobody did, it follows.
func TestAYieldingPageGivesWay(t *testing.T) {
	d := newDesk(t)
	blank := func(key, text string) Page {
		p := d.page("评分表.xlsx", key, text)
		p.Yielding, p.Transient = true, true
		return p
	}
	d.publish(t, blank("a", "空白"))
	d.publish(t, blank("b", "新的空白"))
	if got := d.lies(t)["评分表.xlsx"]; got != "新的空白" {
		t.Errorf("there lies %q", got)
	}
	d.put(t, "评分表.xlsx", "填了一半")
	d.publish(t, blank("c", "更新的空白"))
	d.publish(t)
	if got := d.lies(t)["评分表.xlsx"]; got != "填了一半" {
		t.Errorf("what somebody filled in became %q", got)
	}
	d.remove(t, "评分表.xlsx")
	d.publish(t, blank("c", "更新的空白"))
	if got := d.lies(t)["评分表.xlsx"]; got != "更新的空白" {
		t.Errorf("one that was taken away is %q", got)
	}
}
