package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"jixiao/internal/office/write"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/page"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// Departments writes the reports of many departments from one snapshot: what
// they share is prepared once.
type Departments struct {
	view   *view
	dues   map[string][]Due
	issues map[string][]record.Issue
	files  map[string][]*record.File
	// answers are those of each department, as they came.
	answers map[string][]record.Answer
	// copies are the marked copies that lie beside a report, by file.
	copies map[int64]Copy
	// For receipts: all files that ever came, by department; versions and
	// findings by file.
	receipted map[string][]*record.File
	gave      map[int64][]*record.Version
	told      map[int64][]record.Issue
	printer   func() (*page.Printer, error)
}

// NewDepartments sorts a snapshot by department.
func NewDepartments(c *campaign.Campaign, s *record.Snapshot) *Departments {
	v := newView(c, s)
	d := &Departments{view: v, dues: map[string][]Due{}, issues: map[string][]record.Issue{},
		files: map[string][]*record.File{}}
	owner := map[int64]string{} // of files in no department's folder
	for _, x := range v.dues() {
		d.dues[x.Duty.Department] = append(d.dues[x.Duty.Department], x)
		if x.Latest != nil {
			owner[x.Latest.File.ID] = x.Duty.Department
		}
	}
	for _, i := range v.s.Issues {
		if i.Audience != finding.Section {
			unit := v.addressee(i)
			d.issues[unit] = append(d.issues[unit], i)
		}
	}
	for i := range v.s.Files {
		f := &v.s.Files[i]
		unit := cmp.Or(f.Department, owner[f.ID])
		d.files[unit] = append(d.files[unit], f)
	}
	d.answers = v.answersOf(owner)
	d.receive()
	return d
}

// Beside says by file which marked copies lie beside the reports: cells lead
// there. Of one that does not lie there it is told why.
func (all *Departments) Beside(copies map[int64]Copy) { all.copies = copies }

// addressee is the department that may see an issue: whoever sent the file
// that it is about, else whose duty it is.
func (v *view) addressee(i record.Issue) string {
	if f := v.files[i.FileID]; f != nil {
		return cmp.Or(f.Department, i.Department)
	}
	return i.Department
}

// department is one department's report in the making. It holds what the
// department itself sent and what was found in it, and nothing else.
type department struct {
	*view
	book   *write.Book
	unit   string
	at     time.Time
	dues   []Due
	issues []record.Issue
	sent   []*record.File

	answers []record.Answer
	copies  map[int64]Copy
}

// Department writes a department's report (最新审核意见): its own findings, its
// duties and files, and how to go on.
func Department(w io.Writer, c *campaign.Campaign, s *record.Snapshot, unitCode string) error {
	return NewDepartments(c, s).Write(w, unitCode, s.Run.AsOf)
}

// Write writes the report of one department, which says that it is of the
// moment at; it may be called from many goroutines.
func (all *Departments) Write(w io.Writer, unitCode string, at time.Time) error {
	return all.compose(unitCode, at).Write(w)
}

// Digest names everything that the report of a department says but its moment.
// As long as that stays the same, the report need not be made again.
func (all *Departments) Digest(unitCode string) string {
	return all.compose(unitCode, time.Time{}).Digest()
}

func (all *Departments) compose(unitCode string, at time.Time) *write.Book {
	name := all.view.unit(unitCode)
	d := &department{view: all.view, unit: unitCode, at: at, dues: all.dues[unitCode], sent: all.files[unitCode],
		issues: slices.Clone(all.issues[unitCode]), answers: all.answers[unitCode], copies: all.copies,
		book: write.New(write.Info{Title: name + "审核意见", Author: author, At: at})}
	slices.SortStableFunc(d.issues, func(a, b record.Issue) int { return cmp.Compare(b.Weight(), a.Weight()) })
	d.findings(name)
	d.handedIn(name)
	d.help()
	return d.book
}

// state says as of which moment the report speaks: the run that last changed
// it, which is not always the last one.
func (d *department) state() string { return d.view.stateAt(d.at) }

// findings writes the data sheet: one line on top, then a plain table. What is
// to be answered is coloured; the last column, which nobody sees, says to which
// finding a row belongs when the report comes back.
func (d *department) findings(name string) {
	columns := []column{text("项目", 13), short("表单", 8), text("文件", 13), short("工作表", 8), short("单元格", 7),
		short("级别", 7), text("审核意见", 34), text("现填内容", 10), text("应为", 10), text("修改办法", 24),
		short("首次发现", 11), short("规则代码", 6), text("情况说明", 24), text("异议", 12), text("办理情况", 15), short(record.KeyColumn, 24).unseen()}
	t := &table{Sheet: d.book.Sheet("审核意见", layout(name, 1, columns)), columns: columns}
	t.Row(write.Text(d.lead()).As(write.Lead).Wrapped().Over(len(columns) - 1))
	t.head()
	for _, i := range d.issues {
		t.Row(d.issueCells(i)...)
	}
	t.end()
}

func (d *department) issueCells(i record.Issue) []write.Cell {
	at := write.Text(i.Place.Cell.String())
	if copied := d.copies[i.FileID]; copied.lies() && !at.IsBlank() && i.Place.Sheet != "" {
		at = at.To(copied.Name, i.Place.Sheet, i.Place.Cell)
	}
	explanation, objection := write.Cell{}, write.Cell{}
	if a := i.Explanation; a != nil {
		explanation = write.Text(a.Explanation)
	}
	if a := i.Objection; a != nil {
		objection = write.Text(a.Objection)
	}
	if i.Weight() == finding.Warning {
		explanation = explanation.Input().AsText()
	}
	if i.Weight() >= finding.Warning {
		objection = objection.Input().AsText()
	}
	return []write.Cell{write.Text(d.projectFor(d.unit, i.Project)), write.Text(d.formName(i.Form)), write.Text(d.short(i.Place.File)),
		write.Text(i.Place.Sheet), at, severity(i), message(i), write.Text(i.Value), write.Text(i.Expected),
		write.Text(i.Fix.In(finding.ZH)), d.firstSeen(i), write.Text(string(i.Code)), explanation, objection,
		write.Text(d.answered(i)), write.Text(record.KeyOf(i.Finding).String())}
}

// lead is the one line that says where the department stands.
func (d *department) lead() string {
	n := countSeverities(d.issues)
	missing := 0
	for _, x := range d.dues {
		if x.Missing() {
			missing++
		}
	}
	var parts []string
	for _, p := range []struct {
		n      int
		format string
	}{{n[finding.Error], "%d 处须修改"}, {n[finding.Warning], "%d 处须说明"}, {missing, "%d 项未报送"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf(p.format, p.n))
		}
	}
	if len(parts) == 0 {
		return "目前没有须修改、须说明或未报送的事项（" + d.state() + "）"
	}
	return "还有 " + strings.Join(parts, "，") + d.until() + "（" + d.state() + "）"
}

// until names the next deadline of what is outstanding, or the last one when
// all have passed.
func (d *department) until() string {
	var next, last value.Date
	for _, x := range d.dues {
		if !x.outstanding() || x.Deadline.IsZero() {
			continue
		}
		if !x.Deadline.Before(d.today) && (next.IsZero() || x.Deadline.Before(next)) {
			next = x.Deadline
		}
		if last.IsZero() || x.Deadline.After(last) {
			last = x.Deadline
		}
	}
	switch {
	case !next.IsZero():
		return "，截止 " + monthDay(next)
	case !last.IsZero():
		return "，截止日期 " + monthDay(last) + " 已过，请尽快报送"
	}
	return ""
}

func monthDay(d value.Date) string { return fmt.Sprintf("%d月%d日", d.Month, d.Day) }

// short is a path below the department's own folder.
func (d *department) short(path string) string { return shortPath(d.unit, path) }

func shortPath(unit, path string) string {
	folder, rest, found := strings.Cut(path, "/")
	if found && strings.HasPrefix(folder, unit) {
		return rest
	}
	return path
}
