package doctor

import (
	"strings"
	"testing"
	"time"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/tell"
	"jixiao/pipeline/tell/telltest"
	"jixiao/rules/finding"
)

// posting is a patient that sends mail through a server.
func posting(t *testing.T, s *telltest.Server) Patient {
	t.Helper()
	settings := campaign.Settings{Mail: campaign.Mail{On: true, Server: s.Host, Port: s.Port, Security: campaign.StartTLS, CAFile: s.CAFile,
		User: telltest.User, Password: campaign.Secret{Env: "PASSWORD"}, From: "jixiao@example.gov.cn"}}
	k := tell.Keeper{Env: func(string) string { return telltest.Password }, Place: func(path string) string { return path }}
	var p Patient
	p.Options.Channels = tell.Channels(settings, k, time.Now)
	return p
}

// The server is greeted and logged in to, and nothing is sent.
func TestMailIsTriedWithoutSending(t *testing.T) {
	s := telltest.Start(t)
	p := posting(t, s)
	if c := letters(t.Context(), p); c.State != Well || s.Logins() != 1 || len(s.Mails()) != 0 {
		t.Errorf("%+v after %d logins", c, s.Logins())
	}
	s.Fail(telltest.Faults{BadAuth: "535 not " + telltest.Password})
	c := letters(t.Context(), p)
	if said := c.Says.In(finding.ZH); c.State != Bad || c.Cure.IsZero() || !strings.Contains(said, "535") || strings.Contains(said, telltest.Password) {
		t.Errorf("%+v", c)
	}
	if c := letters(t.Context(), Patient{}); c.State != Well {
		t.Errorf("off: %+v", c)
	}
}
