package publish

import (
	"fmt"
	"io"
	"path"
	"path/filepath"
	"time"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/outbox"
	"jixiao/pipeline/record"
	"jixiao/pipeline/workspace"
)

// finalPages are the files of the stages that are final, byte for byte as the archive
// has them. They leave when the section takes that back.
func finalPages(w workspace.Workspace, s *record.Snapshot) (all []outbox.Page) {
	originals := intake.NewStore(w.State().Originals()).On(w.Disk)
	for _, d := range record.Finals(s.Decisions) {
		for _, f := range d.Final.Files {
			p := page{name: path.Join(campaign.FinalSheet, f.Name), transient: true,
				path: filepath.Join(w.Outbox, campaign.FinalSheet, filepath.FromSlash(f.Name)),
				write: func(to io.Writer, _ time.Time) error {
					data, err := originals.Load(f.Hash)
					if err == nil {
						_, err = to.Write(data)
					}
					return err
				}}
			all = append(all, p.outbox(f.Hash, s.Run.AsOf))
		}
	}
	return all
}

// clearFinals removes the folders of stages that are final no longer, if nothing is
// left in them.
func clearFinals(w workspace.Workspace, s *record.Snapshot) error {
	folder := filepath.Join(w.Outbox, campaign.FinalSheet)
	for _, d := range s.Decisions {
		if d.Final == nil {
			continue
		}
		for _, f := range d.Final.Files {
			for dir := f.Name; dir != "."; {
				dir = path.Dir(dir)
				if err := w.Disk.RemoveEmpty(filepath.Join(folder, filepath.FromSlash(dir))); err != nil {
					return fmt.Errorf("clear %s: %w", folder, err)
				}
			}
		}
	}
	return nil
}
