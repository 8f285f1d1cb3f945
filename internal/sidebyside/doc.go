// Package sidebyside does several pieces of work in one process, each for itself: on
// all cores, so many at once, in fair turns, and a set of them that changes while they
// go on.
//
// It owns who works and who waits. It refuses to know what the work is: what goes
// wrong in one piece is that piece's to say, and stops no other.
package sidebyside
