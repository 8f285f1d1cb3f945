package finalize

import (
	"bytes"
	"fmt"
	"path"

	"jixiao/internal/office/word"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/papers"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/master"
	"jixiao/pipeline/report/view"
	"jixiao/pipeline/workspace"
)

// file is one that is made final.
type file struct {
	name string // inside the folder of finals, with slashes
	data []byte
}

// Template is the error of a paper whose template asks for what there is not.
type Template struct {
	Paper  string
	Faults []word.Fault
}

func (e *Template) Error() string {
	return fmt.Sprintf("finalize: template %s has %d faults", e.Paper, len(e.Faults))
}

// mostStamp is how large a scan of a stamp may be, in bytes.
const mostStamp = 10 << 20

// stampKinds are the first bytes of the pictures that are taken, with their endings.
var stampKinds = []struct{ begin, ending string }{{"\x89PNG\r\n\x1a\n", ".png"}, {"\xff\xd8\xff", ".jpg"}}

// makeAll makes all that becomes final, of the ledger as it will be with the decision.
// The master, which names the others, is the first.
func makeAll(s *workspace.Session, account record.Account, r Request, f *record.Final) ([]file, error) {
	made, err := stamp(r)
	if err != nil {
		return nil, err
	}
	d := record.Decision{Kind: record.Finalize, Target: record.Target{Stage: r.Stage}, AsOf: s.AsOf, By: r.By, Why: r.Why, Final: f}
	seen := view.New(s.Campaign, account.Decide(d).Snapshot())
	for _, p := range r.Templates {
		all, faults, err := papers.Make(p, seen, "")
		if err != nil {
			return nil, err
		}
		if len(faults) > 0 {
			return nil, &Template{p.Name, faults}
		}
		for _, m := range all {
			folder := r.Stage
			if p.For != papers.Everybody {
				folder = path.Join(folder, campaign.SafeName(p.Name))
			}
			made = append(made, file{path.Join(folder, m.Name), m.Data})
		}
	}
	book, err := masterOf(seen, d, made)
	return append([]file{book}, made...), err
}

// masterOf is the master with the sheet 定稿.
func masterOf(seen *view.View, d record.Decision, beside []file) (file, error) {
	f := *d.Final
	for _, b := range beside {
		f.Files = append(f.Files, record.FinalFile{Name: b.name})
	}
	d.Final = &f
	var out bytes.Buffer
	if err := master.WriteFinal(&out, seen, d); err != nil {
		return file{}, err
	}
	return file{fmt.Sprintf("总表_%d_%s.xlsx", seen.Campaign.Facts.Year, d.Target.Stage), out.Bytes()}, nil
}

// stamp is the scan of the stamp, an attachment to all else.
func stamp(r Request) ([]file, error) {
	if r.Stamp == nil {
		return nil, nil
	}
	for _, k := range stampKinds {
		if bytes.HasPrefix(r.Stamp, []byte(k.begin)) && len(r.Stamp) <= mostStamp {
			return []file{{path.Join(r.Stage, "印章"+k.ending), r.Stamp}}, nil
		}
	}
	return nil, ErrStamp
}
