package outbox

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

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

// TestAPageThatIsCalledOtherwiseLiesOnce: what it left under its former name goes,
// unless somebody changed it or another page is called so now.
func TestAPageThatIsCalledOtherwiseLiesOnce(t *testing.T) {
	d := newDesk(t)
	d.publish(t, d.page("回执_1.html", "key", "1"), d.page("回执_2.html", "key", "2"), d.page("回执_3.html", "key", "3"))
	d.put(t, "回执_3.html", "改过")
	renamed := func(name, former, text string) Page {
		p := d.page(name, "now "+text, text)
		p.Formerly = func() []string { return []string{former} }
		return p
	}
	d.publish(t, renamed("回执_2.html", "回执_1.html", "1"), renamed("回执_4.html", "回执_2.html", "2"), renamed("回执_5.html", "回执_3.html", "3"))
	want := map[string]string{"回执_2.html": "1", "回执_4.html": "2", "回执_3.html": "改过", "回执_5.html": "3"}
	if diff := cmp.Diff(want, d.lies(t)); diff != "" {
		t.Errorf("the outbox (-want +got):\n%s", diff)
	}
}
