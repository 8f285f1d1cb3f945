package publish

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"sync"

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
	mended []correct.Correction // what may be mended, as far as the ledger knows
	reader func() (*form.Reader, error)
}

// reader reads sheets anew, to see that nothing else becomes another value. It is
// made once, where any file needs it.
func (p planner) reader() func() (*form.Reader, error) {
	return sync.OnceValues(func() (*form.Reader, error) { return judge.Reader(p.Campaign) })
}

// submissions opens what a file says in which something was found, each sheet or
// part of one once. It holds until the next file is asked for.
func submissions(s *record.Snapshot, found map[int64][]record.Issue) func(file int64) []*form.Submission {
	versions := map[int64][]*record.Version{}
	for i := range s.Versions {
		if v := &s.Versions[i]; len(found[v.File.ID]) > 0 && v.Says != nil {
			versions[v.File.ID] = append(versions[v.File.ID], v)
		}
	}
	var desks []*packed.Desk
	return func(file int64) (all []*form.Submission) {
		seen := map[record.Part]bool{}
		for _, v := range versions[file] {
			if seen[v.Part()] {
				continue
			}
			if seen[v.Part()] = true; len(desks) == len(all) {
				desks = append(desks, &packed.Desk{})
			}
			all = append(all, v.Says.On(desks[len(all)]))
		}
		return all
	}
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
