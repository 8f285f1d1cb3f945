// Package record holds the types that the stages of a run share: what was
// seen, received, judged and recorded.
//
// It owns the words of custody (file, version, duty, verdict, arrival, run).
// It refuses behaviour: no disk, no database, no clock.
package record

import (
	"time"

	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Duty is what is owed (报送事项): department × form × what it is about.
type Duty struct {
	Department string
	Form       string
	Subject    finding.Subject
}

// Project is the code of the project that the duty is about, "" where it is
// about something else.
func (d Duty) Project() string { return d.Subject.Project() }

// SubjectCode is the code of what the duty is about, as people know it: "" where
// it is about nothing in particular, or about the department itself, which stands
// beside it already.
func (d Duty) SubjectCode() string {
	if d.Subject == finding.SubjectOf(finding.AboutUnit, d.Department) {
		return ""
	}
	return d.Subject.ID()
}

// Sighting is one file as a look saw it.
type Sighting struct {
	Path    string // inside the inbox, with slashes
	Size    int64
	ModTime time.Time // the sender's
	// ChangeTime is when the system that holds the file last changed it; zero
	// where systems keep none.
	ChangeTime time.Time
	Link       bool // a symbolic link or another thing that is no plain file
}

// Look is one listing of the inbox.
type Look struct {
	At      time.Time // by the run's clock
	Files   []Sighting
	Folders int    // that lie directly in the inbox
	Device  string // that holds the inbox, "" where systems do not tell
	Unknown []Unknown
}

// Basis says by what a file arrived when it did (报送时间的依据).
type Basis string

// What an arrival can go by.
const (
	ByLook     Basis = "look"    // the first look that saw the file
	ByChange   Basis = "change"  // the file's change time, between two looks
	ByDecision Basis = "section" // the section's word (认定报送时间)
)

// File is one received content at one path: a row of the ledger.
type File struct {
	ID         int64
	Path       string
	Department string // unit code of its folder, "" when the folder is none
	Hash       string // SHA-256 in hex, "" when it was not read
	Size       int64
	ModTime    time.Time
	ChangeTime time.Time // zero where systems keep none
	Link       bool      // a symbolic link or another thing that is no plain file
	Arrival    time.Time
	Basis      Basis // of the arrival
	// Waiting is since when, in real time, looks have seen a file at the path
	// that could not be received; zero once it was.
	Waiting time.Time
	Look    int64 // the look that first saw it
	Run     int64 // the run that received it
	Verdict Verdict
	Kind    string // true type as read: xlsx, zip …
	// Judged is the fingerprint of the campaign by which it was judged; a
	// file judged by other settings is judged again from the archive.
	Judged string
	// Gone says that a look no longer found it; Left is that look, and LeftRun its run.
	Gone          bool
	Left, LeftRun int64
	// Received is the clock of the run that received it.
	Received time.Time
	// Decided is the section's word on when it arrived (认定报送时间), and Seen
	// then the arrival that was recorded.
	Decided *Decision
	Seen    time.Time
}

// Sighting is the file as the look saw it.
func (f File) Sighting() Sighting {
	return Sighting{Path: f.Path, Size: f.Size, ModTime: f.ModTime, ChangeTime: f.ChangeTime, Link: f.Link}
}

// Content names what was received: the same bytes from the same department
// are one content, however often and under whatever name they come.
type Content struct {
	Department string
	Hash       string
}

// Content is what the file holds; ok is false for a file that was never read.
func (f File) Content() (c Content, ok bool) {
	return Content{Department: f.Department, Hash: f.Hash}, f.Hash != ""
}

// Judgement is what reading and checking made of one file.
type Judgement struct {
	Verdict     Verdict
	Kind        string // true type: xlsx, xlsm, xls, zip …
	Submissions []Judged
	Findings    []finding.Finding // of the file and all its sheets, in order
	Answers     []Answer          // to findings that were told before
}

// Judged is one submission with its verdict and the duties that it is for.
type Judged struct {
	form.Submission
	Verdict Verdict
	Duties  []Duty
}

// Issue is a finding as the ledger keeps it: whose it is and since when.
type Issue struct {
	finding.Finding
	Department string // unit code, "" for the section's own
	FileID     int64  // 0 for findings about no file
	FirstRun   int64  // the run that first saw it in this file
	// OpenedRun is the run since which it has been open without a break, whatever
	// version has it: 0 is FirstRun. EarlierRun told it first, before it was gone
	// and came back: 0 is none.
	OpenedRun, EarlierRun int64

	CampaignWide bool // found by looking over the whole campaign, anew in every run
	State        State
	// Since, Opened and Earlier are the clocks of these runs.
	Since, Opened, Earlier time.Time
	// What its department answered: the explanation that is taken, the newest
	// one that is not, where none is, and the newest objection.
	Explanation, Untaken, Objection *Answer
}

// Counts reports whether a finding over the whole campaign bears on the verdict
// of what it is about: a waived or settled one does not, nor one that is told to
// nobody but the section, whose own files are never sent back.
func (i Issue) Counts() bool { return i.CampaignWide && i.Weight() > 0 && i.Department != "" }

// Weight is the severity that counts: none for what is waived or settled.
func (i Issue) Weight() finding.Severity {
	if i.Relieved() {
		return 0
	}
	return i.Finding.Weight()
}

// Relieved reports whether a finding was explained, or rightly objected to.
func (i Issue) Relieved() bool { return i.Explanation != nil || i.Objection.is(Upheld) }

// State says whether a finding is new in this run.
type State string

// The states of an issue.
const (
	New  State = "new"
	Open State = "open"
	// Recurred: 再次出现, told before, gone since, and there again.
	Recurred State = "recurred"
	Waived   State = "waived" // 特殊情况备案: told, and held against nobody

	Explained State = "explained" // 已说明: by its department, and taken
	Objected  State = "objected"  // 异议: waits for the section, and still counts
	Dismissed State = "dismissed" // 异议成立: the section agrees that it is wrong
)

// Label is the state as people read it.
func (s State) Label() finding.Text { return stateLabels[s] }

var stateLabels = map[State]finding.Text{
	New:      {ZH: "新增", EN: "new"},
	Open:     {ZH: "未解决", EN: "open"},
	Recurred: {ZH: "再次出现", EN: "back again"},
	Waived:   {ZH: "已备案", EN: "waived"},

	Explained: {ZH: "已说明", EN: "explained"},
	Objected:  {ZH: "有异议", EN: "objected to"},
	Dismissed: {ZH: "异议成立", EN: "dismissed"},
}

// Run is one pass over the inbox (第 n 次审核).
type Run struct {
	ID      int64
	AsOf    time.Time // the clock that counted
	Started time.Time // real time
	Ended   time.Time
	Balance Balance
}

// Balance counts the files that a run saw, by verdict.
type Balance struct {
	Seen      int
	ByVerdict map[Verdict]int
}

// Adds reports whether every file seen has one verdict.
func (b Balance) Adds() bool {
	sum := 0
	for _, n := range b.ByVerdict {
		sum += n
	}
	return sum == b.Seen
}
