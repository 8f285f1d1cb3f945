package load

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"jixiao/rules/finding"
)

// Fault is one thing that is wrong with the configuration, and where: a line
// of a YAML file, or a cell of the settings workbook.
type Fault struct {
	File    string       // path inside configs, with slashes
	Line    int          // of a YAML file, 0 for a workbook or the file as a whole
	Sheet   string       // of a workbook
	Cell    finding.Ref  // of a workbook, zero for the sheet as a whole
	Key     string       // where in a YAML file: fields[3].type
	Message finding.Text // what is wrong, and what belongs there
}

// Where is the fault's place as people look it up: file:line or file sheet!cell.
func (f Fault) Where() string {
	switch {
	case f.Line > 0:
		return f.File + ":" + strconv.Itoa(f.Line)
	case f.Sheet == "":
		return f.File
	case f.Cell.IsZero():
		return f.File + " " + f.Sheet
	}
	return f.File + " " + f.Sheet + "!" + f.Cell.String()
}

// In puts the fault into one line of a language.
func (f Fault) In(lang finding.Lang) string {
	colon := "："
	if lang == finding.EN {
		colon = ": "
	}
	head := f.Where() + colon
	if f.Key != "" {
		head += f.Key + colon
	}
	return head + f.Message.In(lang)
}

func compareFaults(a, b Fault) int {
	return cmp.Or(
		cmp.Compare(a.File, b.File),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Sheet, b.Sheet),
		cmp.Compare(a.Cell.Row, b.Cell.Row),
		cmp.Compare(a.Cell.Col, b.Cell.Col),
		cmp.Compare(a.Key, b.Key),
		cmp.Compare(a.Message.ZH, b.Message.ZH),
	)
}

// Faults is the error of a campaign that cannot be loaded: everything that is wrong with a
// configuration, in order of file and place.
type Faults struct {
	List []Fault
}

// Error prints one fault a line, in Chinese.
func (f *Faults) Error() string { return f.In(finding.ZH) }

// In prints one fault a line in a language.
func (f *Faults) In(lang finding.Lang) string {
	lines := make([]string, len(f.List))
	for i, fault := range f.List {
		lines[i] = fault.In(lang)
	}
	return strings.Join(lines, "\n")
}

// collector gathers faults while a configuration is read.
type collector struct {
	list []Fault
}

func (c *collector) add(f Fault) { c.list = append(c.list, f) }

// within reports whether something is wrong with a folder or a file in it.
func (c *collector) within(folder string) bool {
	return slices.ContainsFunc(c.list, func(f Fault) bool {
		return f.File == folder || strings.HasPrefix(f.File, folder+"/")
	})
}

// forgive forgets what is wrong with a file.
func (c *collector) forgive(file string) {
	c.list = slices.DeleteFunc(c.list, func(f Fault) bool { return f.File == file })
}

// take takes out what is wrong with a sheet of a workbook, in order.
func (c *collector) take(sheet string) []Fault {
	var taken []Fault
	c.list = slices.DeleteFunc(c.list, func(f Fault) bool {
		if f.Sheet != sheet {
			return false
		}
		taken = append(taken, f)
		return true
	})
	slices.SortStableFunc(taken, compareFaults)
	return slices.Compact(taken)
}

// err is nil when nothing is wrong.
func (c *collector) err() error {
	if len(c.list) == 0 {
		return nil
	}
	slices.SortStableFunc(c.list, compareFaults)
	return &Faults{List: slices.Compact(c.list)}
}

// say words one thing in both languages; both take the same arguments, and
// pick them by index where their order differs.
func say(zh, en string, args ...any) finding.Text {
	if len(args) == 0 {
		return finding.Text{ZH: zh, EN: en}
	}
	return finding.Text{ZH: fmt.Sprintf(zh, args...), EN: fmt.Sprintf(en, args...)}
}
