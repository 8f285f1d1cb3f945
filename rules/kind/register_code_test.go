package kind

import "testing"

func TestWithoutCode(t *testing.T) {
	for name, want := range map[string]string{"A-07银龄安康": "银龄安康", "A-07:银龄安康": "银龄安康", "(A-07)银龄安康": "银龄安康", "[A-07]银龄安康": "银龄安康",
		"银龄安康(A-07)": "银龄安康", "银龄安康": "银龄安康", "银龄安康A-07": "银龄安康A-07", "A-08银龄安康": "A-08银龄安康", "A-07": ""} {
		if got := withoutCode(name, "A-07"); got != want {
			t.Errorf("withoutCode(%q) = %q, want %q", name, got, want)
		}
	}
}
