package publish

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"sync"

	"jixiao/internal/sidebyside"
	"jixiao/pipeline/judge"
	"jixiao/pipeline/outbox"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/pipeline/workspace"
	"jixiao/rules/correct"
	"jixiao/rules/form"
	"jixiao/rules/form/packed"
)

// correctedCopy is a file that goes back to its sender with its form mended.
type correctedCopy struct {
	*markedCopy
	reader func() (*form.Reader, error)
}

// reader reads sheets anew, to see that nothing else becomes another value. It is
// made once, where any file needs it.
func (p planner) reader() func() (*form.Reader, error) {
	return sync.OnceValues(func() (*form.Reader, error) { return judge.Reader(p.Campaign) })
}

// mendedTogether is for how many files one worker finds out at a time what may be
// mended.
const mendedTogether = 64

// mend finds out, on all cores, what may be mended in files: nothing but in .xlsx.
func mend(all []*markedCopy, sheets map[int64][]*record.Version) {
	sidebyside.OnAllCores((len(all)+mendedTogether-1)/mendedTogether, func(share int) {
		var desks opened
		for _, c := range all[share*mendedTogether : min(len(all), (share+1)*mendedTogether)] {
			if c.file.Kind == "xlsx" {
				c.mended = correct.Of(correct.Input{Submissions: desks.submissions(sheets[c.file.ID]), Found: c.found, Facts: c.to.facts})
			}
		}
	})
}

// sheetsOf are the versions of each file in which something was found that say
// anything.
func sheetsOf(s *record.Snapshot, found map[int64][]record.Issue) map[int64][]*record.Version {
	versions := map[int64][]*record.Version{}
	for i := range s.Versions {
		if v := &s.Versions[i]; len(found[v.File.ID]) > 0 && v.Says != nil {
			versions[v.File.ID] = append(versions[v.File.ID], v)
		}
	}
	return versions
}

// opened is room for what one file after the other says.
type opened []*packed.Desk

// submissions opens what versions of one file say, each sheet or part of one once. It
// holds until the next file is opened.
func (o *opened) submissions(versions []*record.Version) (all []*form.Submission) {
	seen := map[record.Part]bool{}
	for _, v := range versions {
		if seen[v.Part()] {
			continue
		}
		if seen[v.Part()] = true; len(*o) == len(all) {
			*o = append(*o, &packed.Desk{})
		}
		all = append(all, v.Says.On((*o)[len(all)]))
	}
	return all
}

// digest names everything that the copy shows.
func (c *correctedCopy) digest(ws workspace.Workspace) string {
	h := sha256.New()
	io.WriteString(h, c.markedCopy.digest(ws)) // a hash takes every write
	// What a correction holds can be written as JSON.
	_ = json.NewEncoder(h).Encode(c.mended)
	return hex.EncodeToString(h.Sum(nil))
}

// corrected makes the copy. There is none where nothing is left that may be mended.
func (c *correctedCopy) corrected(ctx context.Context, data []byte, ws workspace.Workspace) ([]byte, error) {
	reader, err := c.reader()
	if err != nil {
		return nil, err
	}
	corrected, err := c.maker(ws).Correct(ctx, c.file.Path, data, c.found, c.mended, reader)
	if err != nil {
		return nil, &outbox.Refused{Why: string(view.IdleCopy)}
	}
	return corrected, nil
}
