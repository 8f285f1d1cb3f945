package campaign

import (
	"cmp"
	"time"
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

// UsualSignature signs where the keeper's file says nothing.
const UsualSignature = "区财政局绩效科"

// Sign is who writes.
func (t Notify) Sign() string { return cmp.Or(t.Signature, UsualSignature) }

// Bound is how long a run may spend on sending.
func (t Notify) Bound() time.Duration { return time.Duration(t.Seconds) * time.Second }

// Tells reports whether anything goes out at all.
func (s Settings) Tells() bool { return s.Mail.On || len(s.Webhooks) > 0 }
