package publish

import (
	"cmp"
	"io"
	"iter"
	"path/filepath"
	"time"

	"jixiao/pipeline/ledger"
	"jixiao/pipeline/outbox"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/daily"
	"jixiao/pipeline/report/department"
	"jixiao/pipeline/report/master"
	"jixiao/pipeline/report/receipt"
	"jixiao/pipeline/report/view"
	"jixiao/pipeline/workspace"
	"jixiao/rules/register"
)

// page is one file of the outbox before it is known whether it has to be made.
type page struct {
	name string // inside the outbox, with slashes
	path string
	// shows is what the ledger knows the page by; "" is its name.
	shows string
	// digest names everything that the page shows but its moment, and behind a
	// blank what draws it, where that is of account; nil is a page that is other
	// in every run.
	digest func() (string, error)
	// basis names all that digest is taken of: while it is as it was, the digest that
	// the ledger keeps is the page's. "" is not known.
	basis string
	write func(w io.Writer, at time.Time) error
	// transient pages leave the outbox when they are no longer published.
	transient bool
	// formerly are names under which the page lay before; nil is none.
	formerly func() []string
	// previous is the folder that keeps what the page said before.
	previous string
	// watched pages are looked over for what people changed in them.
	watched bool
	// remark is what is to be remembered of how the page was made; nil is
	// nothing.
	remark func() string
	// earlier is told what was remembered of what lies there, and how to read it, nil
	// if it does not lie as it was written; nil does not ask.
	earlier func(remark string, read func() []byte)
	// about is the received file that the page tells of, by its path in the inbox,
	// and called the word by which the section's page leads to it.
	about, called string
}

// opinionName is the report of a department, and the section's on its own files.
const opinionName = "最新审核意见.xlsx"

// unitsName is what pages for departments are remembered under, wherever the
// settings have their folder.
const unitsName = "单位"

// factPages are what says nothing of other pages. The largest comes first, so
// that no core is left with it alone at the end.
func factPages(ws workspace.Workspace, s *record.Snapshot, seen func() *view.View, counts func() []view.RuleCount) []page {
	pages := []page{
		masterPage(ws, seen),
		sectionPage(ws, workspace.FindingsName, func(w io.Writer) error { return view.Findings(w, ws.Campaign, s, ws.Lang, counts()...) }),
	}
	if daily.Compares(ws.Campaign, s) {
		p := sectionPage(ws, workspace.EffectName(ws.Campaign), func(w io.Writer) error { return daily.Effect(w, ws.Campaign, s) })
		p.transient = true
		pages = append(pages, p)
	}
	return pages
}

// masterPage is the master, which takes from the one before it what is not other.
func masterPage(ws workspace.Workspace, seen func() *view.View) page {
	of := master.Of(seen, ws.Version)
	p := sectionPage(ws, workspace.MasterName(ws.Campaign), of.Write)
	p.earlier, p.remark = of.Earlier, of.Remembered
	return p
}

// dayPages are the section's report of the day, which tells what could not be
// made.
func dayPages(ws workspace.Workspace, s *record.Snapshot, seen func() *view.View, counts func() []view.RuleCount, links func(files map[string]bool) daily.Links, unmade []view.Unmade) []page {
	day := s.Run.AsOf.In(ws.Campaign.Zone).Format("2006-01-02")
	section := daily.Of(ws.Campaign, s, seen, counts, unmade...).Linked(links)
	return []page{
		sectionPage(ws, "审核日报_"+day+".xlsx", section.Workbook),
		sectionPage(ws, "审核日报_"+day+".html", section.Page),
	}
}

// unitReports are what departments get beside their marked copies, which it leads
// to.
type unitReports struct {
	planner
	reports  department.Reports
	receipts *receipt.Receipts
	bases    map[string]string
	own      bool // there is something to be told to the section
}

func (p planner) unitReports(seen *view.View, copies map[int64]view.Copy) unitReports {
	all := seen.Departments()
	all.Beside(copies)
	return unitReports{p, department.New(all), receipt.New(all), p.bases(all), all.Concerns(department.Section)}
}

// unlike are the departments of which it is not known that all pages are made of what
// they were made of before: their bases, and with it their pages, are others.
func (r unitReports) unlike(known map[string]ledger.Page) (units []register.Unit) {
	before := map[string]bool{"": false}
	for _, was := range known {
		before[was.Basis] = was.Basis != ""
	}
	units = []register.Unit{}
	for _, u := range r.Campaign.Facts.Units {
		if !before[r.bases[u.Code]] {
			units = append(units, u)
		}
	}
	return units
}

// pages are those of the departments that are asked for, and of the section; files
// are those whose receipts are asked for, nil is all.
func (r unitReports) pages(files map[string]bool) iter.Seq[page] {
	return func(yield func(page) bool) {
		for _, u := range r.units() {
			of := r.opinion(r.reports, u.Code)
			of.basis = r.bases[u.Code]
			if !yield(r.unitPage(u, opinionName, of)) {
				return
			}
		}
		if own := r.opinion(r.reports, department.Section); r.own {
			own.transient = true
			if !yield(r.sectionFolderPage(opinionName, own)) {
				return
			}
		}
		for of := range r.planner.receipts(r.receipts, r.bases, files) {
			if !yield(of) {
				return
			}
		}
	}
}

// opinion is the report of one department.
func (p planner) opinion(reports department.Reports, code string) page {
	return page{digest: func() (string, error) { return reports.Digest(code) + " " + p.Version, nil },
		write: func(w io.Writer, at time.Time) error { return reports.Write(w, code, at) }}
}

// sectionPage is a page for the section, which says of what moment it is in
// many places: it is other in every run.
func sectionPage(ws workspace.Workspace, name string, write func(io.Writer) error) page {
	return page{name: name, path: filepath.Join(ws.Outbox, name), watched: name == workspace.MasterName(ws.Campaign),
		write: func(w io.Writer, _ time.Time) error { return write(w) }}
}

// writer is the outbox as a run puts its pages there.
func writer(ws workspace.Workspace, run record.Run) outbox.Writer {
	return outbox.Writer{Disk: ws.Disk, Memory: ws.State().Published(ws.Outbox), At: run.AsOf.In(ws.Campaign.Zone),
		Previous: filepath.Join(ws.Outbox, workspace.PreviousFolder), Keep: ws.Campaign.Settings.Previous.Keep}
}

func (p page) ledgerName() string { return cmp.Or(p.shows, p.name) }

// outbox is the page as the outbox takes it.
func (p page) outbox(key string, at time.Time) outbox.Page {
	return outbox.Page{Name: p.name, Path: p.path, Key: key, Transient: p.transient, Formerly: p.formerly, Previous: p.previous, Watched: p.watched, Remark: p.remark, Earlier: p.earlier,
		Write: func(w io.Writer) error { return p.write(w, at) }}
}
