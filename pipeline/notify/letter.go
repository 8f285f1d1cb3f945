package notify

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strings"
	"time"

	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
)

// The kinds of letters.
const (
	Findings = "findings"
	Reminder = "reminder"
	Daily    = "daily"
)

// MailChannel is what the ledger calls the channel of mail.
const MailChannel = "mail"

// Letter is one message that is due, to one department or to the section.
type Letter struct {
	view.Letter
	Channel string
	Kind    string
	Unit    string // code, "" for the section
	To      []string
	Key     string   // what it tells: the same key is the same letter
	Items   []string // the single things that it tells
	Attach  *Attachment

	Campaign string
	Run      int64
	AsOf     time.Time
}

// Attachment is a file that goes with a letter, made when it is sent.
type Attachment struct {
	Name  string
	Type  string
	Write func(io.Writer) error
}

// Notification is the letter as the ledger keeps it.
func (l Letter) Notification() record.Notification {
	return record.Notification{Channel: l.Channel, Kind: l.Kind, Unit: l.Unit, To: strings.Join(l.To, ", "),
		Key: l.Key, Run: l.Run, Items: l.Items}
}

// ID names the letter to servers and people. It is the same however often it
// is sent: of two copies, one sent just before a crash and one after it, both
// can tell that they are one.
func (l Letter) ID() string {
	return digest(l.Campaign, l.Channel, l.Key)
}

func digest(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:16])
}
