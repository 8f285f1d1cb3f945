package scaffold

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"jixiao/configs"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/settings"
)

// change makes the round's configs out of the shipped ones, and makes sure
// that they load.
func (r *round) change(dir string) error {
	for _, step := range []func(string) error{r.writeExamples, r.takeRegions, r.takeOwn, r.takeTemplates, r.writeKeeper, r.writeWorkbook, r.takeSpecimens, r.check} {
		if err := step(dir); err != nil {
			return err
		}
	}
	return nil
}

// dataFolders hold forms and rules, which are the program's.
var dataFolders = []string{"forms", "rules"}

// writeExamples puts the round's years into the examples of the rules.
func (r *round) writeExamples(dir string) error {
	return eachShipped("rules", func(name string, data []byte) error {
		return write(filepath.Join(dir, filepath.FromSlash(name)), r.shiftYears(data, r.begun.Year))
	})
}

// takeOwn takes over last year's forms and rules that are not shipped, and
// names those that are shipped otherwise.
func (r *round) takeOwn(dir string) error {
	if r.source == "" {
		return nil
	}
	for _, folder := range dataFolders {
		entries, err := os.ReadDir(filepath.Join(r.source, folder))
		if err != nil {
			return err
		}
		for _, e := range entries {
			if err := r.takeFile(dir, folder, e.Name()); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *round) takeFile(dir, folder, name string) error {
	if path.Ext(name) != ".yaml" {
		return nil // the loader goes by no other
	}
	data, err := os.ReadFile(filepath.Join(r.source, folder, name))
	if err != nil {
		return err
	}
	as, err := shipped(path.Join(folder, name))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return write(filepath.Join(dir, folder, name), data)
	case err != nil:
		return err
	case folder == "rules":
		as = r.shiftYears(as, r.last.Facts.Year)
	}
	if !bytes.Equal(data, as) {
		r.begun.Edited = append(r.begun.Edited, path.Join(folder, name))
	}
	return nil
}

// takeTemplates takes over last year's templates of papers, which are the section's:
// they stand in place of the shipped ones of the same name.
func (r *round) takeTemplates(dir string) error {
	if r.source == "" {
		return nil
	}
	entries, err := os.ReadDir(filepath.Join(r.source, templates))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, e := range entries {
		if path.Ext(e.Name()) != ".docx" || strings.HasPrefix(e.Name(), "~$") {
			continue
		}
		data, err := os.ReadFile(filepath.Join(r.source, templates, e.Name()))
		if err != nil {
			return err
		}
		if err := write(filepath.Join(dir, templates, e.Name()), data); err != nil {
			return err
		}
	}
	return nil
}

// templates is the folder of the templates of papers.
const templates = "公文"

func eachShipped(folder string, do func(name string, data []byte) error) error {
	return fs.WalkDir(configs.Files(), folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(configs.Files(), name)
		if err != nil {
			return err
		}
		return do(name, data)
	})
}

// anyYear are years, and those in the number of a document: 财预〔2020〕10号.
var anyYear = regexp.MustCompile(`〔20\d\d〕|\b20\d\d\b`)

// shiftYears moves the years of the shipped rules, which are those of examples,
// so that the sample's becomes the one wanted. A document keeps its number.
func (r *round) shiftYears(data []byte, year int) []byte {
	return anyYear.ReplaceAllFunc(data, func(was []byte) []byte {
		n, err := strconv.Atoi(string(was))
		if err != nil {
			return was // in brackets
		}
		return strconv.AppendInt(nil, int64(n+year-r.sample.Facts.Year), 10)
	})
}

// writeKeeper puts name, year and dates into the keeper's file, last year's
// where there is one.
func (r *round) writeKeeper(dir string) error {
	file, err := fs.ReadFile(configs.Files(), load.KeeperFile)
	if r.source != "" {
		file, err = os.ReadFile(filepath.Join(r.source, load.KeeperFile))
	}
	if err != nil {
		return err
	}
	f := r.last.Facts
	values := map[string]string{
		"name": r.begun.Name, "year": strconv.Itoa(r.begun.Year), "budget_year": strconv.Itoa(f.BudgetYear + r.later()),
		"period.from": yearsOn(f.From, r.later()).String(), "period.to": yearsOn(f.To, r.later()).String(),
	}
	if r.source == "" {
		values["tell.signature"] = r.signature()
	}
	if r.ofRegions() {
		values["blanks"] = "false" // nobody fills a summary in by hand
	}
	if r.last.Settings.LastYear != "" {
		values["previous_year"] = "" // it is of the year before last
	}
	for _, p := range r.strays() {
		values[p.key] = p.usual
		r.begun.Reset = append(r.begun.Reset, p.key+": "+p.is)
	}
	file, err = load.Rewrite(file, values)
	if err != nil {
		return err
	}
	return write(filepath.Join(dir, load.KeeperFile), file)
}

// signature is who signs letters: the area's, where only an area was named.
func (r *round) signature() string {
	const office = "财政局绩效科"
	if r.Name == r.begun.Name {
		return office
	}
	return r.Name + office
}

// writeWorkbook draws the section's workbook.
func (r *round) writeWorkbook(dir string) error {
	lines, err := r.ruleLines(dir)
	if err != nil {
		return err
	}
	data, err := settings.Draw(settings.Contents{
		Name: r.begun.Name, Year: r.begun.Year, Units: r.facts.Units, Projects: r.facts.Projects, Lists: r.lists(),
		Duties: r.duties(), Rules: lines, Publishing: r.begun.Publishing.Label().ZH,
		ScoreChange: r.last.Comparing.Score.String(), AmountChange: r.last.Comparing.Amount.String(), Phrases: r.phrases(), Local: written(r.last.Local), Examples: written(r.last.Examples.Rows),
		Policy: policyRows(r.last.Policy), Texts: r.reportTexts(),
	})
	if err != nil {
		return err
	}
	return write(filepath.Join(dir, load.SettingsFile), data)
}

// written are last year's rules of the section's own, or examples of them.
func written(last []campaign.LocalRule) [][]string {
	var rows [][]string
	for _, row := range last {
		rows = append(rows, row)
	}
	return rows
}

// policyRows are last year's rows of 结果应用办法.
func policyRows(last []campaign.PolicyRow) [][]string {
	var rows [][]string
	for _, p := range last {
		rows = append(rows, []string{p.When, p.Proposal, p.Why})
	}
	return rows
}

// phrases are the program's own, with last year's words for them.
func (r *round) phrases() []settings.Phrase {
	var all []settings.Phrase
	for _, u := range campaign.UsualPhrases() {
		all = append(all, settings.Phrase{Code: string(u.Phrase), Where: u.Where, Usual: u.Text, Instead: r.last.Phrases[u.Phrase]})
	}
	return all
}

// check loads what was written. A register that is still to be filled in is
// no fault of ours.
func (r *round) check(dir string) error {
	_, err := load.Campaign(os.DirFS(dir))
	var faults *load.Faults
	if !errors.As(err, &faults) || len(r.facts.Units) > 0 && len(r.facts.Projects) > 0 {
		return err
	}
	if slices.ContainsFunc(faults.List, func(f load.Fault) bool { return !r.toFill(f) }) {
		return fmt.Errorf("check what was written: %w", err)
	}
	return nil
}

// toFill reports whether a fault only says that a list is still empty.
func (r *round) toFill(f load.Fault) bool {
	return f.File == load.SettingsFile &&
		(f.Sheet == "项目明细" && len(r.facts.Projects) == 0 || f.Sheet == "单位名录" && len(r.facts.Units) == 0)
}
