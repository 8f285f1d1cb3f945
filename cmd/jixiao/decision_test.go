package main

import (
	"bytes"
	"errors"
	"os/user"
	"strings"
	"testing"

	"jixiao/pipeline/campaign"
)

func TestWhoDecides(t *testing.T) {
	c := console{Stdin: strings.NewReader("李四\n"), Stderr: &bytes.Buffer{}}
	for _, test := range []struct{ named, set, want string }{
		{" 张三 ", "王科长", "张三"},
		{"", "王科长", "王科长"},
	} {
		if by, err := decider(c, test.named, campaign.Settings{Decides: test.set}); by != test.want || err != nil {
			t.Errorf("named %q, set %q: %q decides, %v", test.named, test.set, by, err)
		}
	}
	// No terminal: nobody is asked, and the user logged in is nobody.
	by, err := decider(c, "", campaign.Settings{})
	var usage usageError
	if me, _ := user.Current(); by != "" || !errors.As(err, &usage) || me != nil && strings.Contains(err.Error(), me.Username) {
		t.Errorf("%q decides, %v", by, err)
	}
}
