package strangers

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"testing"
	"testing/fstest"

	"jixiao/configs"
	"jixiao/internal/testkit/sheettest"
	"jixiao/pipeline/campaign/load"
)

//go:embed forms testdata
var files embed.FS

// Campaign is a configuration folder as text.
type Campaign struct {
	Name  string
	Year  int
	Forms map[string]string // YAML by name, without extension
	// Lists are sheets of the settings workbook as CSV (sheettest), besides or in
	// place of those that every campaign has.
	Lists []sheettest.Sheet
}

// keeper is campaign.yaml of another bureau: nothing but what must be there.
const keeper = `name: %[1]s
year: %[2]d
budget_year: %[2]d
period: {from: %[2]d-01-01, to: %[2]d-12-31}
time_zone: Asia/Shanghai
bands:
  - {grade: 合格, from: 60}
  - {grade: 不合格, from: 0}
profiles: {}
paths: {inbox: inbox, outbox: outbox, units: outbox/单位, ledger: data/ledger.db}
limits:
  file_size: 52428800
  unzipped_size: 524288000
  zip_entries: 2000
  sheets: 50
  rows: 1048576
  columns: 256
  cells: 16000000
  strings: 1000000
  string_length: 32767
  merges: 20000
  seconds: 30
attachments: [docx, pdf, jpg]
workers: 0
`

// alwaysThere are the sheets of the settings workbook that may not be missing.
var alwaysThere = []sheettest.Sheet{
	{Name: "延期", CSV: "单位,表单,延至,批准人,事由\n"},
	{Name: "特殊情况备案", CSV: "单位,项目编号,规则代码,批准人,事由,有效期至\n"},
	{Name: "审核规则", CSV: "代码,名称,启用,级别,告知范围,容差,提示语\n"},
}

// Files is the configuration folder: the campaign's own forms and settings, and
// the rules as they are shipped.
func (c Campaign) Files(t testing.TB) fstest.MapFS {
	t.Helper()
	all := fstest.MapFS{
		"campaign.yaml":   text(fmt.Sprintf(keeper, c.Name, c.Year)),
		load.SettingsFile: &fstest.MapFile{Data: c.settings(t)},
	}
	for name, yaml := range c.Forms {
		all[path.Join("forms", name+".yaml")] = text(yaml)
	}
	rules, err := fs.Glob(configs.Files(), "rules/*.yaml")
	must(t, err)
	for _, name := range rules {
		data, err := fs.ReadFile(configs.Files(), name)
		must(t, err)
		all[name] = &fstest.MapFile{Data: data}
	}
	return all
}

func text(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }

func (c Campaign) settings(t testing.TB) []byte {
	t.Helper()
	sheets := slices.Clone(c.Lists)
	for _, s := range alwaysThere {
		if !slices.ContainsFunc(sheets, func(own sheettest.Sheet) bool { return own.Name == s.Name }) {
			sheets = append(sheets, s)
		}
	}
	return sheettest.Build(t, sheets...)
}

// definition is the YAML of one of our forms.
func definition(t testing.TB, name string) map[string]string {
	t.Helper()
	data, err := files.ReadFile(path.Join("forms", name+".yaml"))
	must(t, err)
	return map[string]string{name: string(data)}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
