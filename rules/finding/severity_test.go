package finding

import (
	"encoding/json"
	"testing"
)

func TestSeverityIsWrittenByName(t *testing.T) {
	for _, s := range []Severity{Info, Warning, Error} {
		text, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		if want := `"` + s.String() + `"`; string(text) != want {
			t.Errorf("Marshal(%d) = %s, want %s", s, text, want)
		}
		var back Severity
		if err := json.Unmarshal(text, &back); err != nil || back != s {
			t.Errorf("Unmarshal(%s) = %v, %v", text, back, err)
		}
		if label := s.Label(); label.ZH == "" || label.EN == "" {
			t.Errorf("%s has no label in both languages", s)
		}
	}
	if !(Info < Warning && Warning < Error) {
		t.Error("severities are out of order")
	}
}

func TestSeverityRefusesOtherNames(t *testing.T) {
	for _, name := range []string{"fatal", "Error", "2", " info"} {
		var s Severity
		if err := s.UnmarshalText([]byte(name)); err == nil {
			t.Errorf("took %q as %v", name, s)
		}
	}
	s := Error
	if err := s.UnmarshalText(nil); err != nil || s != 0 {
		t.Errorf("the empty name is %v, %v; want no severity", s, err)
	}
}
