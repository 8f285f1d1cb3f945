package outbox

import "testing"

func TestPassingPagesLeave(t *testing.T) {
	d := newDesk(t)
	passing := func(name, text string) Page {
		p := d.page(name, "key", text)
		p.Transient = true
		return p
	}
	d.publish(t, passing("甲_审核.xlsx", "1"), passing("乙_审核.xlsx", "2"), d.page("报告.xlsx", "key", "3"))
	d.put(t, "乙_审核.xlsx", "改了一半")
	d.publish(t)
	got := d.lies(t)
	if _, there := got["甲_审核.xlsx"]; there || got["乙_审核.xlsx"] != "改了一半" || got["报告.xlsx"] != "3" {
		t.Errorf("the outbox holds %q", got)
	}
}

func TestPassingPageInUseLeavesLater(t *testing.T) {
	d := newDesk(t)
	p := d.page("甲_审核.xlsx", "key", "1")
	p.Transient = true
	d.publish(t, p)
	d.put(t, "~$甲_审核.xlsx", "")
	d.publish(t)
	if d.lies(t)["甲_审核.xlsx"] != "1" {
		t.Error("the page left while somebody had it open")
	}
	d.remove(t, "~$甲_审核.xlsx")
	d.publish(t)
	if _, there := d.lies(t)["甲_审核.xlsx"]; there {
		t.Error("the page never left")
	}
}
