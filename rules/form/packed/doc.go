// Package packed keeps what a submission says in few bytes, and opens it when
// somebody asks: a campaign has a hundred thousand of them, and a run looks at
// most of them for a moment.
//
// It owns the form in which they are kept, which is of no account beyond the
// program that wrote it (Version), and how many are open at once. It refuses to
// stand for the submission: the ledger's text does, and what is kept here is made
// from that again whenever it cannot be read.
package packed
