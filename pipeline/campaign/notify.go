package campaign

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"jixiao/pipeline/webhook"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// Notify bounds what is told to people over mail and webhooks.
type Notify struct {
	Signature   string `yaml:"signature" validate:"max=60"`           // who it is from, as people read it
	Seconds     int    `yaml:"seconds" validate:"gte=1,lte=600"`      // that a run spends on sending at most
	HoldPercent int    `yaml:"hold_percent" validate:"gte=0,lte=100"` // of a form's sheets that fail one rule; 0 holds nothing back
	HoldSheets  int    `yaml:"hold_sheets" validate:"gte=1,lte=10000"`
}

// Mail is the mail server, and who it is told to.
type Mail struct {
	On       bool     `yaml:"on"`
	Server   string   `yaml:"server"`
	Port     int      `yaml:"port" validate:"gte=0,lte=65535"` // 0 is the usual one
	Security string   `yaml:"security" validate:"oneof=starttls tls none"`
	CAFile   string   `yaml:"ca_file"` // as in Paths; of a server whose certificate the bureau issued itself
	User     string   `yaml:"user"`    // "" does not log in
	Password Secret   `yaml:"password"`
	From     string   `yaml:"from" validate:"omitempty,email"`
	Section  []string `yaml:"section" validate:"dive,email"` // gets 审核日报
}

// The ways in which a connection to a mail server is kept private.
const (
	StartTLS = "starttls"
	TLS      = "tls"
	NoTLS    = "none"
)

// Webhook is a group of the section's that gets the day's summary.
type Webhook struct {
	Kind string `yaml:"kind" validate:"required"`
	Name string `yaml:"name" validate:"required,max=60"`
	URL  string `yaml:"url" validate:"omitempty,http_url"` // "" is the usual one of the kind
	Key  Secret `yaml:"key"`                               // as the kind's maker calls it: key, access_token, a bearer token
	Sign Secret `yaml:"sign"`                              // of kinds that sign: the secret, optional
}

// Secret says where a password or a key is kept: never in the settings, which
// people mail around and which go into every backup.
type Secret struct {
	Env  string `yaml:"env"`  // an environment variable
	File string `yaml:"file"` // as in Paths
}

// IsZero reports that there is none.
func (s Secret) IsZero() bool { return s == Secret{} }

// usualSignature signs where the keeper's file says nothing.
const usualSignature = "区财政局绩效科"

func usualNotify() Notify {
	return Notify{Signature: usualSignature, Seconds: 20, HoldPercent: 30, HoldSheets: 3}
}

func usualMail() Mail { return Mail{Security: StartTLS} }

// Sign is who writes.
func (t Notify) Sign() string { return cmp.Or(t.Signature, usualSignature) }

// Bound is how long a run may spend on sending.
func (t Notify) Bound() time.Duration { return time.Duration(t.Seconds) * time.Second }

// Tells reports whether anything goes out at all.
func (s Settings) Tells() bool { return s.Mail.On || len(s.Webhooks) > 0 }

// LastPlanned is when the whole campaign was last to be judged by the usual
// schedule, up to a moment; the zero time where that is more than a year back.
func (c *Campaign) LastPlanned(until time.Time) time.Time {
	until = until.In(c.Zone)
	for _, days := range []int{1, 8, 32, 366} {
		var last time.Time
		t := c.Settings.Schedule.Full.next(until.AddDate(0, 0, -days))
		for ; !t.IsZero() && !t.After(until); t = c.Settings.Schedule.Full.next(t) {
			last = t
		}
		if !last.IsZero() {
			return last
		}
	}
	return time.Time{}
}

// checkMail wants all that sending needs, once it is on.
func (k *settingsFile) checkMail(d *document) {
	m := k.Mail
	d.secret("mail.password", m.Password)
	if !m.On {
		return
	}
	for key, text := range map[string]string{"mail.server": m.Server, "mail.from": m.From} {
		if text == "" && !d.isBroken(key) {
			d.fault(key, say("要发邮件（on: true），这一项必须填写", "must be given where mail is on"))
		}
	}
	if m.User == "" {
		return
	}
	if m.Password.IsZero() {
		d.fault("mail.password", say("要登录（user），请写明口令放在哪里：{env: 环境变量} 或 {file: 文件}",
			"where is the password? give {env: VARIABLE} or {file: FILE}"))
	}
	if m.Security == NoTLS {
		d.fault("mail.security", say("security: none 时口令会明文传送，不能登录：请用 starttls 或 tls，或去掉 user",
			"a password would go in the clear: use starttls or tls, or leave user out"))
	}
}

// checkWebhooks wants each to have a name of its own and what its kind needs.
func (k *settingsFile) checkWebhooks(d *document) {
	seen := map[string]bool{value.Fold("mail"): true} // what mail itself is called
	for i, w := range k.Webhooks {
		at := func(key string) string { return fmt.Sprintf("webhooks[%d].%s", i, key) }
		d.secret(at("key"), w.Key)
		d.secret(at("sign"), w.Sign)
		name := value.Fold(w.Name)
		if seen[name] && name != "" {
			d.fault(at("name"), say("“%s”与别的通知方式重名，无法分辨", "%q is the name of another", w.Name))
		}
		seen[name] = true
		switch kind, known := webhook.Named(w.Kind); {
		case !known && !d.isBroken(at("kind")):
			d.fault(at("kind"), oneOf(w.Kind, webhook.Names()))
		case kind.Keyed && w.Key.IsZero():
			d.fault(at("key"), say("请写明机器人的 key（钉钉是 access_token）放在哪里：{env: 环境变量} 或 {file: 文件}",
				"where is the robot's key? give {env: VARIABLE} or {file: FILE}"))
		case known && w.URL == "" && kind.Address == "", strings.ContainsAny(w.URL, "?@"):
			d.fault(at("url"), webAddress())
		}
	}
}

// webAddress says what belongs in place of an address that holds a key, or is none.
func webAddress() finding.Text {
	return say("应是 https:// 或 http:// 开头的网址，里面不写 key、口令", "want an address that begins with https:// or http://, without keys in it")
}

// secret wants one place for a secret.
func (d *document) secret(key string, s Secret) {
	if s.Env != "" && s.File != "" && !d.isBroken(key) {
		d.fault(key, say("env 和 file 只能写一个", "give either env or file"))
	}
}
