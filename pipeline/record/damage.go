package record

import "slices"

// Damage is a row of the ledger that cannot be read.
type Damage struct {
	Table string
	Row   string // what names it in its table
	// File is the file that counts for nothing without the row, 0 where it is
	// about the campaign as a whole, or about no file.
	File int64
	Path string // of that file
	Why  string
}

// Judged reports whether judging brings back what the row said.
func (d Damage) Judged() bool {
	return d.Table == "submissions" || d.Table == "findings" || d.Table == "answers"
}

// SetAside leaves out all that was judged of files of which a row cannot be
// read: they count as unreadable until they are judged again.
func (a *Account) SetAside(damaged []Damage) {
	files := map[int64]bool{}
	for _, d := range damaged {
		if d.File != 0 {
			files[d.File] = true
		}
	}
	if len(files) == 0 {
		return
	}
	for i := range a.Files {
		if files[a.Files[i].ID] {
			a.Files[i].Verdict = Unreadable
		}
	}
	a.Versions = slices.DeleteFunc(a.Versions, func(v Version) bool { return files[v.File.ID] })
	a.Issues = slices.DeleteFunc(a.Issues, func(i Issue) bool { return !i.CampaignWide && files[i.FileID] })
	a.Answers = slices.DeleteFunc(a.Answers, func(r Answer) bool { return files[r.FileID] })
}

// FilesOf are the files that count for nothing because of damaged rows, each
// once.
func FilesOf(damaged []Damage) []int64 {
	var ids []int64
	for _, d := range damaged {
		if d.File != 0 && !slices.Contains(ids, d.File) {
			ids = append(ids, d.File)
		}
	}
	return ids
}
