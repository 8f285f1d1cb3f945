package custody

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"

	"jixiao/internal/lease"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/manifest"
	"jixiao/pipeline/report/master"
	"jixiao/pipeline/workspace"
)

// ErrNotEmpty says that a folder that is to be handed over holds something
// already.
var ErrNotEmpty = errors.New("the folder is not empty")

// ErrOriginals says that originals cannot be handed over, and names them.
var ErrOriginals = errors.New("originals are damaged or lost")

// BadOriginals is the ErrOriginals that names them as they would be handed over.
type BadOriginals struct {
	Names []string
	why   error
}

func (b *BadOriginals) Error() string { return ErrOriginals.Error() + ": " + b.why.Error() }

// Is says that it is ErrOriginals.
func (b *BadOriginals) Is(target error) bool { return target == ErrOriginals }

// Unwrap is what is wrong with each.
func (b *BadOriginals) Unwrap() error { return b.why }

// Exported is what ExportYear put into a folder.
type Exported struct {
	Originals int // files
	Entries   int // rows of the list
}

// ExportYear writes the campaign for the files, readable without this program:
// every original that a version came from or that explains, the receipts, the
// master, what stages are final as, a list of it all, and checksums. The folder appears whole or not at all; where originals are damaged
// or lost, the error is ErrOriginals and names them all.
func ExportYear(ctx context.Context, w workspace.Workspace, to string) (*Exported, error) {
	if err := w.History(); err != nil {
		return nil, err
	}
	if err := empty(to); err != nil {
		return nil, err
	}
	s, err := w.Open(ctx, lease.Export)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	last, err := s.Last(ctx)
	if err != nil {
		return nil, fmt.Errorf("hand over: %w", err)
	}
	e := &export{w: s.Workspace, s: last.Snapshot(), checksums: map[string]string{}}
	if err := workspace.Private().WriteFolder(to, func(dir string) error { return e.fill(ctx, dir) }); err != nil {
		return nil, fmt.Errorf("hand over: %w", err)
	}
	return &Exported{Originals: len(e.checksums) - e.finals, Entries: e.entries}, nil
}

// empty refuses a folder with anything in it.
func empty(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("hand over: %w", err)
	case len(entries) > 0:
		return fmt.Errorf("hand over to %s: %w", dir, ErrNotEmpty)
	}
	return nil
}

// export is a folder in the making.
type export struct {
	w         workspace.Workspace
	s         *record.Snapshot
	checksums map[string]string // hash that each copied file must have
	entries   int
	finals    int // files of final stages
}

func (e *export) fill(ctx context.Context, dir string) error {
	c := e.w.Campaign
	entries := append(originalEntries(c, e.s), answerEntries(c, e.s)...)
	e.entries = len(entries)
	finals := finalEntries(e.s)
	e.finals = len(finals)
	if err := e.copyOriginals(ctx, dir, append(finals, entries...)); err != nil {
		return err
	}
	if err := e.writeReceipts(ctx, dir); err != nil {
		return err
	}
	for name, write := range map[string]func(io.Writer) error{
		workspace.MasterName(c): func(w io.Writer) error { return master.Write(w, c, e.s) },
		"目录.xlsx":               func(w io.Writer) error { return manifest.Write(w, c, e.s, entries) },
		"说明.txt":                e.explain,
	} {
		if err := workspace.Private().WriteFile(filepath.Join(dir, name), write); err != nil {
			return err
		}
	}
	return e.seal(ctx, dir)
}

// finalEntries are the files of the stages that are final.
func finalEntries(s *record.Snapshot) (all []manifest.Entry) {
	for _, d := range record.Finals(s.Decisions) {
		for _, f := range d.Final.Files {
			all = append(all, manifest.Entry{Name: path.Join(campaign.FinalSheet, f.Name), Hash: f.Hash})
		}
	}
	return all
}

// copyOriginals copies each file once, and names every one that cannot be.
func (e *export) copyOriginals(ctx context.Context, dir string, entries []manifest.Entry) error {
	archive := intake.NewStore(e.w.State().Originals())
	var bad BadOriginals
	for _, p := range entries {
		if err := ctx.Err(); err != nil {
			return err
		}
		if _, done := e.checksums[p.Name]; done {
			continue
		}
		e.checksums[p.Name] = p.Hash
		data, err := archive.Load(p.Hash)
		if err != nil {
			bad.Names = append(bad.Names, p.Name)
			bad.why = errors.Join(bad.why, fmt.Errorf("%s: %w", p.Name, err))
			continue
		}
		err = workspace.Private().WriteFile(filepath.Join(dir, filepath.FromSlash(p.Name)), func(w io.Writer) error {
			_, err := w.Write(data)
			return err
		})
		if err != nil {
			return err
		}
	}
	if bad.why != nil {
		return &bad
	}
	return nil
}

// seal reads back what was written, holds the originals against the ledger,
// and lists it all.
func (e *export) seal(ctx context.Context, dir string) error {
	all, err := checksumsOf(ctx, dir)
	if err != nil {
		return err
	}
	for _, s := range all {
		if want, isOriginal := e.checksums[s.path]; isOriginal && s.hash != want {
			return fmt.Errorf("%s: %w", s.path, intake.ErrCorrupt)
		}
	}
	return writeChecksums(dir, all)
}

// explain writes what the folder is, for whoever opens it years later. Windows
// shows its lines.
func (e *export) explain(w io.Writer) error {
	c := e.w.Campaign
	lines := []string{
		c.Name + "归档资料",
		"",
		"数据截至 " + e.s.Run.AsOf.In(c.Zone).Format("2006年1月2日 15:04") + fmt.Sprintf("（第 %d 次审核）。", e.s.Run.ID),
		"",
		"目录.xlsx      全部报送的清单：单位、项目、表单、版本、到达时间、结论、文件名、校验值",
		fmt.Sprintf("总表_%d.xlsx  现行有效的报送汇总", c.Facts.Year),
		originalsFolder + "/          各单位报来的原文件，一字未改，被新版取代的也在内",
		answersFolder + "/      各单位写来的情况说明、异议的原文件（写在报送文件里的除外）；采纳的见总表“情况说明”",
		workspace.ReceiptFolder + "/          每个文件的报送回执",
		campaign.FinalSheet + "/          各阶段定稿的总表和公文，与定稿时一字不差（没有定稿的没有这个文件夹）",
		"SHA256SUMS     每个文件的校验值。核对方法：在本文件夹中运行 sha256sum -c SHA256SUMS；",
		"               Windows 上用 certutil -hashfile 文件名 SHA256 逐个比对",
		"",
		"以上文件用 Excel、WPS 或 LibreOffice 打开即可，不需要其他软件。",
		"",
	}
	_, err := io.WriteString(w, strings.Join(lines, "\r\n"))
	return err
}
