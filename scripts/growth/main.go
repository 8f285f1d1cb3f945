// Command growth measures how the cost of a run grows with the campaign: the
// first run over ever more files and ever more departments, the night after
// with 50 new files, a night with nothing new, and how long a file that is
// dropped into a watched inbox waits for its marked copy.
//
//	go run ./scripts/growth -jixiao bin/jixiao -sizes "2000 20000"
//	go run ./scripts/growth -jixiao bin/jixiao -sizes 20000 -waits
//
// It owns the campaigns that it makes, once each, and the table and the
// picture for docs/performance.md. It measures a built program from outside, with
// the settings that are shipped, and refuses to know what is inside.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"jixiao/internal/testkit/manysheets"
)

// options are the flags.
type options struct {
	jixiao, docs string
	sizes        []int
	keep         string
	drops        int
	waits        bool
}

func main() {
	o, err := parse(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "growth:", err)
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, o); err != nil {
		fmt.Fprintln(os.Stderr, "growth:", err)
		os.Exit(3)
	}
}

func parse(args []string) (options, error) {
	var o options
	f := flag.NewFlagSet("growth", flag.ContinueOnError)
	f.StringVar(&o.jixiao, "jixiao", "bin/jixiao", "the `program`")
	sizes := f.String("sizes", "2000 20000", "how many `files` the campaigns have; 100000 take an hour and 10 GB")
	f.StringVar(&o.keep, "dir", "", "make the campaigns in this `folder`, or use those that are there, and leave them")
	f.IntVar(&o.drops, "drops", 20, "files to drop into the watched inbox of the campaign of at most 20,000; 0 for none")
	f.BoolVar(&o.waits, "waits", false, "measure nothing but how long drops wait, over each of the sizes")
	f.StringVar(&o.docs, "write", "", "put table and picture into this `folder` of documents, too")
	if err := f.Parse(args); err != nil {
		return o, err
	}
	for _, field := range strings.Fields(*sizes) {
		n, err := strconv.Atoi(field)
		if err != nil || n < fresh+o.drops {
			return o, fmt.Errorf("size %q: want numbers of files, at least %d", field, fresh+o.drops)
		}
		o.sizes = append(o.sizes, n)
	}
	switch {
	case len(o.sizes) == 0:
		return o, errors.New("no sizes")
	case o.waits && (o.docs != "" || o.drops == 0):
		return o, errors.New("-waits wants drops, and writes no documents")
	}
	slices.Sort(o.sizes)
	return o, nil
}

// run measures campaign by campaign, says each row when it is known, and the
// whole table at the end.
func run(ctx context.Context, o options) (err error) {
	dir, tidy, err := folder(o.keep)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, tidy()) }()
	if o.waits {
		return waitsOnly(ctx, o, dir)
	}
	var rows []row
	var waits *waits
	for _, s := range plan(o.sizes) {
		c := campaign{size: s, dir: filepath.Join(dir, s.String()), jixiao: o.jixiao, drops: o.drops}
		fmt.Fprintln(os.Stderr, "growth:", s, "…")
		if err := c.make(ctx); err != nil {
			return fmt.Errorf("make %s: %w", s, err)
		}
		r, err := c.measure(ctx)
		if err != nil {
			return fmt.Errorf("measure %s: %w", s, err)
		}
		rows = append(rows, r)
		fmt.Fprintln(os.Stderr, r)
		if s == watched(o.sizes) && o.drops > 0 {
			if waits, err = c.serve(ctx); err != nil {
				return fmt.Errorf("serve %s: %w", s, err)
			}
		}
		if err := c.leave(o.keep != ""); err != nil {
			return err
		}
	}
	return publish(o.docs, report{rows, waits})
}

// waitsOnly measures how long drops wait over campaigns of each size.
func waitsOnly(ctx context.Context, o options, dir string) error {
	for _, n := range o.sizes {
		s := size{n, usual}
		c := campaign{size: s, dir: filepath.Join(dir, s.String()), jixiao: o.jixiao, drops: o.drops}
		fmt.Fprintln(os.Stderr, "growth:", s, "…")
		if err := c.make(ctx); err != nil {
			return fmt.Errorf("make %s: %w", s, err)
		}
		// What is received today is late in a campaign of years ago, and so many findings
		// are no usual campaign's.
		if _, err := c.run(ctx, manysheets.Received); err != nil {
			return fmt.Errorf("receive %s: %w", s, err)
		}
		w, err := c.serve(ctx)
		if err != nil {
			return fmt.Errorf("serve %s: %w", s, err)
		}
		w.known = n
		if err := errors.Join(w.write(os.Stdout), c.leave(o.keep != "")); err != nil {
			return err
		}
	}
	return nil
}

func folder(keep string) (string, func() error, error) {
	if keep != "" {
		return keep, func() error { return nil }, os.MkdirAll(keep, 0o755)
	}
	dir, err := os.MkdirTemp("", "growth")
	return dir, func() error { return os.RemoveAll(dir) }, err
}
