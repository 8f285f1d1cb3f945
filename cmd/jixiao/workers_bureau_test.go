//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"jixiao/configs"
	"jixiao/internal/testkit/mailserver"
	"jixiao/internal/testkit/manysheets"
	"jixiao/pipeline"
)

// bureau is a campaign of the test's: files come and go between its evenings.
type bureau struct {
	name     string
	dir      string
	sheets   []string // that are handed in, below source and inbox
	clock    time.Time
	evenings int // that have come
}

// layOut makes a campaign whose runs are planned half a day away from now, and whose
// letters go to a mail server.
func layOut(t *testing.T, root string, n, sheets int, mail *mailserver.Server) *bureau {
	t.Helper()
	b := &bureau{name: fmt.Sprintf("区%02d", n)}
	b.dir = filepath.Join(root, b.name)
	_, err := manysheets.Write(b.dir, manysheets.Options{Sheets: sheets, Seed: uint64(n + 1), Defaults: configs.Files()})
	must(t, err)
	must(t, os.Rename(filepath.Join(b.dir, "inbox"), b.source()))
	must(t, os.Mkdir(b.inbox(), 0o755))
	b.sheets = allFiles(t, b.source())
	zone, err := time.LoadLocation("Asia/Shanghai")
	must(t, err)
	hour := time.Now().In(zone).Add(12 * time.Hour).Hour()
	b.clock = time.Date(2023, 10, 13, hour, 0, 0, 0, zone)
	b.settings(t, map[string]string{
		"name: 钢城区2023年度": "name: " + b.name + "2023年度", `full: "0 22 * * *"`: fmt.Sprintf(`full: "0 %d * * *"`, hour),
		"on: false": "on: true", `server: ""`: "server: " + mail.Host, "port: 0 ": fmt.Sprintf("port: %d ", mail.Port),
		"security: starttls": "security: none", `from: ""`: "from: jixiao@example.gov.cn", "section: []": "section: [section@example.gov.cn]",
	})
	b.addresses(t)
	return b
}

func (b *bureau) configs() string { return filepath.Join(b.dir, "configs") }
func (b *bureau) source() string  { return filepath.Join(b.dir, "source") }
func (b *bureau) inbox() string   { return filepath.Join(b.dir, "inbox") }

// settings changes lines of the keeper's settings.
func (b *bureau) settings(t *testing.T, lines map[string]string) {
	t.Helper()
	path := filepath.Join(b.configs(), "campaign.yaml")
	text, err := os.ReadFile(path)
	must(t, err)
	for old, by := range lines {
		if bytes.Count(text, []byte(old)) != 1 {
			t.Fatalf("settings hold %q not once", old)
		}
		text = bytes.Replace(text, []byte(old), []byte(by), 1)
	}
	must(t, os.WriteFile(path, text, 0o644))
}

// addresses gives every unit one for its mail.
func (b *bureau) addresses(t *testing.T) {
	t.Helper()
	const units = "单位名录"
	path := filepath.Join(b.configs(), "评价年度设置.xlsx")
	book, err := excelize.OpenFile(path)
	must(t, err)
	rows, err := book.GetRows(units)
	must(t, err)
	column := -1
	for i, row := range rows {
		if column < 0 {
			column = slices.Index(row, "邮箱")
			continue
		}
		if len(row) == 0 || strings.Trim(row[0], "0123456789") != "" || row[0] == "" {
			continue
		}
		cell, err := excelize.CoordinatesToCellName(column+1, i+1)
		must(t, err)
		must(t, book.SetCellStr(units, cell, row[0]+"@"+b.name[len("区"):]+".example.gov.cn"))
	}
	if column < 0 {
		t.Fatalf("no column for addresses: %v", rows)
	}
	must(t, book.Save())
	must(t, book.Close())
}

// evening is when the run of an evening is due.
func (b *bureau) evening(n int) time.Time { return b.clock.AddDate(0, 0, n) }

// lots are in how many evenings all sheets are handed in.
const lots = 4

// comes makes the inbox that of the next evening: some sheets come, one of the evening
// before is taken away, and one is handed in once more under another name. When all have
// come, sheets go and come back.
func (b *bureau) comes(t *testing.T) time.Time {
	t.Helper()
	n := b.evenings
	b.evenings++
	lot := len(b.sheets) / lots
	if n >= lots {
		b.toggle(t, b.sheets[(n*5)%len(b.sheets)], n)
		return b.evening(n)
	}
	for i := n * lot; i < (n+1)*lot; i++ {
		b.put(t, b.sheets[i], b.sheets[i], n)
	}
	if n > 0 {
		gone, again := b.sheets[(n-1)*lot], b.sheets[(n-1)*lot+1]
		must(t, os.Remove(filepath.Join(b.inbox(), gone)))
		b.put(t, again, strings.TrimSuffix(again, ".xlsx")+"（再报）.xlsx", n)
	}
	return b.evening(n)
}

func (b *bureau) toggle(t *testing.T, sheet string, n int) {
	t.Helper()
	if err := os.Remove(filepath.Join(b.inbox(), sheet)); !os.IsNotExist(err) {
		must(t, err)
		return
	}
	b.put(t, sheet, sheet, n)
}

// put puts a sheet into the inbox at once, with the time at which it was handed in.
func (b *bureau) put(t *testing.T, sheet, as string, n int) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(b.source(), sheet))
	must(t, err)
	aside, path := filepath.Join(b.dir, "aside"), filepath.Join(b.inbox(), as)
	must(t, os.WriteFile(aside, data, 0o644))
	at := b.evening(n).Add(-time.Hour)
	must(t, os.Chtimes(aside, at, at))
	must(t, os.MkdirAll(filepath.Dir(path), 0o755))
	must(t, os.Rename(aside, path))
}

// options are what a command works on here.
func (b *bureau) options(t *testing.T) pipeline.Options {
	t.Helper()
	var out bytes.Buffer
	o, err := newSession(b.configs(), &out, &out).options(placeFlags{})
	must(t, err)
	return o
}

// twin is the same campaign elsewhere, before its first evening.
func (b *bureau) twin(t *testing.T, root string) *bureau {
	t.Helper()
	other := *b
	other.dir, other.evenings = filepath.Join(root, b.name), 0
	for _, name := range []string{"configs", "source"} {
		must(t, os.CopyFS(filepath.Join(other.dir, name), os.DirFS(filepath.Join(b.dir, name))))
	}
	must(t, os.Mkdir(other.inbox(), 0o755))
	return &other
}
