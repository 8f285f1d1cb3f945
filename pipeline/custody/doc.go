// Package custody keeps what was received and recorded: it audits ledger and
// originals, backs them up, restores them, and exports a year for the files.
//
// It owns the lists of checksums and what a backup holds. It refuses to judge,
// and to change anything but to put back what was lost.
package custody
