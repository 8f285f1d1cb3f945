package publish

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"jixiao/internal/office/annotate"
	"jixiao/internal/office/sheet"
	"jixiao/internal/sidebyside"
	"jixiao/internal/turns"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/markedcopy"
	"jixiao/pipeline/outbox"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/department"
	"jixiao/pipeline/report/view"
	"jixiao/pipeline/workspace"
	"jixiao/rules/finding"
	"jixiao/rules/register"
)

// markedCopy is a file that goes back to its sender with the mistakes marked.
type markedCopy struct {
	file    *record.File
	unit    string          // to which it goes
	issues  []*record.Issue // that are told to it
	said    []*record.Version
	key     string // names everything that both copies of the file show
	subject func(finding.Subject) string
	turns   *turns.Turns
	plain   bool // it was written anew
}

// besideIt ends the key of a copy of which there is a corrected one as well.
const besideIt = " corrected"

// copies lists the marked copies: one of every file that counts and in which
// something was found that its sender may know. Beside it lies a corrected copy
// where there is anything in it whose form can be mended. That follows from what the
// key names: of a copy that was made under it, as made says, it is known.
func (p planner) copies(s *record.Snapshot, made func(name, key string) bool) copies {
	marked := p.markedCopies(s)
	all := copies{pages: make([]page, 0, len(marked)), of: make([]copied, 0, len(marked))}
	taken, reader := make(map[string]bool, len(marked)), p.reader()
	recipients := map[string]recipient{}
	for _, c := range marked {
		to, met := recipients[c.unit]
		if !met {
			to = p.recipient(c.unit)
			recipients[c.unit] = to
		}
		if to.facts == nil {
			continue
		}
		c.subject = to.facts.Label
		at := func(suffix string, of page) page {
			of.transient, of.about = true, c.file.Path
			return to.page(freeCopyName(to.folder, c.file.Path, suffix, taken), of)
		}
		mark := at(markedcopy.Suffix, page{
			write:  func(w io.Writer, _ time.Time) error { return c.write(w, p.Workspace, c.marked) },
			remark: c.remark,
			called: "批注件",
		})
		m := correctedCopy{c, to.facts, reader}
		if !m.lies(mark.name, made) {
			all.add(mark, copied{c, c.key, false})
			continue
		}
		all.add(mark, copied{c, c.key + besideIt, false})
		all.add(at(markedcopy.CorrectedSuffix, page{
			write:  func(w io.Writer, _ time.Time) error { return c.write(w, p.Workspace, m.corrected) },
			called: "建议改正件",
		}), copied{c, c.key + besideIt, true})
	}
	return all
}

// markedCopies are those of all files, each with its key.
func (p planner) markedCopies(s *record.Snapshot) []*markedCopy {
	found := map[int64][]*record.Issue{}
	for n := range s.Issues {
		if i := &s.Issues[n]; i.FileID != 0 && i.Audience != finding.Section {
			found[i.FileID] = append(found[i.FileID], i)
		}
	}
	said, bound := versions(s, found), turns.New()
	all := make([]*markedCopy, 0, len(found))
	for n := range s.Files {
		f := &s.Files[n]
		unit, own := ownIssues(f, found[f.ID])
		if len(own) == 0 || !isMarked(f) {
			continue
		}
		all = append(all, &markedCopy{file: f, unit: unit, issues: own, said: said[f.ID], turns: bound})
	}
	sidebyside.OnAllCores(len(all), func(i int) { all[i].key = all[i].digest(p.Workspace) + " " + p.Version })
	return all
}

// recipient is who gets a marked copy.
type recipient struct {
	folder string
	page   func(name string, of page) page
	facts  *register.Facts // as far as it may see them
}

// recipient finds a unit by its code; "" is the section, which also gets what
// evaluators handed in, and whoever else has no unit. A unit that is unknown gets none.
func (p planner) recipient(unit string) recipient {
	if unit == department.Section {
		return recipient{campaign.SectionFolder, p.sectionFolderPage, p.Campaign.Facts}
	}
	u, known := p.Campaign.Facts.Unit(unit)
	if !known {
		return recipient{}
	}
	lies := func(name string, of page) page { return p.unitPage(u, name, of) }
	return recipient{p.folder(u).name, lies, p.Campaign.Facts.For(unit)}
}

// remark says how the copy was made.
func (c *markedCopy) remark() string {
	if c.plain {
		return string(view.PlainCopy)
	}
	return ""
}

// keyed are the copies as the outbox takes them: they do not say of what moment
// they are.
func (all copies) keyed() outbox.Pages {
	return func(yield func(outbox.Page) bool) {
		for i, p := range all.pages {
			if !yield(p.outbox(all.of[i].key, time.Time{})) {
				return
			}
		}
	}
}

// ownIssues are what is to be told of a file to the unit that sent it.
func ownIssues(f *record.File, issues []*record.Issue) (unit string, own []*record.Issue) {
	unit = f.Department
	for _, i := range issues {
		if unit == "" && !i.CampaignWide {
			unit = i.Department // of a file that lay in no known folder
		}
	}
	return unit, slices.DeleteFunc(issues, func(i *record.Issue) bool { return i.Department != unit || i.Relieved() })
}

// isMarked reports whether a file is a submission that could be read, or a report
// that came back.
func isMarked(f *record.File) bool {
	return f.Hash != "" && (f.Verdict == record.Returned || f.Verdict == record.Ignored || f.Verdict.Stands())
}

// freeCopyName is the copy's name in the folder of its unit, which no other has
// there. That of a copy's copy does not grow.
func freeCopyName(folder, original, suffix string, taken map[string]bool) string {
	stem := campaign.SafeName(markedcopy.Stem(original))
	for n := 1; ; n++ {
		name := stem + suffix
		if n > 1 {
			name = fmt.Sprintf("%s（%d）%s", stem, n, suffix)
		}
		if key := folder + "/" + strings.ToLower(name); !taken[key] {
			taken[key] = true
			return name
		}
	}
}

// digest names everything that the copies show: what a file says follows from its
// bytes and by what it was judged.
func (c *markedCopy) digest(ws workspace.Workspace) string {
	h := sha256.New() // a hash takes every write
	fmt.Fprintln(h, c.file.Hash, c.file.Kind, ws.Lang, ws.Campaign.Fingerprint, c.file.Judged, len(c.said))
	told := json.NewEncoder(h)
	for _, i := range c.issues {
		_ = told.Encode(&i.Finding) // what it holds can be written as JSON: the ledger did
	}
	return hex.EncodeToString(h.Sum(nil))
}

// found are the findings that are marked.
func (c *markedCopy) found() (all []finding.Finding) {
	for _, i := range c.issues {
		all = append(all, i.Finding)
	}
	return all
}

// write makes a copy from the archive.
func (c *markedCopy) write(w io.Writer, ws workspace.Workspace, of func(context.Context, []byte, workspace.Workspace) ([]byte, error)) error {
	data, err := intake.NewStore(ws.State().Originals()).On(ws.Disk).Load(c.file.Hash)
	if err != nil {
		return err
	}
	release, err := c.turns.Take(context.Background(), sheet.Unpacked(data))
	if err != nil {
		return err
	}
	defer release()
	ctx, cancel := context.WithTimeout(context.Background(), time.Duration(ws.Campaign.Settings.Limits.Seconds)*time.Second)
	defer cancel()
	made, err := of(ctx, data, ws)
	switch {
	case err == nil:
		_, err = w.Write(made)
		return err
	case ctx.Err() != nil:
		return &outbox.Refused{Why: string(view.SlowCopy)}
	case errors.Is(err, annotate.ErrTooLarge):
		return &outbox.Refused{Why: string(view.LargeCopy)}
	}
	return err
}

func (c *markedCopy) maker(ws workspace.Workspace) markedcopy.Maker {
	return markedcopy.Maker{Campaign: ws.Campaign, Lang: ws.Lang, Subject: c.subject}
}

// marked makes the copy, and remembers where it was written anew.
func (c *markedCopy) marked(ctx context.Context, data []byte, ws workspace.Workspace) ([]byte, error) {
	made, err := c.maker(ws).Make(ctx, c.file.Path, data, c.found())
	if c.plain = made.Anew; c.plain {
		ws.Log.Warn().Str("content", c.file.Hash).Msg("workbook cannot be patched: its copy is written anew")
	}
	return made.Data, err
}
