package main

import (
	"bufio"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"

	"jixiao/configs"
	"jixiao/internal/lease"
	"jixiao/internal/testkit/samples"
	"jixiao/internal/testkit/sheettest"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"jixiao": main, workerProgram: workAsProcess})
}

var update = flag.Bool("update", false, "rewrite what scripts compare with")

// sideBySide are the scripts in which processes or goroutines work at the same
// time; the others give the race detector nothing to see that these do not.
var sideBySide = []string{"run", "check_files", "looking", "serve", "serve_all", "campaigns", "tell", "wait", "open", "doctor"}

// TestScripts plays the command line as its users type it. Every script starts
// in a folder with the default configs; besides testscript's own commands it
// may use those of engine.
func TestScripts(t *testing.T) {
	e := engine{t}
	dir, files := "testdata", []string(nil)
	if testing.Short() {
		dir = ""
		for _, name := range sideBySide {
			files = append(files, filepath.Join("testdata", name+".txtar"))
		}
	}
	testscript.Run(t, testscript.Params{
		Dir: dir, Files: files, UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Values[leases{}] = map[string]*lease.Lease{}
			return os.CopyFS(filepath.Join(env.WorkDir, "configs"), configs.Files())
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": e.exits, "evening": e.evening, "form": e.form, "workbook": e.workbook, "edit": e.edit, "lacks": e.lacks,
			"hold": e.hold, "release": e.release, "await": e.await,
			"cells": e.cells, "sums": e.sums, "replace": e.replace, "damage": e.damage, "halve": e.halve, "moved": e.moved,
		},
	})
}

// engine adds the commands that our scripts need.
type engine struct {
	t *testing.T
}

// exits CODE ARG… runs jixiao and checks its exit code.
func (engine) exits(ts *testscript.TestScript, _ bool, args []string) {
	code := 0
	var exit *exec.ExitError
	err := ts.Exec("jixiao", args[1:]...)
	if errors.As(err, &exit) {
		code = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if fmt.Sprint(code) != args[0] {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
}

// evening N drops the files of the n-th sample evening into ./inbox.
func (e engine) evening(ts *testscript.TestScript, _ bool, args []string) {
	for i, evening := range samples.Evenings(e.t) {
		if fmt.Sprint(i+1) == args[0] {
			evening.CopyTo(e.t, ts.MkAbs("inbox"))
			return
		}
	}
	ts.Fatalf("no evening %s", args[0])
}

// form NAME FILE writes a filled sample form.
func (e engine) form(ts *testscript.TestScript, _ bool, args []string) {
	writeFile(ts, args[1], samples.Form(e.t, args[0]))
}

// workbook FILE TEXT… makes a workbook with one sheet a CSV text, each named
// after its file.
func (e engine) workbook(ts *testscript.TestScript, _ bool, args []string) {
	var sheets []sheettest.Sheet
	for _, text := range args[1:] {
		name := strings.TrimSuffix(filepath.Base(text), filepath.Ext(text))
		sheets = append(sheets, sheettest.Sheet{Name: name, CSV: ts.ReadFile(text)})
	}
	writeFile(ts, args[0], sheettest.Build(e.t, sheets...))
}

// edit FILE SHEET CELL=TEXT… changes cells of a workbook.
func (engine) edit(ts *testscript.TestScript, _ bool, args []string) {
	f, err := excelize.OpenFile(ts.MkAbs(args[0]), excelize.Options{RawCellValue: true})
	ts.Check(err)
	defer func() { ts.Check(f.Close()) }()
	for _, change := range args[2:] {
		cell, text, _ := strings.Cut(change, "=")
		ts.Check(f.SetCellDefault(args[1], cell, text))
	}
	ts.Check(f.Save())
}

// cells FILE [SHEET] prints the rows of a workbook's sheet, or its sheet names.
func (engine) cells(ts *testscript.TestScript, _ bool, args []string) {
	f, err := excelize.OpenFile(ts.MkAbs(args[0]), excelize.Options{RawCellValue: true})
	ts.Check(err)
	defer func() { ts.Check(f.Close()) }()
	if len(args) == 1 {
		_, _ = fmt.Fprintln(ts.Stdout(), strings.Join(f.GetSheetList(), "\n"))
		return
	}
	rows, err := f.GetRows(args[1])
	ts.Check(err)
	for _, row := range rows {
		_, _ = fmt.Fprintln(ts.Stdout(), strings.ReplaceAll(strings.Join(row, "|"), "\n", "⏎"))
	}
}

// sums DIR prints every file below a folder with its hash.
func (engine) sums(ts *testscript.TestScript, _ bool, args []string) {
	root := ts.MkAbs(args[0])
	ts.Check(filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, path)
		_, _ = fmt.Fprintf(ts.Stdout(), "%x  %s\n", sha256.Sum256(data), filepath.ToSlash(rel))
		return err
	}))
}

// damage PATTERN turns one byte of the first file that fits around.
func (engine) damage(ts *testscript.TestScript, _ bool, args []string) {
	files, err := filepath.Glob(ts.MkAbs(args[0]))
	ts.Check(err)
	if len(files) == 0 {
		ts.Fatalf("no file fits %s", args[0])
	}
	data, err := os.ReadFile(files[0])
	ts.Check(err)
	data[len(data)/2] ^= 0xff
	ts.Check(os.WriteFile(files[0], data, 0o644))
}

// halve FILE cuts a file short, as a full disk or a broken copy does.
func (engine) halve(ts *testscript.TestScript, _ bool, args []string) {
	info, err := os.Stat(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), info.Size()/2))
}

// moved PATTERN TO moves the first file or folder that fits.
func (engine) moved(ts *testscript.TestScript, _ bool, args []string) {
	found, err := filepath.Glob(ts.MkAbs(args[0]))
	ts.Check(err)
	if len(found) == 0 {
		ts.Fatalf("nothing fits %s", args[0])
	}
	ts.Check(os.Rename(found[0], ts.MkAbs(args[1])))
}

// replace FILE OLD NEW changes a line of a text file that contains OLD.
func (engine) replace(ts *testscript.TestScript, _ bool, args []string) {
	var out strings.Builder
	changed := false
	lines := bufio.NewScanner(strings.NewReader(ts.ReadFile(args[0])))
	for lines.Scan() {
		line := strings.ReplaceAll(lines.Text(), args[1], args[2])
		changed = changed || line != lines.Text()
		out.WriteString(line + "\n")
	}
	if !changed {
		ts.Fatalf("%s: nothing to replace for %q", args[0], args[1])
	}
	writeFile(ts, args[0], []byte(out.String()))
}

// await FILE TEXT waits until a file holds a text, as one does beside a service.
func (engine) await(ts *testscript.TestScript, _ bool, args []string) {
	for range 300 {
		if data, err := os.ReadFile(ts.MkAbs(args[0])); err == nil && strings.Contains(string(data), args[1]) {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	ts.Fatalf("%s does not hold %q after half a minute", args[0], args[1])
}

// leases is the key of the leases that a script holds.
type leases struct{}

// hold LEDGER STAGE DONE TOTAL works on a ledger, as far as others can tell.
func (engine) hold(ts *testscript.TestScript, _ bool, args []string) {
	l, err := lease.Take(ts.MkAbs(args[0]), lease.Run)
	ts.Check(err)
	done, err := strconv.Atoi(args[2])
	ts.Check(err)
	total, err := strconv.Atoi(args[3])
	ts.Check(err)
	l.At(lease.Stage(args[1]))
	l.Done(done, total)
	ts.Value(leases{}).(map[string]*lease.Lease)[args[0]] = l
	ts.Defer(func() { _ = l.Release() })
}

// release LEDGER ends what hold began.
func (engine) release(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(ts.Value(leases{}).(map[string]*lease.Lease)[args[0]].Release())
}

func writeFile(ts *testscript.TestScript, name string, data []byte) {
	path := ts.MkAbs(name)
	ts.Check(os.MkdirAll(filepath.Dir(path), 0o755))
	ts.Check(os.WriteFile(path, data, 0o644))
}
