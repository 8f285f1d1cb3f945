package register

import "testing"

// TestAReaderSeesItsOwn: for a unit and its parent a project is there, for
// another unit and for nobody it is not, nor is another's extension.
func TestAReaderSeesItsOwn(t *testing.T) {
	f := New(Facts{Units: []Unit{{Code: "1", Parent: "2"}, {Code: "2"}, {Code: "3"}, {Code: "4"}},
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
