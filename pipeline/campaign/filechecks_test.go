package campaign

import "testing"

func TestWithin(t *testing.T) {
	for _, c := range []struct {
		path, folder string
		want         bool
	}{
		{"inbox", "inbox", true},
		{"inbox/a", "inbox", true},
		{"inbox/../outbox", "inbox", false},
		{"inbox2", "inbox", false},
		{"inbox", ".", true},
		{"../inbox", ".", false},
		{"/srv/inbox", "/", true},
		{"/srv/inbox", ".", false},
		{"D:/绩效/inbox/a", "D:/绩效/inbox/", true},
	} {
		if got := within(c.path, c.folder); got != c.want {
			t.Errorf("%q within %q: %v", c.path, c.folder, got)
		}
	}
}
