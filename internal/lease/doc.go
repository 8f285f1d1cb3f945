// Package lease lets one process at a time work on a ledger and its outbox,
// and tells the others who that is and how far it has come.
//
// It owns the lock beside the ledger, which the system lets go of when its
// holder dies, and the note in which the holder says what it is doing. It
// refuses networks, whose locks cannot be relied on, and never takes a note
// for the lock: what a dead holder left written keeps nobody waiting.
package lease
