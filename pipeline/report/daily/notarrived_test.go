package daily

import (
	"bytes"
	"strings"
	"testing"

	"jixiao/internal/testkit/reporttest"
	"jixiao/pipeline/record"
)

// Letters that did not arrive are for somebody to call; many by one trouble are
// one thing to do.
func TestTodoTellsWhatDidNotArrive(t *testing.T) {
	s, c := reporttest.FirstEvening(), reporttest.Campaign2023()
	c.Settings.Mail.On = true
	c.Facts.Units[0].Phone = "0531-76112345"
	page := func() string {
		var buf bytes.Buffer
		if err := New(c, s).Page(&buf); err != nil {
			t.Fatal(err)
		}
		return buf.String()
	}
	s.Unsent = []record.Notification{{Channel: "mail", Unit: c.Facts.Units[0].Code, State: record.NotificationFailed, Error: "550 no such user"}}
	for _, want := range []string{"通知没有送达", "邮件没有发出（550 no such user）", "不再自动发送", "0531-76112345"} {
		if !strings.Contains(page(), want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	for range 10 {
		s.Unsent = append(s.Unsent, record.Notification{Channel: "mail", Unit: c.Facts.Units[1].Code, State: record.NotificationDue, Error: "away"})
	}
	if n := strings.Count(page(), "通知没有送达"); n != 2 || !strings.Contains(page(), "10 封") {
		t.Errorf("%d things to do for two troubles", n)
	}
	c.Settings.Mail.On = false
	if strings.Contains(page(), "通知没有送达") {
		t.Error("mail is off, and still somebody is to look after it")
	}
}
