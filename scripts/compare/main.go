// Command compare has two builds of jixiao play the same script and names every
// difference in what they make and say:
//
//	go run ./scripts/compare OLD NEW
//
// It owns the flags, the temporary folders and the exit codes: 0 equal, 1
// different, 2 wrong usage, 3 could not compare. It never changes a build or
// the tree in which it is started, which must be the project's.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
)

// The exit codes.
const (
	equal = iota
	different
	usage
	failed
)

// options are the flags.
type options struct {
	tree, old, new string
	sheets, most   int
	keep           string
}

// How many score sheets the large campaign has.
const (
	sheets      = 2000
	quickSheets = 100
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

func run(ctx context.Context, args []string, out, errs io.Writer) int {
	o, err := parse(args, errs)
	if err != nil {
		fmt.Fprintln(errs, err)
		return usage
	}
	report, err := compare(ctx, o, errs)
	if err != nil {
		fmt.Fprintln(errs, err)
		return failed
	}
	if err := report.Print(out, o.most); err != nil {
		return failed
	}
	if len(report.Found) > 0 {
		return different
	}
	return equal
}

func parse(args []string, errs io.Writer) (options, error) {
	var o options
	f := flag.NewFlagSet("compare [flags] OLD NEW", flag.ContinueOnError)
	f.SetOutput(errs)
	f.StringVar(&o.tree, "tree", ".", "the project's `folder`: samples and settings")
	f.IntVar(&o.sheets, "sheets", sheets, "score sheets of the large campaign")
	f.IntVar(&o.most, "most", 20, "differences to print of each kind")
	f.StringVar(&o.keep, "keep", "", "play in this new `folder`, and leave it there")
	quick := f.Bool("quick", false, fmt.Sprintf("a campaign of %d sheets only", quickSheets))
	if err := f.Parse(args); err != nil {
		return o, err
	}
	if *quick {
		o.sheets = quickSheets
	}
	if f.NArg() != 2 {
		return o, fmt.Errorf("compare: want two builds, got %d", f.NArg())
	}
	for i, path := range []*string{&o.old, &o.new} {
		abs, err := filepath.Abs(f.Arg(i))
		if err != nil {
			return o, err
		}
		if _, err := os.Stat(abs); err != nil {
			return o, fmt.Errorf("compare: %w", err)
		}
		*path = abs
	}
	return o, nil
}
