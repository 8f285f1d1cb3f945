// Package cause finds which mistake explains what a sheet's rules disagree
// about: the smallest change that makes the sheet agree.
//
// It owns how far a cell is trusted, the changes that are tried, and what is
// said of them. Every change is borne out by judging the sheet again with the
// change put in. It refuses to judge by itself: whoever asks brings the rules'
// relations and the judging; and to know codes, but for those by which a change
// of a whole block is told.
//
// The idea is that of Fellegi and Holt (1976): of all cells whose change lets
// the rules hold, the fewest and least trusted are in error.
package cause
