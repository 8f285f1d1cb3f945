package report

import (
	"bytes"
	"strings"
	"testing"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

func TestUrgingIsReadyToPaste(t *testing.T) {
	duty := record.Duty{Department: "101001", Form: scoreSheet, Project: "A-10"}
	for days, want := range map[int]string{
		0: "【区财政局绩效科】贵单位 A-10 评分表尚未报送，截止 10月15日（剩余 2 天），请及时报送。",
		2: "【区财政局绩效科】贵单位 A-10 评分表尚未报送，今日截止，请今天报送。",
		4: "【区财政局绩效科】贵单位 A-10 评分表尚未报送，截止日期 10月15日 已过（已逾期 2 天），请尽快报送。",
	} {
		s := firstEvening()
		s.Run.AsOf = s.Run.AsOf.AddDate(0, 0, days)
		v := newView(campaign2023(), s)
		if got := v.urge(v.due(duty)); got != want {
			t.Errorf("%d days on: %s, want %s", days, got, want)
		}
	}
	c := campaign2023()
	c.Settings.Notify.Signature = "市财政局"
	v := newView(c, firstEvening())
	if got := v.urge(v.due(record.Duty{Department: "402001", Form: rectification})); !strings.HasPrefix(got, "【市财政局】贵单位整改情况报告表尚未报送") {
		t.Error(got)
	}
	if got := v.urge(v.due(record.Duty{Form: scoreList})); got != "" {
		t.Errorf("the section is urged: %s", got)
	}
}

// A name in a file makes no second line in a letter, and what others did is in
// no department's letter.
func TestLettersAreOnesOwnAndOneLineALine(t *testing.T) {
	s := firstEvening()
	f := s.Files[0]
	s.Issues = append(s.Issues, record.Issue{FileID: f.ID, Department: f.Department, FirstRun: 1, State: record.New,
		Finding: finding.Finding{Code: "T03", Severity: finding.Error, Place: finding.Place{File: f.Department + "/a\r\nBcc: b.xlsx", Sheet: "x\u2028y"},
			Message: finding.Text{ZH: "合计\n不对"}, Audience: finding.Everyone}})
	all := NewDepartments(campaign2023(), s)
	for _, x := range facts2023 {
		text := strings.Join(all.FindingsLetter(x.unit, all.Told(x.unit), 1).Lines, "\x00") +
			strings.Join(all.ReminderLetter(x.unit, all.Owing(x.unit)).Lines, "\x00")
		if strings.ContainsAny(text, "\r\n\u2028") {
			t.Errorf("%s: a line is two:\n%s", x.unit, text)
		}
		for _, other := range facts2023 {
			if other.unit != x.unit && (strings.Contains(text, other.unitName) || strings.Contains(text, other.code+" ")) {
				t.Errorf("%s reads of %s %s:\n%s", x.unitName, other.unitName, other.code, text)
			}
		}
	}
}

// Letters that did not arrive are for somebody to call; many by one trouble are
// one thing to do.
func TestTodoTellsWhatDidNotArrive(t *testing.T) {
	s, c := firstEvening(), campaign2023()
	c.Settings.Mail.On = true
	c.Facts.Units[0].Phone = "0531-76112345"
	page := func() string {
		var buf bytes.Buffer
		if err := NewDay(c, s).Page(&buf); err != nil {
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
