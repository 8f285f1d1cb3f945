package ledger

import (
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"jixiao/pipeline/ledger/server"
)

// What can be wrong with a ledger as a whole. Every error of this package
// matches at most one of them.
var (
	// ErrLocked: another process has been writing for longer than we wait.
	ErrLocked = errors.New("the ledger is in use by another process; wait until it has finished")
	// ErrForeign: the file is no ledger of ours.
	ErrForeign = errors.New("the file is not a jixiao ledger; name another path or move the file away")
	// ErrNewer: a later version of the program has already changed the ledger.
	ErrNewer = errors.New("the ledger was written by a newer version of jixiao; install that version")
	// ErrDamaged: the file was a ledger and is corrupt.
	ErrDamaged = errors.New("the ledger is damaged; restore it from a backup")
	// ErrIncomplete: the file is shorter than the shortest ledger.
	ErrIncomplete = errors.New("the ledger's file is incomplete and holds nothing; restore it from a backup, or remove it where there never was a run")
	// ErrNoAccess: the file cannot be opened, or not be written to.
	ErrNoAccess = errors.New("the ledger cannot be opened or written to; check its path and rights")
	// ErrDisk: the disk of the ledger does not do as it is told.
	ErrDisk = errors.New("the disk of the ledger fails to read or write")
	// ErrFull: there is no space left to write to.
	ErrFull = errors.New("no space left on the disk of the ledger")
	// ErrPlaceFile: the file says that the ledger is on a server, and not where.
	ErrPlaceFile = errors.New("the file names no database and campaign; restore it or move the ledger again")
	// ErrAway: no server answers.
	ErrAway = errors.New("the database of the ledger cannot be reached; see that it runs and can be reached from here")
	// ErrLost: the session with the server was lost, and with it the right to write.
	ErrLost = errors.New("the session with the database of the ledger was lost; run again")
	// ErrRefused: the server does not let this user in, or not do this.
	ErrRefused = errors.New("the database of the ledger refuses this user; check user, password and rights")
	// ErrNotThere: the database holds no ledger of this campaign.
	ErrNotThere = errors.New("the database holds no ledger of this campaign")
	// ErrTaken: the database holds another ledger under this name.
	ErrTaken = errors.New("the database holds another ledger under this name; give the campaign another name")
	// ErrSeesAll: the role is above the rule that keeps campaigns apart.
	ErrSeesAll = errors.New("the role may see the ledgers of all campaigns; use one that is no superuser and does not bypass row-level security")
)

// troubles says what the errors of a server mean to people.
var troubles = map[server.Trouble]error{
	server.Lost: ErrLost, server.Away: ErrAway, server.Refused: ErrRefused, server.Full: ErrFull,
	server.Disk: ErrDisk, server.Damaged: ErrDamaged, server.Locked: ErrLocked,
}

// sentinels says what the result codes of SQLite mean to people.
var sentinels = map[int]error{
	sqlite3.SQLITE_BUSY:    ErrLocked,
	sqlite3.SQLITE_LOCKED:  ErrLocked,
	sqlite3.SQLITE_NOTADB:  ErrForeign,
	sqlite3.SQLITE_CORRUPT: ErrDamaged,
	sqlite3.SQLITE_FULL:    ErrFull,

	sqlite3.SQLITE_CANTOPEN: ErrNoAccess,
	sqlite3.SQLITE_READONLY: ErrNoAccess,
	sqlite3.SQLITE_PERM:     ErrNoAccess,
	sqlite3.SQLITE_IOERR:    ErrDisk,
}

// meaning is what an error of either database means to people, nil where we have no
// word for it.
func meaning(err error) error {
	var failed *sqlite.Error
	if errors.As(err, &failed) {
		// The low byte is the kind, the rest its detail.
		return sentinels[failed.Code()&0xff]
	}
	return troubles[server.TroubleOf(err)]
}

// rowError says that a row is there and does not say what it should.
type rowError struct{ why error }

func (e *rowError) Error() string { return "a row cannot be read: " + e.why.Error() }

func (e *rowError) Unwrap() error { return e.why }

// explain names the operation, and the trouble where we have a word for it.
func explain(operation string, err error) error {
	if err == nil {
		return nil
	}
	if known := meaning(err); known != nil {
		return fmt.Errorf("%s: %w (%v)", operation, known, err)
	}
	var row *rowError
	if errors.As(err, &row) {
		return fmt.Errorf("%s: %w (%v)", operation, ErrDamaged, err)
	}
	return fmt.Errorf("%s: %w", operation, err)
}
