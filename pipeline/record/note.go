package record

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"jixiao/rules/finding"
)

// The headers of the sheet on which the section compares what the program found
// with what it found itself (试运行对照): where it says so, and what a row is
// about.
const (
	WordsColumn   = "绩效科的意见"
	CompareColumn = "对照"
	NoteKeyColumn = "对照编号"
)

const (
	toldPrefix   = "对照-"
	missedPrefix = "漏查-"
	noteDigits   = 12
)

// Note is what the section wrote in one row that came back: how a finding
// compares with its own, or what the program missed.
type Note struct {
	Key string `json:"key"`
	// What the row was about, as it said: a finding may be gone by now.
	Unit    string `json:"unit,omitempty"`
	Project string `json:"project,omitempty"`
	File    string `json:"file,omitempty"`
	Place   string `json:"place,omitempty"`
	Said    string `json:"said,omitempty"`
	Words   string `json:"words,omitempty"` // of the section
	Mark    string `json:"mark,omitempty"`  // 对照, as it was written
	// Withdrawn says that the row was emptied in which the note had stood.
	Withdrawn bool `json:"withdrawn,omitempty"`

	// What follows is derived.

	From File `json:"-"` // in which it came
	At   Spot `json:"-"` // where it stands there
}

// ToldKey names a finding for notes: what a unit is told of one project, or
// what else a sheet is about, is the same in whatever file it comes, and what is
// about nothing in particular is its file's.
func ToldKey(i Issue) string {
	about := []string{i.Department, string(i.Code), i.Form, string(i.About()), i.Field, i.Place.Sheet, i.Place.Cell.String()}
	if i.About() == "" {
		about = append(about, i.Place.File)
	}
	if !i.CampaignWide { // over the whole campaign its words counted days once, and keys that were kept go by this
		about = append(about, finding.KeyOf(i.Finding).String())
	}
	return toldPrefix + finding.Digits(noteDigits, about...)
}

// RoomKey names the nth row, in the report of a moment, that has room for what
// the program missed.
func RoomKey(at time.Time, n int) string {
	return missedPrefix + finding.Digits(noteDigits, strconv.Itoa(n), at.UTC().Format(time.RFC3339Nano))
}

// OfMissed reports whether the note is about what the program missed.
func (n Note) OfMissed() bool { return strings.HasPrefix(n.Key, missedPrefix) }

// notes are what the section wrote and did not take back: the last word on each
// thing, in the order in which things were first noted.
func (a Account) notes(files map[int64]*File) []Note {
	var given []Answer
	for _, x := range a.Answers {
		if x.Note != nil {
			x.File = *known(files[x.FileID])
			given = append(given, x)
		}
	}
	at := map[string]int{}
	var out []Note
	for _, x := range inOrder(given) {
		n := *x.Note
		n.From, n.At = x.File, x.Place
		i, seen := at[n.Key]
		if !seen {
			i, at[n.Key] = len(out), len(out)
			out = append(out, n)
		}
		out[i] = n
	}
	return slices.DeleteFunc(out, func(n Note) bool { return n.Withdrawn })
}
