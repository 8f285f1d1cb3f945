package record

import (
	"time"

	"jixiao/rules/finding"
)

// NotificationState is how far a letter has come.
type NotificationState string

// The states of a letter.
const (
	NotificationDue     NotificationState = "due"     // to be sent
	NotificationSending NotificationState = "sending" // handed to a server that has not answered yet
	NotificationSent    NotificationState = "sent"
	NotificationDropped NotificationState = "dropped" // no longer needed before it was sent
	NotificationFailed  NotificationState = "failed"  // given up
)

// Notification is one letter as the ledger keeps it: to whom, what about, how far.
type Notification struct {
	ID      int64
	Channel string // mail, or the name of a webhook
	Kind    string // findings, reminder, daily
	Unit    string // code, "" for the section
	To      string // addresses, "" for a webhook
	Key     string // what it tells, the same for the same thing
	Run     int64  // the run after which it became due
	State   NotificationState
	Tries   int
	Next    time.Time // not before, in real time
	Error   string    // of the last try
	// Items are the single things that it tells; none of them is told again
	// over the same channel once it was sent.
	Items []string
}

// Release is the section's word that what many sheets get wrong by one rule is
// their own mistake, and may be told.
type Release struct {
	Code finding.Code
	Form string
	At   time.Time
	By   string
}

// Released reports whether what fails a rule in a form may be told.
func (s *Snapshot) Released(code finding.Code, form string) bool {
	for _, r := range s.Releases {
		if r.Code == code && r.Form == form {
			return true
		}
	}
	return false
}
