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
	"sync"
	"time"

	"jixiao/internal/office/annotate"
	"jixiao/internal/office/sheet"
	"jixiao/internal/turns"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/markedcopy"
	"jixiao/pipeline/outbox"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/department"
	"jixiao/pipeline/report/view"
	"jixiao/pipeline/workspace"
	"jixiao/rules/correct"
	"jixiao/rules/finding"
	"jixiao/rules/register"
)

// markedCopy is a file that goes back to its sender with the mistakes marked.
type markedCopy struct {
	file   *record.File
	unit   string
	to     *recipient
	found  []finding.Finding
	mended []correct.Correction // what may be mended, as far as the ledger knows
	turns  *turns.Turns
	plain  bool // it was written anew
	// told is digest, which both copies of a file ask for.
	told struct {
		sync.Once
		digest string
	}
}

// copies lists the marked copies: one of every file that counts and in which
// something was found that its sender may know. Beside it lies a corrected copy
// where there is anything in it whose form can be mended.
func (p planner) copies(s *record.Snapshot) copies {
	found := map[int64][]record.Issue{}
	for _, i := range s.Issues {
		if i.FileID != 0 && i.Audience != finding.Section {
			found[i.FileID] = append(found[i.FileID], i)
		}
	}
	var all copies
	marked, reader, taken := p.marked(s, found), p.reader(), map[string]bool{}
	mend(marked, sheetsOf(s, found))
	for _, c := range marked {
		add := func(suffix string, of page, made copied) {
			of.transient, of.about = true, c.file.Path
			all.pages = append(all.pages, c.to.page(freeCopyName(c.to.folder, c.file.Path, suffix, taken), of))
			all.of = append(all.of, made)
		}
		add(markedcopy.Suffix, page{
			digest: func() (string, error) { return c.digest(p.Workspace), nil },
			write:  func(w io.Writer, _ time.Time) error { return c.write(w, p.Workspace, c.marked) },
			remark: c.remark,
			called: "批注件",
		}, copied{file: c.file, unit: c.unit})
		if m := (&correctedCopy{c, reader}); len(m.mended) > 0 {
			add(markedcopy.CorrectedSuffix, page{
				digest: func() (string, error) { return m.digest(p.Workspace), nil },
				write:  func(w io.Writer, _ time.Time) error { return c.write(w, p.Workspace, m.corrected) },
				called: "建议改正件",
			}, copied{c.file, c.unit, true})
		}
	}
	return all
}

// marked are the files of which there are copies, each with whom they go to.
func (p planner) marked(s *record.Snapshot, found map[int64][]record.Issue) (all []*markedCopy) {
	bound, recipients := turns.New(), map[string]*recipient{}
	for i := range s.Files {
		f := &s.Files[i]
		unit, issues := ownIssues(f, found[f.ID])
		if len(issues) == 0 || !isMarked(f) {
			continue
		}
		if recipients[unit] == nil {
			recipients[unit] = p.recipient(unit)
		}
		if to := recipients[unit]; to != nil {
			all = append(all, &markedCopy{file: f, unit: unit, to: to, found: issues, turns: bound})
		}
	}
	return all
}

// recipient is who gets a marked copy.
type recipient struct {
	folder string
	page   func(name string, of page) page
	facts  *register.Facts // as far as it may see them
}

// recipient finds a unit by its code; "" is the section, which also gets what
// evaluators handed in, and whoever else has no unit. Nobody gets what is for a unit
// that is not known.
func (p planner) recipient(unit string) *recipient {
	if unit == department.Section {
		return &recipient{campaign.SectionFolder, p.sectionFolderPage, p.Campaign.Facts}
	}
	u, known := p.Campaign.Facts.Unit(unit)
	if !known {
		return nil
	}
	lies := func(name string, of page) page { return p.unitPage(u, name, of) }
	return &recipient{p.folder(u).name, lies, p.Campaign.Facts.For(unit)}
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
func (all copies) keyed(ws workspace.Workspace) outbox.Pages {
	digests := comparedWith(nil, slices.Values(all.pages)).other
	return func(yield func(outbox.Page) bool) {
		for _, p := range all.pages {
			key := ""
			if is, known := digests[p.ledgerName()]; known {
				key = is.says + " " + ws.Version
			}
			if !yield(p.outbox(key, time.Time{})) {
				return
			}
		}
	}
}

// ownIssues are what is to be told of a file to the unit that sent it.
func ownIssues(f *record.File, issues []record.Issue) (unit string, own []finding.Finding) {
	unit = f.Department
	for _, i := range issues {
		if unit == "" && !i.CampaignWide {
			unit = i.Department // of a file that lay in no known folder
		}
	}
	for _, i := range issues {
		if i.Department == unit && !i.Relieved() {
			own = append(own, i.Finding)
		}
	}
	return unit, own
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

// digest names everything that the copy shows.
func (c *markedCopy) digest(ws workspace.Workspace) string {
	c.told.Do(func() {
		h := sha256.New()
		io.WriteString(h, c.file.Hash+" "+c.file.Kind+" "+string(ws.Lang)+" "+ws.Campaign.Fingerprint) // a hash takes every write
		// What a finding holds can be written as JSON: the ledger did.
		_ = json.NewEncoder(h).Encode(c.found)
		c.told.digest = hex.EncodeToString(h.Sum(nil))
	})
	return c.told.digest
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
	return markedcopy.Maker{Campaign: ws.Campaign, Lang: ws.Lang, Subject: c.to.facts.Label}
}

// marked makes the copy, and remembers where it was written anew.
func (c *markedCopy) marked(ctx context.Context, data []byte, ws workspace.Workspace) ([]byte, error) {
	made, err := c.maker(ws).Make(ctx, c.file.Path, data, c.found)
	if c.plain = made.Anew; c.plain {
		ws.Log.Warn().Str("content", c.file.Hash).Msg("workbook cannot be patched: its copy is written anew")
	}
	return made.Data, err
}
