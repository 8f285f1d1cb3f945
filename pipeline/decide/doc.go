// Package decide records what the section decides: on a version, on what a
// department answers, on what is owed, on results that wait to go out.
//
// It owns what may be decided of what, and that a decision goes into the ledger
// together with what follows from it over the whole campaign. It refuses to
// judge files: it goes by what is recorded, and has those judged again on which a
// decision bears.
package decide
