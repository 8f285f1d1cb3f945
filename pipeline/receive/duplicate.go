package receive

import (
	"context"
	"maps"

	"jixiao/pipeline/ledger"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// known reports whether a file that has just come is the one that was at its
// path before, with another change time and nothing else: no new file, and no
// duplicate of itself.
func (r *Receiver) known(ctx context.Context, f record.File) (bool, error) {
	earlier, ok := r.newest[f.Path]
	if !ok || !earlier.Gone || f.Hash == "" || earlier.Hash != f.Hash {
		return false, nil
	}
	if err := r.Ledger.Rejoin(ctx, f.ID, earlier.ID); err != nil {
		return false, err
	}
	earlier.Gone = false
	if content, _ := earlier.Content(); r.originals[content].ID == earlier.ID {
		r.originals[content] = earlier
	}
	return true, nil
}

// remember asks which of the contents of some files came before.
func (r *Receiver) remember(ctx context.Context, batch []ledger.Saved) error {
	var asked []record.Content
	for _, s := range batch {
		content, ok := s.File.Content()
		if _, known := r.originals[content]; ok && !known {
			asked = append(asked, content)
		}
	}
	if len(asked) == 0 {
		return nil
	}
	before, err := r.Ledger.Originals(ctx, asked)
	maps.Copy(r.originals, before)
	return err
}

// unique makes a duplicate of a file whose content the department has sent
// before; in one look the first by path is the original. It is called in the
// order in which files came.
func (r *Receiver) unique(s ledger.Saved) ledger.Saved {
	content, ok := s.File.Content()
	if !ok || s.File.Size == 0 || s.File.Test() {
		return s // two empty files have nothing in common, a test filing and others neither
	}
	first, seen := r.originals[content]
	switch {
	case !seen:
		r.originals[content] = s.File
		return s
	case first.ID == s.File.ID:
		return s
	case first.Gone && barren(s.Judgement):
		// Of an original that gave no version nothing is left once it is gone:
		// what is wrong with the content would be told to nobody.
		return s
	}
	duplicate := r.withFinding(s.File, record.Duplicate, finding.Finding{Code: "F08", Value: finding.OneLine(first.Path)})
	duplicate.Judgement.Kind = s.Judgement.Kind
	return duplicate
}

// barren reports whether a judgement gives no version of any duty.
func barren(j record.Judgement) bool {
	for _, s := range j.Submissions {
		if len(s.Duties) > 0 {
			return false
		}
	}
	return true
}
