// Package server is PostgreSQL as the ledger uses it: a driver of database/sql over
// one session of one campaign, which reads the ledger's statements as SQLite does.
//
// It owns what differs between the two databases in the text of a statement and in
// the values that go in and out, the settings of a session, what an error of the
// server means, and that a session which is lost is never replaced by another one:
// it held the right to write. It refuses to know any table, and what a statement is
// for.
package server
