package blankforms

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"jixiao/internal/disk"
	"jixiao/internal/office/sheet"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/judge"
	"jixiao/pipeline/workspace"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
)

// BlankFolder holds the blank forms that are nobody's in particular.
const BlankFolder = "空白表"

// Options say which blank forms are written where.
type Options struct {
	Campaign *campaign.Campaign
	Place    workspace.Place // where a standing problem list is looked for; none is no fault
	Out      string
	// Forms are those to write; none is all.
	Forms []*form.Definition
	// Department and Project narrow the choice where they are given.
	Department, Project string
	Blank               bool // one of each form, for nobody in particular
	Force               bool // replace what somebody has filled in
}

// Result is what became of the files, by path.
type Result struct {
	Written   []string
	Unchanged []string
	Kept      []string // somebody has filled them in
}

// file is one blank form with its place.
type file struct {
	folder string // "" is that of the unit it is for
	name   string
	order  Order
}

// path is where a blank form is written.
func (o *Options) path(f file) string {
	folder := f.folder
	if folder == "" {
		folder = o.folder(f.order.Unit)
	}
	return filepath.Join(o.Out, folder, f.name)
}

// WriteAll writes blank forms. A file that somebody has filled in, or
// that is none of ours, stays as it is unless Force is set.
func WriteAll(ctx context.Context, o Options) (*Result, error) {
	listed, err := o.listed(ctx)
	if err != nil {
		return nil, err
	}
	files := slices.Collect(o.files(listed))
	fates := make([]outcome, len(files))
	drawer := NewDrawer(o.Campaign)
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, f := range files {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			var err error
			fates[i], err = o.write(drawer, f)
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, fmt.Errorf("write templates: %w", err)
	}
	return o.sortOut(files, fates), nil
}

// outcome is what became of one file.
type outcome uint8

const (
	written outcome = iota
	unchanged
	kept
)

func (o *Options) sortOut(files []file, fates []outcome) *Result {
	out := &Result{}
	for i, f := range files {
		list := map[outcome]*[]string{written: &out.Written, unchanged: &out.Unchanged, kept: &out.Kept}[fates[i]]
		*list = append(*list, o.path(f))
	}
	return out
}

// write writes one blank form, if nobody's work is lost by it.
func (o *Options) write(drawer *Drawer, f file) (outcome, error) {
	var buf bytes.Buffer
	if err := drawer.Write(&buf, f.order); err != nil {
		return 0, err
	}
	path := o.path(f)
	old, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return 0, err
	case bytes.Equal(old, buf.Bytes()):
		return unchanged, nil
	case !o.Force && !o.untouched(path, old):
		return kept, nil
	}
	return written, disk.WriteFile(path, func(w io.Writer) error {
		_, err := w.Write(buf.Bytes())
		return err
	})
}

// mostCells is how many a file may have to be looked into: no blank form comes
// near.
const mostCells = 400_000

// untouched reports whether a file is a blank form of ours as it was written.
func (o *Options) untouched(path string, data []byte) bool {
	limits := judge.Limits(o.Campaign.Settings.Limits)
	limits.Cells = min(limits.Cells, mostCells)
	wb, err := sheet.Open(path, data, limits)
	return err == nil && form.Untouched(wb)
}

// files lists the blank forms that the options ask for.
func (o *Options) files(listed map[crosscheck.Blank][]map[string]string) iter.Seq[file] {
	return func(yield func(file) bool) {
		for _, def := range o.forms() {
			name := campaign.SafeName(def.Name.In(finding.ZH))
			add := func(folder, suffix string, order Order) bool {
				order.Form = def
				return yield(file{folder, name + suffix + ".xlsx", order})
			}
			if !o.ofForm(def, listed, add) {
				return
			}
		}
	}
}

// ofForm adds the blank forms of a form, as long as add says true.
func (o *Options) ofForm(def *form.Definition, listed map[crosscheck.Blank][]map[string]string, add func(folder, suffix string, order Order) bool) bool {
	switch {
	case o.Blank:
		return add(BlankFolder, "", Order{})
	case !slices.Contains(def.HandedInBy, "department"):
		for _, folder := range o.offices(def) {
			if !add(folder, "", Order{}) {
				return false
			}
		}
	case def.About == form.AboutProject && !def.Many():
		for _, p := range o.projects() {
			if !add("", "_"+campaign.SafeName(p.Code), Order{Unit: p.Unit, Project: p.Code}) {
				return false
			}
		}
	case def.Listed() && !def.Many():
		for _, it := range o.items(def.About) {
			if !add("", "_"+campaign.SafeName(it.Code), Order{Unit: it.Unit, Item: it.Code}) {
				return false
			}
		}
	default:
		for _, unit := range o.units(def) {
			if !add("", "", Order{Unit: unit, Listed: listedIn(def, unit, listed)}) {
				return false
			}
		}
	}
	return true
}

// listedIn are the rows by table that a department must answer in a form.
func listedIn(def *form.Definition, unit string, listed map[crosscheck.Blank][]map[string]string) map[string][]map[string]string {
	var out map[string][]map[string]string
	for i := range def.Tables {
		id := def.Tables[i].ID
		rows := listed[crosscheck.Blank{Form: def.ID, Table: id, Department: unit}]
		if len(rows) == 0 {
			continue
		}
		if out == nil {
			out = map[string][]map[string]string{}
		}
		out[id] = rows
	}
	return out
}

// offices are the folders of those who hand in what no department does.
func (o *Options) offices(def *form.Definition) []string {
	if o.Department != "" || o.Project != "" {
		return nil
	}
	var out []string
	if slices.Contains(def.HandedInBy, string(campaign.Section)) {
		out = append(out, campaign.SectionFolder)
	}
	if slices.Contains(def.HandedInBy, string(campaign.Evaluator)) {
		out = append(out, o.Campaign.Settings.Evaluators...)
	}
	return out
}

func (o *Options) forms() []*form.Definition {
	if len(o.Forms) > 0 {
		return o.Forms
	}
	return o.Campaign.Forms
}

// folder is the unit's; what is nobody's in particular lies beside the others.
func (o *Options) folder(unit string) string {
	if unit == "" {
		return BlankFolder
	}
	u, _ := o.Campaign.Facts.Unit(unit)
	return campaign.FolderName(u)
}

// projects are those of the department, with those that it answers for.
func (o *Options) projects() []register.Project {
	if o.Project == "" && o.Department == "" {
		return o.Campaign.Facts.Projects
	}
	return slices.DeleteFunc(slices.Clone(o.Campaign.Facts.Projects), func(p register.Project) bool {
		return o.Project != "" && p.Code != o.Project ||
			o.Department != "" && !p.BelongsTo(o.Department)
	})
}

// items are those of a list that the department answers for, and those of nobody
// in particular.
func (o *Options) items(list string) []register.Item {
	if o.Project != "" {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(o.Campaign.Facts.Lists[list]), func(it register.Item) bool {
		return o.Department != "" && !o.Campaign.Facts.MayAnswerItem(it, o.Department)
	})
}

// units are those that hand in one of a form, each once, in the order of the
// register or the list.
func (o *Options) units(def *form.Definition) []string {
	var out []string
	taken := map[string]bool{"": true}
	add := func(code string) {
		if !taken[code] {
			taken[code] = true
			out = append(out, code)
		}
	}
	switch {
	case def.About == form.AboutProject:
		for _, p := range o.projects() {
			add(p.Unit)
		}
	case def.Listed():
		for _, it := range o.items(def.About) {
			add(it.Unit)
		}
	case o.Project == "":
		for _, code := range o.owing(def) {
			if o.Department == "" || o.Campaign.Facts.MayAnswerUnit(code, o.Department) {
				add(code)
			}
		}
	}
	return out
}

// owing are the units that a form about units or departments is asked of.
func (o *Options) owing(def *form.Definition) []string {
	for _, owed := range o.Campaign.Owed {
		if owed.Form == def.ID && len(owed.Units) > 0 {
			return owed.Units
		}
	}
	var codes []string
	for _, u := range o.Campaign.Facts.Active() {
		codes = append(codes, u.Code)
	}
	return codes
}
