// Package play has a build of the program do all that it can do, over the same
// files and by the same clock: the sample evenings, a large campaign, handing a
// year over, and a ledger that another build began.
//
// It owns the script. What the build says is kept beside what it makes, as
// files. It refuses to compare anything; a command that cannot finish ends the
// play, because two builds that both do nothing would be equal.
package play
