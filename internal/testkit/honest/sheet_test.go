package honest_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"jixiao/configs"
	"jixiao/internal/testkit/honest"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/judge"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// office is a bureau with the judge of its campaign.
type office struct {
	name   string
	bureau *honest.Bureau
	judge  *judge.Judge
}

func newOffice(t *testing.T, files fs.FS, receipt, wording string, framework []honest.Dimension) office {
	t.Helper()
	c, err := load.Campaign(files)
	if err != nil {
		t.Fatal(err)
	}
	c = c.On(dayOf(t, receipt))
	j, err := judge.New(c)
	if err != nil {
		t.Fatal(err)
	}
	b := honest.BureauOf(c, receipt, framework)
	b.Wording = wording
	return office{"", b, j}
}

func offices(t *testing.T) []office {
	t.Helper()
	second, err := honest.Second(configs.Files())
	if err != nil {
		t.Fatal(err)
	}
	return []office{
		newOffice(t, configs.Files(), "2023-10-13", "财政重点项目绩效评价评分表", honest.National()),
		newOffice(t, second, honest.SecondReceipt, "县级预算项目支出绩效评价评分表", honest.Tenths()),
	}
}

// coded are bureaus that number projects and units in other ways.
func coded(t *testing.T) []office {
	t.Helper()
	var all []office
	for _, by := range honest.Codings() {
		files, err := honest.Coded(configs.Files(), by)
		if err != nil {
			t.Fatal(err)
		}
		o := newOffice(t, files, honest.SecondReceipt, "县级预算项目支出绩效评价评分表", honest.Tenths())
		o.name = by.Name + ", "
		all = append(all, o)
	}
	return all
}

// sheet is what one sheet is drawn from: the same again for the same numbers.
type sheet struct {
	office office
	form   string
	seed   uint64
	styles []honest.Style
}

func (s sheet) String() string {
	var names []string
	for _, style := range s.styles {
		names = append(names, style.Name)
	}
	return fmt.Sprintf("%s%s of %d, seed %d: %s", s.office.name, s.form, s.office.bureau.Year, s.seed, strings.Join(names, " + "))
}

// alarms are what is told of the sheet beyond an information.
func (s sheet) alarms(t *testing.T) []string {
	t.Helper()
	book, data := s.made(t)
	if dir := os.Getenv("JIXIAO_HONEST_KEEP"); dir != "" {
		keep(t, filepath.Join(dir, strings.NewReplacer("/", "_", ":", "_", " ", "_").Replace(s.String())+"."+book.Ext), data)
	}
	return told(t, s.office, book.Sender, s.form+"."+book.Ext, data)
}

func (s sheet) made(t *testing.T) (*honest.Book, []byte) {
	t.Helper()
	book, data, err := honest.Make(s.form, s.office.bureau, s.styles, s.seed)
	if err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	return book, data
}

func told(t *testing.T, o office, sender, name string, data []byte) []string {
	t.Helper()
	out, err := o.judge.File(context.Background(), judge.Received{Name: name, Data: data, Department: sender, Day: dayOf(t, o.bureau.Receipt)})
	if err != nil {
		t.Fatal(err)
	}
	var alarms []string
	if len(out.Submissions) != 1 {
		alarms = append(alarms, fmt.Sprintf("%d submissions", len(out.Submissions)))
	}
	for _, f := range out.Findings {
		if f.Severity > finding.Info {
			alarms = append(alarms, fmt.Sprintf("%s %s!%s %s: %s", f.Code, f.Place.Sheet, f.Place.Cell, f.Variant, f.Message.ZH))
		}
	}
	return alarms
}

func dayOf(t *testing.T, text string) value.Date {
	t.Helper()
	var day value.Date
	if err := day.UnmarshalText([]byte(text)); err != nil {
		t.Fatal(err)
	}
	return day
}

func keep(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// least is the sheet with the fewest of its styles of which anything is told.
func (s sheet) least(t *testing.T) sheet {
	t.Helper()
	for i := range s.styles {
		fewer := s
		fewer.styles = slices.Delete(slices.Clone(s.styles), i, i+1)
		if len(fewer.alarms(t)) > 0 {
			return fewer.least(t)
		}
	}
	return s
}

func check(t *testing.T, s sheet) {
	t.Helper()
	if alarms := s.alarms(t); len(alarms) > 0 {
		t.Errorf("%s\n\t%s", s, strings.Join(alarms, "\n\t"))
	}
}

// taken are the styles of which nothing is told, but for who writes them.
func taken() []honest.Style {
	return slices.DeleteFunc(honest.Styles(), func(s honest.Style) bool { return s.Pending != "" || s.Group == "writer" })
}

func styleNames(s sheet) []string {
	var names []string
	for _, style := range s.styles {
		names = append(names, style.Name)
	}
	return names
}

func setting(t *testing.T, name string, otherwise int) int {
	t.Helper()
	text := os.Getenv(name)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return n
}
