package tree

import (
	"bytes"
	"maps"
	"os"
	"slices"

	"jixiao/internal/compare/difference"
	"jixiao/internal/compare/workbook"
)

// Unmoved names every file that appeared, vanished or says something else below a
// folder. A drawn workbook that says the same in other bytes is a note: another
// program drew it.
func Unmoved(before, after string) (difference.Report, error) {
	var report difference.Report
	a, err := files(before)
	if err != nil {
		return report, err
	}
	b, err := files(after)
	if err != nil {
		return report, err
	}
	all := maps.Clone(a)
	maps.Copy(all, b)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		report.Files++
		is, err := change(name, a[name], b[name])
		switch {
		case err != nil:
			return report, err
		case is == redrawn:
			report.Notes = append(report.Notes, name+": "+redrawn)
		case is != "":
			report.Found = append(report.Found, difference.Difference{File: name, What: "moved by an upgrade", Old: "as it was", New: is})
		}
	}
	return report, nil
}

// redrawn is a workbook that says what it said.
const redrawn = "other bytes that say the same"

// change says what became of a file, "" where nothing did.
func change(name, before, after string) (string, error) {
	switch {
	case before == "":
		return "new", nil
	case after == "":
		return "gone", nil
	}
	a, err := os.ReadFile(before)
	if err != nil {
		return "", err
	}
	b, err := os.ReadFile(after)
	if err != nil || bytes.Equal(a, b) {
		return "", err
	}
	if kindOf(name) != drawn {
		return "other bytes", nil
	}
	found, err := workbook.Compare(a, b)
	if err == nil && len(found) == 0 {
		return redrawn, nil
	}
	return "other cells", err
}
