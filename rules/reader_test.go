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
	for _, name := range []string{"bad_C06", "bad_X04"} {
		c := loadFixture(t, "testdata/"+name+".yaml", forms)
		fs := e.Check(c.submission, c.input)
		if len(fs) != 1 || fs[0].Args["owner"] != (finding.Text{ZH: "其他单位", EN: "another unit"}) {
			t.Errorf("%s: %+v", name, fs)
		}
	}
}

// TestAReaderSeesItsOwn: for a unit and its parent a project is there, for
// another unit and for nobody it is not, nor is another's extension.
func TestAReaderSeesItsOwn(t *testing.T) {
	f := NewFacts(Facts{Units: []Unit{{Code: "1", Parent: "2"}, {Code: "2"}, {Code: "3"}, {Code: "4"}},
		Projects: []Project{{Code: "P", Name: "项目", Unit: "1", CoUnits: []string{"4"}}}})
	for reader, want := range map[string]bool{"1": true, "2": true, "3": false, "4": true, "": false} {
		_, byCode := f.For(reader).Project("P")
		_, byName := f.For(reader).ProjectByName("项目")
		if byCode != want || byName != want {
			t.Errorf("%q sees it by code: %t, by name: %t; want %t", reader, byCode, byName, want)
		}
	}
	if _, all := f.Project("P"); !all {
		t.Error("the section does not see it")
	}
}
