package load

import (
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/kind"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// previousYear is the key of campaign.yaml that names the workbook of the year before.
const previousYear = "previous_year"

// lastYear is what a workbook of the year before says of projects: our own master, or
// a list of projects.
type lastYear struct {
	columns  []check.LastYear
	tables   []pastTable
	compared *register.LastYear // what reports hold this year against
}

// readLastYear reads the workbook that campaign.yaml names, if it does.
func (l *loader) readLastYear(name string) (y lastYear) {
	if name == "" {
		return y
	}
	refuse := func(text finding.Text) {
		l.file.fault(previousYear, finding.Text{ZH: "上年的数据“" + name + "”" + text.ZH, EN: "the workbook of the year before, " + name + ": " + text.EN})
	}
	if !fs.ValidPath(name) {
		refuse(say("要放在本文件所在的文件夹里，写从这里算起的位置，如 上年/总表_2022.xlsx", "put it into this folder and give its place from here, such as 上年/总表_2022.xlsx"))
		return y
	}
	if strings.EqualFold(path.Ext(name), ".db") {
		refuse(say("是台账，不能直接读：请写它那一年的总表（发件箱里的 总表_年份.xlsx）", "is a ledger: name the master of its year (总表_YEAR.xlsx in its outbox)"))
		return y
	}
	var told collector
	b := l.lastYearBook(name, &told)
	if len(told.list) > 0 {
		refuse(told.list[0].Message)
		return y
	}
	if y = lastYearOf(b.wb, l.forms); len(y.columns) == 0 {
		refuse(say("里没有找到项目表：要有“项目名称”一列，每个项目一行", "holds no list of projects: it needs a column 项目名称, and a row a project"))
		return y
	}
	y.compared = y.comparedBy(definitionsOf(l.forms), b.wb)
	return y
}

// lastYearBook opens the workbook, which may be as large as that of the settings.
func (l *loader) lastYearBook(name string, told *collector) *book {
	info, err := fs.Stat(l.fsys, name)
	var data []byte
	switch {
	case err == nil && info.Size() > bookLimits.FileSize:
		told.add(Fault{Message: say("太大，上限 32 MB", "too large: 32 MB at most")})
		return nil
	case err == nil:
		data, err = fs.ReadFile(l.fsys, name)
	}
	if err != nil {
		told.add(Fault{Message: notRead(err)})
		return nil
	}
	return bookOf(name, data, told)
}

// notRead says why a file could not be read.
func notRead(err error) finding.Text {
	if errors.Is(err, fs.ErrNotExist) {
		return say("找不到", "not found")
	}
	return finding.Text{ZH: "无法读取：没有权限、正被别的程序占用，或者磁盘出错", EN: "cannot be read: " + err.Error()}
}

// askingLastYear leaves to a rule those columns of the year before that its text may
// name, so that it rests upon no others.
func (l *loader) askingLastYear(s specSource) specSource {
	s.spec.Checks = slices.Clone(s.spec.Checks)
	holds := s.spec.Checks[0].Params.(kind.Holds)
	said := value.Fold(holds.Must + " " + holds.When)
	holds.LastYear = slices.DeleteFunc(slices.Clone(holds.LastYear), func(c check.LastYear) bool {
		return !strings.Contains(said, value.Fold(check.LastYearPrefix+c.Name))
	})
	if len(holds.LastYear) == 0 {
		holds.LastYear = nil
	}
	s.spec.Checks[0].Params = holds
	return s
}

// facts are what rules ask of the year before; nil where none does.
func (y lastYear) facts(specs []specSource) *register.LastYear {
	asked := map[string]check.LastYear{}
	for _, s := range specs {
		for _, c := range s.spec.Checks {
			if holds, ok := c.Params.(kind.Holds); ok {
				for _, column := range holds.LastYear {
					asked[column.Name] = column
				}
			}
		}
	}
	if len(asked) == 0 {
		return nil
	}
	var columns []check.LastYear
	for _, name := range slices.Sorted(maps.Keys(asked)) {
		columns = append(columns, asked[name])
	}
	return y.values(columns)
}
