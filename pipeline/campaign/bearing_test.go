package campaign

import (
	"testing"

	"jixiao/rules/register"
	"jixiao/rules/value"
)

// bearingOn is a campaign with a parent (200), its children (201, 202), a unit that
// takes part in a project of another's (300), and one that was merged (400 into 301).
func bearingOn(s Special) *Bearing {
	facts := register.Facts{
		Units: []register.Unit{{Code: "200"}, {Code: "201", Parent: "200"}, {Code: "202", Parent: "200"}, {Code: "300"}, {Code: "301"},
			{Code: "400", Successor: "301", Until: value.Date{Year: 2023, Month: 6, Day: 30}}},
		Projects: []register.Project{{Code: "A", Unit: "201", CoUnits: []string{"300"}}},
	}
	return (&Campaign{Facts: register.New(facts)}).With(s).Bearing()
}

// TestWhatBearsOnAFile: what has a bearing on a file is in its digest, and nothing
// else.
func TestWhatBearsOnAFile(t *testing.T) {
	day := value.Date{Year: 2023, Month: 10, Day: 20}
	extension := func(unit, form string) Special {
		return Special{Extensions: []Extension{{Department: unit, Form: form, Until: day}}}
	}
	waiver := func(unit string) Special {
		return Special{Waivers: []Waiver{{Department: unit, Code: "T03", Until: day}}}
	}
	for _, c := range []struct {
		what       string
		special    Special
		department string
		forms      []string
		bears      bool
	}{
		{"its own extension", extension("201", "f"), "201", []string{"f"}, true},
		{"of another form", extension("201", "g"), "201", []string{"f"}, false},
		{"on a sheet for no duty", extension("201", "g"), "201", []string{""}, true},
		{"on a file without sheets", extension("201", "g"), "201", nil, false},
		{"a parent's", extension("200", "f"), "201", []string{"f"}, true},
		{"a child's", extension("201", "f"), "200", []string{"f"}, true},
		{"a sister's", extension("202", "f"), "201", []string{"f"}, false},
		{"of whose project it takes part in", waiver("201"), "300", []string{"f"}, true},
		{"of who takes part in its project", waiver("300"), "201", []string{"f"}, false},
		{"its own waiver, whatever the form", waiver("201"), "201", nil, true},
		{"a stranger's waiver", waiver("301"), "201", []string{"f"}, false},
		{"of one that was merged into it", waiver("400"), "301", []string{"f"}, true},
		{"of the one into which it was merged", waiver("301"), "400", []string{"f"}, true},
		{"in no folder of a department", waiver("202"), "", []string{"f"}, true},
		{"nothing in force", Special{}, "201", []string{"f"}, false},
	} {
		if got := bearingOn(c.special).On(c.department, c.forms); (got != "") != c.bears {
			t.Errorf("%s: digest %q, bears %v", c.what, got, c.bears)
		}
		b := bearingOn(c.special)
		if !b.ByForm(c.department) && b.On(c.department, c.forms) != b.On(c.department, nil) {
			t.Errorf("%s: forms bear, and ByForm does not say so", c.what)
		}
	}
}

// TestFormsBearWhereThereAreExtensions, and nowhere else.
func TestFormsBearWhereThereAreExtensions(t *testing.T) {
	day := value.Date{Year: 2023, Month: 10, Day: 20}
	extended := bearingOn(Special{Extensions: []Extension{{Department: "201", Form: "f", Until: day}}})
	for department, want := range map[string]bool{"201": true, "200": true, "202": false, "301": false, "": true} {
		if got := extended.ByForm(department); got != want {
			t.Errorf("%q: by form %v, want %v", department, got, want)
		}
	}
	if waived := bearingOn(Special{Waivers: []Waiver{{Department: "201", Code: "T03", Until: day}}}); waived.ByForm("201") || waived.ByForm("") {
		t.Error("a waiver is for all forms")
	}
}

// TestTheBearingChangesWithWhatItSays, and with nothing that stands elsewhere.
func TestTheBearingChangesWithWhatItSays(t *testing.T) {
	w := Waiver{Department: "201", Code: "T03", Approver: "王科长", Reason: "核实", Until: value.Date{Year: 2023, Month: 10, Day: 20}}
	first := bearingOn(Special{Waivers: []Waiver{w}}).On("201", nil)
	other := w
	other.Department = "301"
	if got := bearingOn(Special{Waivers: []Waiver{other, w}}).On("201", nil); got != first {
		t.Error("a stranger's waiver changes the digest")
	}
	w.Reason = "另一个理由"
	if got := bearingOn(Special{Waivers: []Waiver{w}}).On("201", nil); got == first {
		t.Error("another reason, which findings quote, changes nothing")
	}
}
