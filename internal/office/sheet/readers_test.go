package sheet_test

import (
	"archive/zip"
	"bytes"
	"io"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"jixiao/internal/office/sheet"
	"jixiao/internal/testkit/manysheets"
	"jixiao/internal/testkit/sheettest"
)

// reading is one way to read files, held against the others.
type reading struct {
	name  string
	read  func(data []byte) error
	start func(b *testing.B) peer // instead, of one in a process of its own
}

// ready is what makes a pass over the files.
func (r reading) ready(b *testing.B, files [][]byte) func() time.Duration {
	if r.start == nil {
		return func() time.Duration { return pass(b, r.read, files) }
	}
	p := r.start(b)
	return func() time.Duration { return p.pass(b) }
}

// The last one is ours, so that it can say how it compares with the others.
// "raw" is what a form's reader needs at least of excelize, raw cells and
// merged ranges; "rows" is its way for long lists, without the ranges.
func readings(ours func(data []byte) error) []reading {
	return []reading{
		{name: "excelize-raw", read: readExcelize},
		{name: "excelize-rows", read: readExcelizeRows},
		{name: "unzip", read: unzip},
		{name: "ours", read: ours},
	}
}

// BenchmarkSmallForms2000 reads 2,000 score sheets on one core.
func BenchmarkSmallForms2000(b *testing.B) {
	files := scoreSheets(b, 2000)
	compareReadings(b, files, withPeers(b, files, ".xlsx", readings(open)))
}

func scoreSheets(b *testing.B, n int) [][]byte {
	b.Helper()
	dir := b.TempDir()
	_, err := manysheets.Write(dir, manysheets.Options{Sheets: n, Seed: 1, Defaults: os.DirFS("../../../configs")})
	if err != nil {
		b.Fatal(err)
	}
	return readAll(b, filepath.Join(dir, "inbox", "*", "*.xlsx"), n)
}

// readAll reads so many files.
func readAll(b *testing.B, pattern string, n int) [][]byte {
	b.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) != n {
		b.Fatalf("%d files, want %d, %v", len(paths), n, err)
	}
	var files [][]byte
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		files = append(files, data)
	}
	return files
}

// BenchmarkList100k reads a list of 100,000 rows by 12 columns on one core,
// its rows packed and, as "ours-cells", all kept as cells.
func BenchmarkList100k(b *testing.B) {
	files := [][]byte{sheettest.List(b, 100_000)}
	compareReadings(b, files, withPeers(b, files, ".xlsx", append(readings(lists), reading{name: "ours-cells", read: open})))
}

// BenchmarkList1M does the same with 1,000,000 rows, packed.
func BenchmarkList1M(b *testing.B) {
	// excelize needs gigabytes to have the raw cells of so many rows at once.
	left := slices.DeleteFunc(readings(lists), func(r reading) bool { return r.name == "excelize-raw" })
	compareReadings(b, [][]byte{sheettest.List(b, 1_000_000)}, left)
}

// compareReadings reports the time a file in the fastest of some passes, since
// other work on the machine only ever makes one slower; of ours also how many
// times as fast it is as others, and how many times the unzipping it takes,
// which is measured in turn with it. Memory has the soft limit of the program.
func compareReadings(b *testing.B, files [][]byte, readings []reading) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(256 << 20))
	packed := slices.ContainsFunc(readings, func(r reading) bool { return r.name == "unzip" })
	took := map[string]float64{}
	for _, r := range readings {
		b.Run(r.name, func(b *testing.B) {
			debug.FreeOSMemory()
			ours := strings.HasPrefix(r.name, "ours")
			read, fastest, unzipped := r.ready(b, files), time.Duration(math.MaxInt64), time.Duration(math.MaxInt64)
			for b.Loop() {
				for range passes(r.name, len(files)) {
					if ours && packed {
						unzipped = min(unzipped, pass(b, unzip, files))
					}
					fastest = min(fastest, read())
				}
			}
			took[r.name] = float64(fastest.Nanoseconds()) / float64(len(files))
			b.ReportMetric(took[r.name], "ns/file")
			if !ours {
				return
			}
			// A pass of its own: looking at the heap stops what it looks at.
			peak := watchHeap(b)
			pass(b, r.read, files)
			b.ReportMetric(float64(peak())/(1<<20), "MB-peak")
			reportRatios(b, r.name, took)
			if packed {
				b.ReportMetric(float64(fastest)/float64(unzipped), "unzips")
			}
		})
	}
}

// reportRatios reports how many times as fast ours is as each of the others.
func reportRatios(b *testing.B, ours string, took map[string]float64) {
	for other, perFile := range took {
		if other != "unzip" && !strings.HasPrefix(other, "ours") {
			b.ReportMetric(perFile/took[ours], "x-"+other)
		}
	}
}

// passes leaves it at one where a pass takes long.
func passes(name string, files int) int {
	if slow := strings.HasPrefix(name, "excelize") || strings.HasSuffix(name, "openpyxl"); files == 1 && slow {
		return 1
	}
	return 5
}

func pass(b *testing.B, read func(data []byte) error, files [][]byte) time.Duration {
	start := time.Now()
	for _, data := range files {
		if err := read(data); err != nil {
			b.Fatal(err)
		}
	}
	return time.Since(start)
}

// listLimits let a list of a million rows through.
func listLimits() sheet.Limits {
	limits := sheettest.Generous
	limits.FileSize, limits.UnzippedSize = 256<<20, 2<<30
	limits.Rows, limits.Cells = 1<<20, 1<<24
	return limits
}

func open(data []byte) error {
	_, err := sheet.Open("a.xlsx", data, listLimits())
	return err
}

func lists(data []byte) error {
	_, err := sheet.OpenLists("a.xlsx", data, listLimits())
	return err
}

func readExcelize(data []byte) error {
	return withExcelize(data, func(f *excelize.File, name string) error {
		if _, err := f.GetRows(name); err != nil {
			return err
		}
		_, err := f.GetMergeCells(name)
		return err
	})
}

func readExcelizeRows(data []byte) error {
	return withExcelize(data, func(f *excelize.File, name string) error {
		rows, err := f.Rows(name)
		if err != nil {
			return err
		}
		for rows.Next() {
			if _, err := rows.Columns(); err != nil {
				return err
			}
		}
		return rows.Close()
	})
}

func withExcelize(data []byte, read func(f *excelize.File, name string) error) error {
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err != nil {
		return err
	}
	defer f.Close()
	for _, name := range f.GetSheetList() {
		if err := read(f, name); err != nil {
			return err
		}
	}
	return nil
}

func unzip(data []byte) error {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return err
		}
		if _, err := io.Copy(io.Discard, r); err != nil {
			return err
		}
		if err := r.Close(); err != nil {
			return err
		}
	}
	return nil
}
