package load

import (
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"
)

// FuzzLoadYAML puts any text in the place of one configuration file: Load
// answers with a campaign or with faults that all have a file, and never
// panics.
func FuzzLoadYAML(f *testing.F) {
	base := mustFixture(f)
	files := base.files(f)
	names := []string{campaignFile, "forms/sheet.yaml", "rules/grades.yaml"}
	for i, name := range names {
		f.Add(i, base[name])
	}
	f.Add(0, "bands: [{grade: 优, from: 1e999999999}]")
	f.Add(1, "&a [*a]")
	f.Add(2, "- code: !!binary T03")
	f.Fuzz(func(t *testing.T, which int, text string) {
		changed := fstest.MapFS{}
		for name, file := range files {
			changed[name] = file
		}
		changed[names[uint(which)%uint(len(names))]] = &fstest.MapFile{Data: []byte(text)}
		checkLoad(t, changed)
	})
}

// FuzzLoadWorkbook puts any bytes in the place of the settings workbook.
func FuzzLoadWorkbook(f *testing.F) {
	files := mustFixture(f).files(f)
	f.Add(files[SettingsFile].Data)
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, data []byte) {
		changed := fstest.MapFS{}
		for name, file := range files {
			changed[name] = file
		}
		changed[SettingsFile] = &fstest.MapFile{Data: data}
		checkLoad(t, changed)
	})
}

// FuzzSettingsCell puts any text into cells of the register, the deadlines and
// the rules.
func FuzzSettingsCell(f *testing.F) {
	for _, text := range []string{"A-01", "[213001]城市管理局", "1,350.93万元", "2023年10月15日", "须说明", "是", "合计", "", "=A1"} {
		f.Add(text)
	}
	base := mustFixture(f)
	f.Fuzz(func(t *testing.T, text string) {
		wb := base.cells(text)
		l := &loader{fsys: fstest.MapFS{}, faults: &collector{}, constraints: newConstraints()}
		l.book = &book{wb: wb, opened: true, faults: l.faults}
		facts := (&settingsFile{}).facts()
		facts.Units = l.units()
		facts.Projects = l.register(facts)
		l.deadlines(facts)
		l.extensions(facts)
		l.overrides(nil)
		l.waivers(facts, nil)
		for _, fault := range l.faults.list {
			if fault.Sheet == "" || fault.Message.ZH == "" || fault.Message.EN == "" {
				t.Errorf("a fault without place or words: %+v", fault)
			}
		}
	})
}

func checkLoad(t *testing.T, files fs.FS) {
	t.Helper()
	c, err := Campaign(files)
	var faults *Faults
	switch {
	case err == nil && c == nil:
		t.Error("neither campaign nor error")
	case err == nil:
	case !errors.As(err, &faults):
		t.Errorf("an error that is no faults: %v", err)
	default:
		for _, fault := range faults.List {
			if fault.File == "" || fault.Message.ZH == "" || fault.Message.EN == "" {
				t.Errorf("a fault without place or words: %+v", fault)
			}
		}
	}
}
