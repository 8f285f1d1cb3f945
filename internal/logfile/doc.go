// Package logfile keeps log lines of a program that runs for months with
// nobody looking: in a file that others cannot read, that stays small, and that
// need not be there before there is something to log.
//
// It owns the file alone. It refuses to know what a line says, and it never
// makes the work fail that is logged: what kept lines from the file is told
// when it is closed.
package logfile
