package pipeline_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"mime"
	"net/mail"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/mailserver"
	"jixiao/internal/testkit/samples"
	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/notify"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// The units that have an address: two of which something was found on the first
// evening, and one that has still to hand in everything.
var addresses = map[string]string{"101001": "wenlv@example.gov.cn", "213001": "chengguan@example.gov.cn", "208001": "jianshe@example.gov.cn"}

// telling is a workspace after the first evening's files came in, whose
// campaign tells three units and the section by mail.
func telling(t *testing.T, s *mailserver.Server) pipeline.Options {
	t.Helper()
	o := fixture(t)
	samples.Evenings(t)[0].CopyTo(t, o.Inbox)
	settings := &o.Campaign.Settings
	settings.Notify.HoldPercent = 0
	settings.Mail = campaign.Mail{On: true, Server: s.Host, Port: s.Port, Security: campaign.StartTLS, CAFile: s.CAFile,
		User: mailserver.User, Password: campaign.Secret{Env: "PASSWORD"}, From: "jixiao@example.gov.cn", Section: []string{"jixiaoke@example.gov.cn"}}
	for i := range o.Campaign.Facts.Units {
		o.Campaign.Facts.Units[i].Email = addresses[o.Campaign.Facts.Units[i].Code]
	}
	o.Channels = channels(o)
	return o
}

func channels(o pipeline.Options) []notify.Channel {
	keeper := notify.Secrets{Env: func(string) string { return mailserver.Password }, Place: func(path string) string { return path }}
	return notify.Channels(o.Campaign.Settings, keeper, time.Now)
}

// inTime has a run think that so much real time has passed.
func inTime(o pipeline.Options, d time.Duration) pipeline.Options {
	o.Now = func() time.Time { return time.Now().Add(d) }
	return o
}

// letter is what came, as its reader sees it.
type letter struct{ to, subject, text, id string }

func letters(t *testing.T, s *mailserver.Server) []letter {
	t.Helper()
	var out []letter
	for _, m := range s.Mails() {
		l := letter{to: strings.Join(m.To, " ")}
		head, err := mail.ReadMessage(bytes.NewReader(m.Data))
		if err != nil {
			t.Fatal(err)
		}
		if l.subject, err = (&mime.WordDecoder{}).DecodeHeader(head.Header.Get("Subject")); err != nil {
			t.Fatal(err)
		}
		l.id, l.text = head.Header.Get("Message-ID"), plainText(t, string(m.Data))
		out = append(out, l)
	}
	slices.SortFunc(out, func(a, b letter) int { return strings.Compare(a.to+a.subject, b.to+b.subject) })
	return out
}

// plainText decodes the one part of a message that people read.
func plainText(t *testing.T, raw string) string {
	t.Helper()
	_, rest, _ := strings.Cut(raw, "Content-Type: text/plain")
	_, body, _ := strings.Cut(rest, "\n\n")
	body, _, _ = strings.Cut(body, "\n--")
	data, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(body), ""))
	if err != nil {
		t.Fatalf("%v in %q", err, body)
	}
	return string(data)
}

func subjects(all []letter) []string {
	var out []string
	for _, l := range all {
		out = append(out, l.to+" "+l.subject)
	}
	return out
}

func TestARunTellsEachTheirOwnOnce(t *testing.T) {
	t.Parallel()
	s := mailserver.Start(t)
	o := telling(t, s)
	out := mustRun(t, o)
	got := letters(t, s)
	want := []string{
		"chengguan@example.gov.cn 【区财政局绩效科】审核意见：1 处须修改",
		"jianshe@example.gov.cn 【区财政局绩效科】审核意见：1 处须修改",
		"jixiaoke@example.gov.cn 【区财政局绩效科】审核日报 10月13日：今天要办 14 项",
		"wenlv@example.gov.cn 【区财政局绩效科】报送提醒：还有 2 项",
	}
	if diff := cmp.Diff(want, subjects(got)); diff != "" {
		t.Errorf("letters (-want +got):\n%s", diff)
	}
	if out.Letters == nil || out.Letters.Sent != len(got) || out.Letters.Failed+out.Letters.Left != 0 {
		t.Errorf("told %+v", out.Letters)
	}
	for _, l := range got {
		for code, address := range addresses {
			unit, _ := o.Campaign.Facts.Unit(code)
			if l.to != address && !strings.HasPrefix(l.to, "jixiaoke") && strings.Contains(l.text, unit.Name) {
				t.Errorf("%s reads of %s:\n%s", l.to, unit.Name, l.text)
			}
		}
	}
	mustRun(t, later(o, 1))
	if _, err := o.Send(t.Context()); err != nil {
		t.Error(err)
	}
	if again := letters(t, s); len(again) != len(got) {
		t.Errorf("told again: %v", subjects(again))
	}
}

func TestALetterSaysWhatToDo(t *testing.T) {
	t.Parallel()
	s := mailserver.Start(t)
	mustRun(t, telling(t, s))
	for _, want := range []string{"钢城区城市管理局：", "评分表_A-02.xlsx", "退回修改", "合计得分", "截止 10月15日", "剩余 2 天",
		"单位/" + cityManagement, "最新审核意见.xlsx", "_审核"} {
		if text := letters(t, s)[0].text; !strings.Contains(text, want) {
			t.Errorf("the letter does not say %q:\n%s", want, text)
		}
	}
}

// A mail server that is away makes no run fail, and later runs send what is
// left, once it is there and the letters have rested.
func TestWhatFailsIsTriedAgain(t *testing.T) {
	t.Parallel()
	s := mailserver.Start(t)
	o := telling(t, s)
	s.Fail(mailserver.Faults{Refuse: "451 try later, " + mailserver.Password})
	out := mustRun(t, o)
	if out.Letters.Sent != 0 || out.Letters.Failed != 4 || out.Letters.Next.IsZero() || strings.Contains(out.Letters.First.EN, mailserver.Password) {
		t.Fatalf("told %+v", out.Letters)
	}
	s.Fail(mailserver.Faults{})
	out = mustRun(t, later(o, 1))
	if out.Letters.Sent != 0 || out.Letters.Left != 4 {
		t.Errorf("they did not rest: %+v", out.Letters)
	}
	if n := len(out.Snapshot.Unsent); n != 4 {
		t.Errorf("%d letters are known not to have arrived, want 4", n)
	}
	page, err := os.ReadFile(filepath.Join(o.Outbox, "审核日报_2023-10-13.html"))
	if err != nil || !strings.Contains(string(page), "通知没有送达") || strings.Contains(string(page), mailserver.Password) {
		t.Errorf("the daily report says nothing of it, or too much (%v)", err)
	}
	out = mustRun(t, inTime(later(o, 2), 2*time.Minute))
	if out.Letters.Sent != 4 || len(letters(t, s)) != 4 {
		t.Errorf("told %+v, came %v", out.Letters, subjects(letters(t, s)))
	}
}

// crashing is a channel that carries letters until the process dies behind one.
type crashing struct {
	sent []string
	die  bool
}

func (c *crashing) Name() string { return notify.MailChannel }
func (c *crashing) Reason(err error) finding.Text {
	return finding.Text{ZH: err.Error(), EN: err.Error()}
}
func (c *crashing) Open(context.Context) (notify.Line, error) { return c, nil }
func (c *crashing) Close() error                              { return nil }
func (c *crashing) Send(_ context.Context, l notify.Letter) error {
	c.sent = append(c.sent, l.ID())
	if c.die {
		panic("killed")
	}
	return nil
}

// Killed between sending a letter and knowing that it arrived: it is sent once
// more, under the same name, and no other is.
func TestAKillSendsAtMostOneLetterAgain(t *testing.T) {
	t.Parallel()
	o := telling(t, mailserver.Start(t))
	dying := &crashing{die: true}
	o.Channels = []notify.Channel{dying}
	func() {
		defer func() {
			if recover() == nil {
				t.Error("nobody died")
			}
		}()
		mustRun(t, o)
	}()
	living := &crashing{}
	o.Channels = []notify.Channel{living}
	mustRun(t, later(o, 1))
	mustRun(t, later(o, 2))
	if len(dying.sent) != 1 || len(living.sent) != 4 || living.sent[0] != dying.sent[0] {
		t.Errorf("first %v, then %v", dying.sent, living.sent)
	}
	if n := len(slices.Compact(slices.Sorted(slices.Values(living.sent)))); n != 4 {
		t.Errorf("%d different letters", n)
	}
}

// hanging is a channel that never answers.
type hanging struct{ crashing }

func (h *hanging) Open(ctx context.Context) (notify.Line, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

func TestAHangingServerHoldsARunUpNoLongerThanTheSettingsSay(t *testing.T) {
	t.Parallel()
	o := telling(t, mailserver.Start(t))
	o.Campaign.Settings.Notify.Seconds = 1
	o.Channels = []notify.Channel{&hanging{}}
	out := mustRun(t, o)
	if out.Letters.Sent != 0 || out.Letters.Left != 4 {
		t.Errorf("told %+v", out.Letters)
	}
}

// Where many sheets fail one rule, nothing is told of it until the section says
// that register and rule are right.
func TestDoubtfulFindingsWaitForTheSection(t *testing.T) {
	t.Parallel()
	s := mailserver.Start(t)
	o := telling(t, s)
	o.Campaign.Settings.Notify.HoldPercent, o.Campaign.Settings.Notify.HoldSheets = 1, 1
	out := mustRun(t, o)
	held := out.Letters.Plan.Held
	if len(held) == 0 {
		t.Fatal("nothing is held")
	}
	for _, l := range letters(t, s) {
		if strings.Contains(l.subject, "审核意见：") {
			t.Errorf("told all the same: %s", l.text)
		}
		if strings.HasPrefix(l.to, "jixiaoke") && !strings.Contains(l.text, "疑似登记表或规则有误") {
			t.Errorf("the section is not asked:\n%s", l.text)
		}
	}
	before := len(letters(t, s))
	for _, d := range held {
		if added, err := o.ReleaseHeld(t.Context(), d.Code, d.Form, "section"); err != nil || !added {
			t.Errorf("release %s: %t, %v", d.Code, added, err)
		}
	}
	if added, err := o.ReleaseHeld(t.Context(), held[0].Code, held[0].Form, "section"); err != nil || added {
		t.Errorf("released twice: %v", err)
	}
	told, err := o.Send(t.Context())
	if err != nil || told.Sent != 2 || len(letters(t, s)) != before+2 {
		t.Errorf("after the release: %+v, %v", told, err)
	}
}

// A dry run shows what is due, sends nothing and leaves everything due.
func TestUntoldOnlyLooks(t *testing.T) {
	t.Parallel()
	s := mailserver.Start(t)
	o := telling(t, s)
	quiet := o
	quiet.Channels = nil
	if out := mustRun(t, quiet); out.Letters != nil {
		t.Errorf("a run without channels told %+v", out.Letters)
	}
	for range 2 {
		plan, err := notify.Pending(t.Context(), o.Workspace)
		if err != nil || len(plan.Letters) != 4 {
			t.Errorf("%d letters, %v", len(plan.Letters), err)
		}
	}
	if n := len(letters(t, s)); n != 0 {
		t.Errorf("%d letters went out", n)
	}
	s.Fail(mailserver.Faults{Refuse: "550 no such user"})
	if _, err := o.Send(t.Context()); !errors.Is(err, notify.ErrNotSent) {
		t.Errorf("a failure by hand is %v", err)
	}
	s.Fail(mailserver.Faults{})
	told, err := o.Send(t.Context()) // by hand nothing rests
	if err != nil || told.Sent != 4 {
		t.Errorf("told %+v, %v", told, err)
	}
	if s := mustRun(t, later(o, 1)).Snapshot; slices.ContainsFunc(s.Unsent, func(record.Notification) bool { return true }) {
		t.Errorf("unsent: %v", s.Unsent)
	}
}

// Servers end conversations after so many letters: the next one goes over a new
// line, and none goes twice.
func TestAServerThatTakesOneLetterATime(t *testing.T) {
	t.Parallel()
	s := mailserver.Start(t)
	o := telling(t, s)
	s.Fail(mailserver.Faults{Short: true})
	if out := mustRun(t, o); out.Letters.Sent != 4 || len(letters(t, s)) != 4 {
		t.Errorf("told %+v, came %v", out.Letters, subjects(letters(t, s)))
	}
}

// Addresses that a server refuses keep nobody else's letter back, not even
// where they come first and are more than a channel may fail in a row.
func TestRefusedAddressesKeepNobodyBack(t *testing.T) {
	t.Parallel()
	s := mailserver.Start(t)
	o := telling(t, s)
	units := o.Campaign.Facts.Units
	for i := range units {
		if units[i].Email == "" {
			units[i].Email = "nobody" + units[i].Code + "@example.gov.cn"
		}
	}
	s.Fail(mailserver.Faults{Refuse: "550 no such user", Only: "nobody"})
	out := mustRun(t, o)
	if out.Letters.Sent != 4 || out.Letters.Failed < 4 {
		t.Errorf("sent %d, failed %d", out.Letters.Sent, out.Letters.Failed)
	}
}

// A server that takes a letter and is gone before it says so: nobody knows, so
// it is sent again, under the same name.
func TestALetterOfWhichNobodyKnows(t *testing.T) {
	t.Parallel()
	s := mailserver.Start(t)
	o := telling(t, s)
	o.Campaign.Settings.Mail.Section = nil
	for i := range o.Campaign.Facts.Units {
		if u := &o.Campaign.Facts.Units[i]; u.Code != "213001" {
			u.Email = ""
		}
	}
	o.Channels = channels(o)
	s.Fail(mailserver.Faults{Cut: true})
	mustRun(t, o)
	s.Fail(mailserver.Faults{})
	mustRun(t, inTime(later(o, 1), 2*time.Minute))
	mustRun(t, inTime(later(o, 2), time.Hour))
	if got := letters(t, s); len(got) != 2 || got[0].id != got[1].id || got[0].id == "" {
		t.Errorf("came %v", got)
	}
}

// A file that was to mend a mistake and did not is told of again: nobody should
// think that all is well.
func TestAMistakeThatIsStillThereIsToldAgain(t *testing.T) {
	t.Parallel()
	s := mailserver.Start(t)
	o := telling(t, s)
	mustRun(t, o)
	before := len(letters(t, s))
	name := cityManagement + "/评分表_A-02.xlsx"
	put(t, o.Inbox, name, edited(t, sample(t, cityManagement, "评分表_A-02.xlsx"), map[string]string{"F16": "已核对"}))
	out := mustRun(t, later(o, 1))
	got := letters(t, s)
	if len(got) != before+1 || !strings.Contains(got[1].text, "合计得分") {
		t.Fatalf("told %+v, came %v", out.Letters, subjects(got))
	}
	mustRun(t, later(o, 2))
	if n := len(letters(t, s)); n != before+1 {
		t.Errorf("%d letters more without a new file", n-before-1)
	}
}
