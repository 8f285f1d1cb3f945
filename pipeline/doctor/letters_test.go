package doctor

import (
	"strings"
	"testing"
	"time"

	"jixiao/internal/testkit/mailserver"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/notify"
	"jixiao/rules/finding"
)

// posting is a patient that sends mail through a server.
func posting(t *testing.T, s *mailserver.Server) Target {
	t.Helper()
	settings := campaign.Settings{Mail: campaign.Mail{On: true, Server: s.Host, Port: s.Port, Security: campaign.StartTLS, CAFile: s.CAFile,
		User: mailserver.User, Password: campaign.Secret{Env: "PASSWORD"}, From: "jixiao@example.gov.cn"}}
	k := notify.Secrets{Env: func(string) string { return mailserver.Password }, Place: func(path string) string { return path }}
	var p Target
	p.Channels = notify.Channels(settings, k, time.Now)
	return p
}

// The server is greeted and logged in to, and nothing is sent.
func TestMailIsTriedWithoutSending(t *testing.T) {
	s := mailserver.Start(t)
	p := posting(t, s)
	if c := letters(t.Context(), p); c.State != Well || s.Logins() != 1 || len(s.Mails()) != 0 {
		t.Errorf("%+v after %d logins", c, s.Logins())
	}
	s.Fail(mailserver.Faults{BadAuth: "535 not " + mailserver.Password})
	c := letters(t.Context(), p)
	if said := c.Says.In(finding.ZH); c.State != Bad || c.Cure.IsZero() || !strings.Contains(said, "535") || strings.Contains(said, mailserver.Password) {
		t.Errorf("%+v", c)
	}
	if c := letters(t.Context(), Target{}); c.State != Well {
		t.Errorf("off: %+v", c)
	}
}
