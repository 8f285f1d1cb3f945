// Command jixiao checks the spreadsheets that departments hand in, merges what
// stands into one master workbook, and says what is wrong, where, and how to
// mend it.
//
// It owns the command line: flags, streams, exit codes and what is printed. It
// refuses any knowledge of files, rules or the ledger beyond calling for them.
//
// Exit codes: 0 nothing at or above the failing severity, 1 findings, 2 wrong
// usage or configuration, 3 could not run or could not finish.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // offices' machines may have no time zone files

	"jixiao/internal/memory"
)

// The linker sets these (see the Makefile and internal/release).
var (
	version = "dev"
	commit  = "" // its short hash
	made    = "" // the day of the commit
)

func main() {
	memory.Bound(os.Getenv)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := (&Command{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Env: os.Getenv, Context: ctx}).Main(os.Args[1:])
	stop()
	os.Exit(code)
}
