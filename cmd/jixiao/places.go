package main

import (
	"fmt"
	"path/filepath"
	"strings"
)

// apart refuses an outbox that the next look would take for submissions, and
// an inbox that we would write into. The settings are checked for it when they
// are loaded; options on the command line come after that.
func (s *session) apart(inbox, outbox string) error {
	in, err := filepath.Abs(inbox)
	if err != nil {
		return err
	}
	out, err := filepath.Abs(outbox)
	if err != nil {
		return err
	}
	_, within := inside(in, out)
	_, around := inside(out, in)
	if within || around {
		return usageError{fmt.Errorf(s.say("收件箱 %s 与发件箱 %s 不能相同，也不能一个在另一个里面",
			"inbox %s and outbox %s must be apart: neither may lie inside the other"), inbox, outbox)}
	}
	return nil
}

// outside refuses places inside the inbox: the next look would take what we
// write there for submissions.
func (s *session) outside(inbox string, places ...string) error {
	for _, place := range places {
		within, err := liesIn(inbox, place)
		if err != nil {
			return err
		}
		if within && place != "" {
			return usageError{fmt.Errorf(s.say("%s 不能放在收件箱 %s 里面：下次审核会把它当成报送", "%s must not lie in the inbox %s: the next run would take it for a submission"), place, inbox)}
		}
	}
	return nil
}

// liesIn reports whether a path lies in a folder, wherever the program was
// started.
func liesIn(dir, path string) (bool, error) {
	in, err := filepath.Abs(dir)
	if err != nil {
		return false, err
	}
	at, err := filepath.Abs(path)
	if err != nil {
		return false, err
	}
	_, within := inside(in, at)
	return within, nil
}

// inside returns a path relative to a folder that holds it.
func inside(dir, path string) (string, bool) {
	rel, err := filepath.Rel(dir, path)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return "", false
	}
	return rel, true
}

// outOf refuses a folder inside the inbox: what is written there would be taken for
// submissions.
func (s *session) outOf(inbox, out string) error {
	within, err := liesIn(inbox, out)
	if err != nil {
		return err
	}
	if within {
		return usageError{fmt.Errorf(s.say("--out %s：在收件箱里面，写在那里的会被当作报送的文件", "--out %s: lies in the inbox, where what is written would be taken for submissions"), out)}
	}
	return nil
}
