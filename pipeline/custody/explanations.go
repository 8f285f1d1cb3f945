package custody

import (
	"cmp"
	"context"
	"io"
	"path"
	"path/filepath"
	"slices"
	"strconv"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/manifest"
	"jixiao/pipeline/report/receipt"
	"jixiao/pipeline/report/view"
	"jixiao/pipeline/workspace"
)

// answersFolder is where files lie that answer findings and submit nothing, in
// what is handed over; those that submit something too are originals.
const answersFolder = "情况说明"

// answerEntries lists the files that only explain or object: 年度-单位-情况说明.
func answerEntries(c *campaign.Campaign, s *record.Snapshot) []manifest.Entry {
	n := naming{c: c, taken: map[string]bool{}}
	submits, answers := map[int64]bool{}, map[int64]bool{}
	for _, v := range s.Versions {
		submits[v.File.ID] = true
	}
	for _, a := range s.Answers {
		answers[a.FileID] = true
	}
	replied := record.RepliedIn(s.Answers)
	files := slices.Concat(s.Files, s.Past)
	slices.SortFunc(files, func(a, b record.File) int { return cmp.Compare(a.ID, b.ID) })
	var entries []manifest.Entry
	for _, f := range files {
		if submits[f.ID] || !answers[f.ID] {
			continue
		}
		name := clip(campaign.SafeName(strconv.Itoa(c.Facts.Year)+"-"+n.unit(f.Department)+"-"+answersFolder), mostNameBytes)
		entries = append(entries, manifest.Entry{Unit: n.unit(f.Department), Form: answersFolder, Arrival: f.Arrival, Verdict: replied.Label(f).ZH,
			Name: path.Join(answersFolder, n.free(name, clip(campaign.SafeName(path.Ext(f.Path)), mostExtBytes))), Hash: f.Hash})
	}
	return entries
}

// writeReceipts writes the receipts of all files, a folder a department, as
// they are now.
func (e *export) writeReceipts(ctx context.Context, dir string) error {
	receipts := receipt.New(view.NewDepartments(e.w.Campaign, e.s))
	folders := map[string]string{"": campaign.SectionFolder}
	for _, u := range e.w.Campaign.Facts.Units {
		folders[u.Code] = campaign.FolderName(u)
	}
	for code, folder := range folders {
		for _, r := range receipts.Of(code) {
			if err := ctx.Err(); err != nil {
				return err
			}
			to := filepath.Join(dir, workspace.ReceiptFolder, folder, r.Name())
			if err := workspace.Private().WriteFile(to, func(w io.Writer) error { return r.Write(w, e.s.Run.AsOf) }); err != nil {
				return err
			}
		}
	}
	return nil
}
