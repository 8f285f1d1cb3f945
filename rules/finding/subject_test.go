package finding

import "testing"

func TestSubject(t *testing.T) {
	for _, c := range []struct{ kind, id, written, project string }{
		{AboutProject, "A-01", "A-01", "A-01"},
		{AboutUnit, "213001", "unit:213001", ""},
		{"点位名录", "D:7", "点位名录:D:7", ""},
		{AboutUnit, "", "", ""},
	} {
		s := SubjectOf(c.kind, c.id)
		if string(s) != c.written || s.ID() != c.id || s.Project() != c.project || c.id != "" && s.Kind() != c.kind {
			t.Errorf("%s %s: %q, kind %q, id %q, project %q", c.kind, c.id, s, s.Kind(), s.ID(), s.Project())
		}
	}
}
