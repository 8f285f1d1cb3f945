package workspace

import (
	"time"

	"github.com/rs/zerolog"

	"jixiao/internal/disk"
	"jixiao/internal/lease"
	"jixiao/pipeline/campaign"
	"jixiao/rules/finding"
)

// Workspace is a campaign with everything that a use case needs to work on it.
type Workspace struct {
	Campaign *campaign.Campaign
	Folders
	Moment
	Place   Place
	Version string // of the program: another one judges everything again
	Lang    finding.Lang
	Log     zerolog.Logger
	Disk    disk.Disk     // of archive and outbox; the zero Disk is the machine's
	Wait    lease.Waiting // with another process on the same ledger
	// OnProgress is told how much of a stage is done; may be nil.
	OnProgress func(done, total int)

	lease *lease.Lease // while a session lasts
}

// Folders are those of a campaign.
type Folders struct {
	Inbox   string
	Outbox  string
	Units   string // the part of the outbox that departments may open
	Configs string // the settings, which go into backups
	Backups string // "" for nowhere
}

// Moment is the time that counts.
type Moment struct {
	AsOf time.Time
	// Clock is asked for AsOf when the lease is held: waiting must not make
	// arrivals earlier; nil: AsOf stands.
	Clock func() time.Time
	// Now is real time, by which files become stable; nil is the system's.
	Now func() time.Time
}

// timed fills in real time where nobody said.
func (w Workspace) timed() Workspace {
	if w.Now == nil {
		w.Now = time.Now
	}
	return w
}

// At says which stage begins, to whoever waits for the lease.
func (w Workspace) At(s lease.Stage) {
	if w.lease != nil {
		w.lease.At(s)
	}
}

// Progress says how much of a stage is done.
func (w Workspace) Progress(done, total int) {
	if w.lease != nil {
		w.lease.Done(done, total)
	}
	if w.OnProgress != nil {
		w.OnProgress(done, total)
	}
}

// State is what lies beside the ledger.
func (w Workspace) State() State { return w.Place.State() }
