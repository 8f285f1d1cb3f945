package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jixiao/configs"
	"jixiao/internal/testkit/browser"
	"jixiao/internal/testkit/samples"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/judge"
	"jixiao/pipeline/report/selfpage"
	"jixiao/rules/finding"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// selfcheckProgram is the program inside the page, built once for all tests.
var selfcheckProgram = sync.OnceValues(func() (selfpage.Program, error) {
	dir, err := os.MkdirTemp("", "jixiao-selfcheck-")
	if err != nil {
		return selfpage.Program{}, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	cmd := exec.Command("go", "run", "./scripts/selfcheck", "-out", dir)
	cmd.Dir = filepath.Join("..", "..")
	if said, err := cmd.CombinedOutput(); err != nil {
		return selfpage.Program{}, fmt.Errorf("%w\n%s", err, said)
	}
	return selfpage.ReadProgram(os.DirFS(dir))
})

func program(t testing.TB) selfpage.Program {
	t.Helper()
	if testing.Short() {
		t.Skip("builds another program, and waits for it")
	}
	p, err := selfcheckProgram()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func selfcheckCampaign(t testing.TB) *campaign.Campaign {
	t.Helper()
	c, err := load.Campaign(configs.Files())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// selfcheckPage writes the page of a unit, "" for everybody.
func selfcheckPage(t testing.TB, c *campaign.Campaign, unit string, of value.Date) []byte {
	t.Helper()
	u, known := c.Facts.Unit(unit)
	if unit != "" && !known {
		t.Fatalf("no unit %s", unit)
	}
	made, err := selfpage.New(c, u, program(t))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := made.Write(&b, of); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// following keeps what the page tells.
const following = `window.results = {}; window.count = 0;
document.addEventListener('ready', () => { window.isReady = true; });
document.addEventListener('checked', (e) => { results[e.detail.name] = e.detail.result || {trouble: e.detail.trouble}; count++; });`

// selfcheck is an open page.
type selfcheck struct {
	*browser.Page
	t     testing.TB
	taken int
}

// openSelfcheck opens a page at a moment, ready to check. Before are scripts that run
// ahead of its own.
func openSelfcheck(t testing.TB, page []byte, now time.Time, before ...string) *selfcheck {
	t.Helper()
	name := filepath.Join(t.TempDir(), selfpage.Name)
	if err := os.WriteFile(name, page, 0o600); err != nil {
		t.Fatal(err)
	}
	p := &selfcheck{Page: browser.Open(t, name, fmt.Sprintf("Date.now = () => %d; %s", now.UnixMilli(), following+strings.Join(before, "\n"))), t: t}
	p.Wait("!!window.isReady")
	return p
}

// setClock sets the clock of the computer.
func (p *selfcheck) setClock(now time.Time) {
	p.t.Helper()
	browser.Eval[int64](p.Page, fmt.Sprintf("(Date.now = () => %d)()", now.UnixMilli()))
}

// checkedResult is what the test compares of a result.
type checkedResult struct {
	Verdict, Says, Trouble string
	Findings               []finding.JSON
	Answers                []struct{ Duty, Verdict string }
	Sheets                 []struct{ Name, HTML string }
}

// take drops files and gives their results by name.
func (p *selfcheck) take(files ...string) map[string]checkedResult {
	p.t.Helper()
	p.taken += len(files)
	p.Choose("#pick", files...)
	p.Wait(fmt.Sprintf("count === %d && document.getElementById('state').textContent.startsWith('查完了')", p.taken))
	return browser.Eval[map[string]checkedResult](p.Page, "results")
}

// shownFinding is what must be equal.
type shownFinding struct {
	Code          finding.Code
	Cell, Message string
}

func shownOf(f finding.JSON) shownFinding {
	out := shownFinding{Code: f.Code, Message: f.Message}
	if f.Cell != nil {
		out.Cell = *f.Cell
	}
	return out
}

// wanted is what `jixiao check --department` says of a file to its sender.
func wanted(t testing.TB, c *campaign.Campaign, unit string, now time.Time, file string) (verdict string, found []shownFinding) {
	t.Helper()
	day := value.DateOf(now.In(c.Zone))
	c = c.On(day)
	j, err := judge.New(c)
	if err != nil {
		t.Fatal(err)
	}
	check := checkCommand{newSession("configs", io.Discard, io.Discard)}
	checked, err := check.checkAll(context.Background(), c, j, judge.Received{Department: unit, Unsent: unit == "", Day: day}, []string{file})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range checked[0].Findings {
		if f.Audience != finding.Section {
			found = append(found, shownOf(finding.ToJSON(f, finding.ZH)))
		}
	}
	return string(checked[0].Verdict), found
}

// compare holds what the page found against the command.
func (p *selfcheck) compare(c *campaign.Campaign, unit string, now time.Time, files ...string) {
	p.t.Helper()
	results := p.take(files...)
	for _, file := range files {
		got := results[filepath.Base(file)]
		var found []shownFinding
		for _, f := range got.Findings {
			found = append(found, shownOf(f))
		}
		verdict, want := wanted(p.t, c, unit, now, file)
		sortShown(found)
		sortShown(want)
		if diff := cmp.Diff(want, found); diff != "" || got.Verdict != verdict {
			p.t.Errorf("%s for %s: verdict %s, want %s (-want +got):\n%s", filepath.Base(file), unit, got.Verdict, verdict, diff)
		}
	}
}

// sortShown: the page puts what follows from another finding under that.
func sortShown(all []shownFinding) {
	slices.SortFunc(all, func(a, b shownFinding) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
}

// quiet fails where the page did what no page of ours may.
func (p *selfcheck) quiet() {
	p.t.Helper()
	for _, to := range p.Requests() {
		if !strings.HasPrefix(to, "file:") && !strings.HasPrefix(to, "blob:") {
			p.t.Errorf("the page asked for %s", to)
		}
	}
	if faults := p.Faults(); len(faults) > 0 {
		p.t.Errorf("the page did %q", faults)
	}
}

// TestSelfcheckSaysWhatCheckSays of everything that the departments of the samples
// hand in, on the evening on which they do.
func TestSelfcheckSaysWhatCheckSays(t *testing.T) {
	c := selfcheckCampaign(t)
	pages := map[string]*selfcheck{}
	for _, evening := range samples.Evenings(t) {
		for unit, files := range byUnit(t, c, evening) {
			p := pages[unit]
			if p == nil {
				p = openSelfcheck(t, selfcheckPage(t, c, unit, value.DateOf(evening.AsOf)), evening.AsOf)
				pages[unit] = p
			}
			p.setClock(evening.AsOf)
			p.compare(c, unit, evening.AsOf, files...)
		}
	}
	if len(pages) == 0 {
		t.Error("no file was compared")
	}
	for _, p := range pages {
		p.quiet()
	}
}

// byUnit are the files of an evening by the units in whose folders they lie.
func byUnit(t *testing.T, c *campaign.Campaign, e samples.Evening) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	for _, name := range e.Files(t) {
		code := name[:6]
		if _, known := c.Facts.Unit(code); known {
			out[code] = append(out[code], filepath.Join(e.Folder(), filepath.FromSlash(name)))
		}
	}
	return out
}

// TestSelfcheckOfAnothersSheet: a unit that checks another's sheet is told whose it
// is, as the command tells, and so is one into which another was merged.
func TestSelfcheckOfAnothersSheet(t *testing.T) {
	c := selfcheckCampaign(t)
	first := samples.Evenings(t)[0]
	files := byUnit(t, c, first)
	all := slices.Concat(files["213001"], files["208001"])
	p := openSelfcheck(t, selfcheckPage(t, c, "208001", value.DateOf(first.AsOf)), first.AsOf)
	p.compare(c, "208001", first.AsOf, all...)

	merged := *c
	facts := *c.Facts
	facts.Units = slices.Clone(facts.Units)
	for i := range facts.Units {
		if facts.Units[i].Code == "213001" {
			facts.Units[i].Until, facts.Units[i].Successor = value.DateOf(first.AsOf).AddDays(-1), "208001"
		}
	}
	merged.Facts = register.New(facts)
	for _, unit := range []string{"208001", "213001"} {
		p := openSelfcheck(t, selfcheckPage(t, &merged, unit, value.DateOf(first.AsOf)), first.AsOf)
		p.compare(&merged, unit, first.AsOf, all...)
		owed := browser.Eval[string](p.Page, "document.getElementById('owed').textContent")
		if !strings.Contains(owed, "A-02") {
			t.Errorf("%s is not told that it owes A-02:\n%s", unit, owed)
		}
		p.quiet()
	}
}
