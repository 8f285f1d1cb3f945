// Package carry moves the ledger of a campaign from its file to a database on a server,
// and back.
//
// It owns the order that leaves one ledger that counts at every moment, whatever is
// killed: the one in its place, a file or a server by the name that lies there. A copy
// on a server that does not count, not yet or not any more, is named beside the place
// for as long as there is one; the same command again completes what was cut off. The
// lease is held from the beginning to the end.
//
// It refuses a copy that does not say what the ledger says, and to touch what the
// database holds of other ledgers. Archive, outbox and settings stay where they are.
package carry
