package rules

import (
	"testing"

	"jixiao/rules/finding"
)

// TestAWordingOfOldNamesNobody: settings may still hold a wording that names a
// project's owner.
func TestAWordingOfOldNamesNobody(t *testing.T) {
	forms := loadForms(t)
	e := newTestEngine(t, forms)
	for _, name := range []string{"C06/bad", "X04/bad"} {
		c := loadFixture(t, "testdata/"+name+".yaml", forms)
		fs := e.Check(c.submission, c.input)
		if len(fs) != 1 || fs[0].Args["owner"] != (finding.Text{ZH: "其他单位", EN: "another unit"}) {
			t.Errorf("%s: %+v", name, fs)
		}
	}
}
