// Command peers sets whole runs of the program against what somebody would
// otherwise use: a script of an afternoon (script.py) that reads with
// python-calamine or openpyxl, and, against `jixiao check`, reading the same
// sheets with excelize alone.
//
//	go run ./scripts/peers -jixiao bin/jixiao
//
// It owns the campaign that it makes and the table that it prints. Both sides
// take turns, and each pair gives a ratio of its own. It refuses to count a
// peer that is not installed: that line is left out, and it says why.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"

	"jixiao/internal/testkit/cost"
	"jixiao/internal/testkit/manysheets"
)

// options are the flags.
type options struct {
	jixiao, docs         string
	sheets, aUnit, pairs int
}

func main() {
	var o options
	flag.StringVar(&o.jixiao, "jixiao", "bin/jixiao", "the `program`")
	flag.IntVar(&o.sheets, "sheets", 2000, "score sheets")
	flag.IntVar(&o.aUnit, "aunit", 5, "sheets a department")
	flag.IntVar(&o.pairs, "pairs", 5, "how often each pair takes turns")
	flag.StringVar(&o.docs, "write", "", "put the table into this `folder` of documents, too")
	excelize := flag.String("excelize", "", "only read this `inbox` with excelize on two workers: one side of a pair")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	do := func() error { return compare(ctx, o) }
	if *excelize != "" {
		do = func() error { return readAll(*excelize) }
	}
	if err := do(); err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(3)
	}
}

// compare makes the campaign, lets the pairs take turns and prints the table.
func compare(ctx context.Context, o options) (err error) {
	dir, err := os.MkdirTemp("", "peers")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	// In a process of its own: those that are measured begin as large as this one.
	make := exec.CommandContext(ctx, "go", "run", "./scripts/manysheets",
		"-sheets", fmt.Sprint(o.sheets), "-aunit", fmt.Sprint(o.aUnit), filepath.Join(dir, "campaign"))
	if said, err := make.CombinedOutput(); err != nil {
		return fmt.Errorf("make sheets: %w\n%s", err, said)
	}
	table := fmt.Sprintf("`make bench`, %s, %d sheets of %d departments, medians of %d pairs:\n\n", cost.Measured(), o.sheets, o.sheets/o.aUnit, o.pairs) +
		"| | against | processor time | ratio | wall time | ratio | peak |\n|---|---|---:|---:|---:|---:|---:|\n"
	left := ""
	pairs, err := o.all(dir)
	if err != nil {
		return err
	}
	for _, p := range pairs {
		if err := p.missing(); err != nil {
			left += fmt.Sprintf("\nLeft out, %s: %v.\n", p.against, err)
			continue
		}
		fmt.Fprintf(os.Stderr, "peers: %s against %s …\n", p.what, p.against)
		row, err := p.turns(ctx, o.pairs)
		if err != nil {
			return err
		}
		table += row
	}
	fmt.Print(table + left)
	if o.docs == "" {
		return nil
	}
	return cost.Put(filepath.Join(o.docs, "performance.md"), "peers", table+left)
}

// campaignBegins is when departments get their blank forms.
const campaignBegins = "2023-09-01T22:00:00+08:00"

// all are the pairs.
func (o options) all(dir string) ([]pair, error) {
	campaign, work, out := filepath.Join(dir, "campaign"), filepath.Join(dir, "work"), filepath.Join(dir, "out")
	inbox, configs := filepath.Join(campaign, "inbox"), filepath.Join(campaign, "configs")
	runOver := func(inbox, asOf string, more ...string) []string {
		return append([]string{o.jixiao, "--config", configs, "run", "--inbox", inbox, "--outbox", filepath.Join(work, "outbox"),
			"--ledger", filepath.Join(work, "data", "ledger.db"), "--as-of", asOf}, more...)
	}
	self, unknown := os.Executable()
	sheets, err := filepath.Glob(filepath.Join(inbox, "*", "*.xlsx"))
	pairs := []pair{{what: "check", against: "reading with excelize, two workers", clear: []string{out},
		ours:   append([]string{o.jixiao, "--config", configs, "check"}, sheets...),
		theirs: []string{self, "-excelize", inbox}, missing: func() error { return unknown }}}
	empty := filepath.Join(dir, "empty")
	for _, engine := range []string{"calamine", "openpyxl"} {
		script := pair{what: "first run", against: "script with " + engine, clear: []string{work, out},
			ours:    runOver(inbox, manysheets.Received),
			theirs:  []string{"python3", filepath.Join("scripts", "peers", "script.py"), inbox, out, engine},
			missing: func() error { return python(engine) }}
		handedOut := script
		handedOut.what, handedOut.before = "first run, blank forms handed out before", runOver(empty, campaignBegins, "--really-empty")
		pairs = append(pairs, script, handedOut)
	}
	return pairs, errors.Join(err, os.Mkdir(empty, 0o755))
}

// python says why the script cannot read with an engine.
func python(engine string) error {
	module := map[string]string{"calamine": "python_calamine", "openpyxl": "openpyxl"}[engine]
	if _, err := exec.LookPath("python3"); err != nil {
		return errors.New("python3 is not installed")
	}
	if exec.Command("python3", "-c", "import openpyxl, "+module).Run() != nil {
		return fmt.Errorf("python3 has no openpyxl or no %s", module)
	}
	return nil
}
