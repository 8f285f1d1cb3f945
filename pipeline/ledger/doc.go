// Package ledger is the durable record (报送台账) of what was seen, received,
// judged and told, in one SQLite file.
//
// It owns the schema, transactions and the order that makes a run safe to kill:
// a look is recorded before anything is received, so an arrival never gets
// later; a file is recorded in one transaction with all that was found in it;
// what a cut-off run left undone is still pending for the next one. A file's
// id is given by the look, in path order, so ids do not depend on how far a
// run came.
//
// It refuses judgement: which version stands and which finding holds is derived
// by package record from what is stored here. It is the only importer of
// database/sql, and keeps amounts as text inside JSON.
package ledger
