package notify

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"jixiao/internal/testkit/mailserver"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/report/view"
)

var sentAt = time.Date(2023, 10, 13, 22, 0, 5, 0, time.FixedZone("CST", 8*60*60))

// keeper knows the password of the test's mail server, and keys.
func keeper(secrets map[string]string) Secrets {
	return Secrets{Env: func(name string) string { return secrets[name] }, Place: func(path string) string { return path }}
}

func mailTo(s *mailserver.Server, security string) campaign.Settings {
	return campaign.Settings{Notify: campaign.Notify{Signature: "区财政局绩效科"}, Mail: campaign.Mail{On: true, Server: s.Host, Port: s.Port,
		Security: security, CAFile: s.CAFile, User: mailserver.User, Password: campaign.Secret{Env: "PASSWORD"}, From: "jixiao@example.gov.cn"}}
}

func mustChannel(t *testing.T, s campaign.Settings) Channel {
	t.Helper()
	all := Channels(s, keeper(map[string]string{"PASSWORD": mailserver.Password}), func() time.Time { return sentAt })
	if len(all) != 1 {
		t.Fatalf("%d channels, want 1", len(all))
	}
	return all[0]
}

// post sends one letter as a run does.
func postOne(ctx context.Context, c Channel, l Letter) error {
	line, err := c.Open(ctx)
	if err != nil {
		return err
	}
	return errors.Join(line.Send(ctx, l), line.Close())
}

func reportLetter() Letter {
	return Letter{Letter: view.Letter{Subject: "【区财政局绩效科】审核意见：2 处须修改", Lines: []string{"城市管理局：", "", "1. 合计得分应为 91.36。"}},
		Channel: MailChannel, Kind: Findings, Unit: "213001", To: []string{"chang@example.gov.cn"}, Key: "findings:213001:1", Campaign: "2023",
		Attach: &Attachment{Name: "最新审核意见.xlsx", Type: "application/vnd.ms-excel",
			Write: func(w io.Writer) error { _, err := io.WriteString(w, "workbook"); return err }}}
}

// part is one part of a message, decoded.
type part struct{ header, name, dispositionName, body string }

func parts(t *testing.T, data []byte) (mail.Header, []part) {
	t.Helper()
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	var out []part
	r := multipart.NewReader(m.Body, params["boundary"])
	for {
		p, err := r.NextPart()
		if errors.Is(err, io.EOF) {
			return m.Header, out
		}
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(decoded(p))
		if err != nil {
			t.Fatal(err)
		}
		kind, named, err := mime.ParseMediaType(p.Header.Get("Content-Type"))
		if err != nil {
			t.Fatal(err)
		}
		name, err := (&mime.WordDecoder{}).DecodeHeader(named["name"])
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, part{kind, name, p.Header.Get("Content-Disposition"), string(body)})
	}
}

// decoded is a part's body without its transfer encoding.
func decoded(p *multipart.Part) io.Reader {
	if strings.EqualFold(p.Header.Get("Content-Transfer-Encoding"), "base64") {
		return base64.NewDecoder(base64.StdEncoding, p)
	}
	return p
}

func TestMailReadsAsOutlookAndFoxmailReadIt(t *testing.T) {
	for _, security := range []string{campaign.StartTLS, campaign.TLS} {
		t.Run(security, func(t *testing.T) {
			defer goleak.VerifyNone(t, goleak.IgnoreCurrent(), goleak.IgnoreAnyFunction("jixiao/internal/testkit/mailserver.(*Server).accept"))
			server := mailserver.Start
			if security == campaign.TLS {
				server = mailserver.StartTLS
			}
			s := server(t)
			if err := postOne(t.Context(), mustChannel(t, mailTo(s, security)), reportLetter()); err != nil {
				t.Fatal(err)
			}
			got := s.Mails()
			if len(got) != 1 || !got[0].Private || got[0].User != mailserver.User {
				t.Fatalf("came: %+v", got)
			}
			if diff := cmp.Diff([]string{"chang@example.gov.cn"}, got[0].To); diff != "" {
				t.Error(diff)
			}
			header, all := parts(t, got[0].Data)
			subject, err := (&mime.WordDecoder{}).DecodeHeader(header.Get("Subject"))
			if err != nil || subject != reportLetter().Subject {
				t.Errorf("subject %q, %v", subject, err)
			}
			from, err := header.AddressList("From")
			if err != nil || from[0].Name != "区财政局绩效科" || from[0].Address != "jixiao@example.gov.cn" {
				t.Errorf("from %v, %v", from, err)
			}
			if date, err := header.Date(); err != nil || !date.Equal(sentAt) {
				t.Errorf("date %v, %v", date, err)
			}
			if id := header.Get("Message-ID"); id != "<jixiao."+reportLetter().ID()+"@example.gov.cn>" {
				t.Errorf("Message-ID %s", id)
			}
			want := "城市管理局：\r\n\r\n1. 合计得分应为 91.36。\r\n"
			if len(all) != 2 || all[0].header != "text/plain" || all[0].body != want {
				t.Fatalf("parts: %+v", all)
			}
			checkAttachment(t, all[1])
		})
	}
}

// checkAttachment reads the name of an attachment in all three ways: encoded
// words in quotes (Foxmail, older Outlooks) and percent signs (the standard).
func checkAttachment(t *testing.T, p part) {
	t.Helper()
	if p.body != "workbook" || p.name != "最新审核意见.xlsx" {
		t.Errorf("attachment %q holds %q", p.name, p.body)
	}
	_, old, found := strings.Cut(p.dispositionName, `filename="`)
	old, _, _ = strings.Cut(old, `"`)
	if name, err := (&mime.WordDecoder{}).DecodeHeader(old); !found || err != nil || name != "最新审核意见.xlsx" {
		t.Errorf("filename= is %q, %v", name, err)
	}
	_, standard, _ := strings.Cut(p.dispositionName, "filename*=")
	_, params, err := mime.ParseMediaType("attachment; filename*=" + standard)
	if err != nil || params["filename"] != "最新审核意见.xlsx" {
		t.Errorf("filename*= is %q, %v", params["filename"], err)
	}
}

func TestHeadersCannotBeInjected(t *testing.T) {
	s := mailserver.Start(t)
	settings := mailTo(s, campaign.StartTLS)
	settings.Notify.Signature = "section\r\nBcc: spy@example.com"
	l := reportLetter()
	l.Subject = "report of A-01\r\nBcc: spy@example.com\r\n\r\nhello"
	l.Attach = nil
	if err := postOne(t.Context(), mustChannel(t, settings), l); err != nil {
		t.Fatal(err)
	}
	got := s.Mails()[0]
	m, err := mail.ReadMessage(bytes.NewReader(got.Data))
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Header["Bcc"]) > 0 || len(got.To) != 1 || !strings.Contains(m.Header.Get("Subject"), "spy") {
		t.Errorf("headers %v to %v", m.Header, got.To)
	}
	l.To = []string{"a@example.com>\r\nRCPT TO:<spy@example.com"}
	if err := postOne(t.Context(), mustChannel(t, settings), l); err == nil {
		t.Error("an address with line breaks was taken")
	}
}

// No password goes out before the connection is private, and none is shown.
func TestServersThatCannotBeTrusted(t *testing.T) {
	for name, spoil := range map[string]func(*campaign.Settings, *mailserver.Server){
		"no STARTTLS":           func(_ *campaign.Settings, s *mailserver.Server) { s.Fail(mailserver.Faults{NoTLS: true}) },
		"a certificate unknown": func(c *campaign.Settings, _ *mailserver.Server) { c.Mail.CAFile = "" },
		"a login refused": func(_ *campaign.Settings, s *mailserver.Server) {
			s.Fail(mailserver.Faults{BadAuth: "535 wrong password " + mailserver.Password + " of chang@example.gov.cn"})
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := mailserver.Start(t)
			settings := mailTo(s, campaign.StartTLS)
			spoil(&settings, s)
			c := mustChannel(t, settings)
			err := postOne(t.Context(), c, reportLetter())
			if err == nil || s.Logins() > 0 || len(s.Mails()) > 0 {
				t.Fatalf("sent all the same: %v", err)
			}
			if said := c.Reason(err).ZH + c.Reason(err).EN; strings.Contains(said, mailserver.Password) || strings.Contains(said, "chang@") || said == "" {
				t.Errorf("the reason shows too much: %s", said)
			}
		})
	}
}

func TestASilentServerKeepsNobodyLong(t *testing.T) {
	s := mailserver.Start(t)
	s.Fail(mailserver.Faults{Silent: true})
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	began := time.Now()
	if err := postOne(ctx, mustChannel(t, mailTo(s, campaign.StartTLS)), reportLetter()); err == nil {
		t.Error("a letter was sent to a server that says nothing")
	}
	if took := time.Since(began); took >= dialTimeout {
		t.Errorf("it took %s", took)
	}
}

func TestSecretsComeFromWhereTheSettingsSay(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	k := keeper(map[string]string{"SET": " from env\n"})
	for name, tc := range map[string]struct {
		secret campaign.Secret
		want   string
		fails  bool
	}{
		"none":        {},
		"environment": {secret: campaign.Secret{Env: "SET"}, want: "from env"},
		"not set":     {secret: campaign.Secret{Env: "UNSET"}, fails: true},
		"file":        {secret: campaign.Secret{File: write("good", "from file\r\n")}, want: "from file"},
		"two lines":   {secret: campaign.Secret{File: write("two", "one\ntwo")}, fails: true},
		"empty":       {secret: campaign.Secret{File: write("empty", " \n")}, fails: true},
		"no file":     {secret: campaign.Secret{File: filepath.Join(dir, "none")}, fails: true},
	} {
		if got, err := k.reveal(tc.secret); got != tc.want || (err != nil) != tc.fails {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}
