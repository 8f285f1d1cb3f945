package finalize

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"jixiao/internal/lease"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/decide"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/notify"
	"jixiao/pipeline/papers"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/pipeline/workspace"
	"jixiao/rules/finding"
)

// Request is what the section wants of a stage.
type Request struct {
	Stage   string
	Doc     string // 文号
	By, Why string
	Undo    bool // it is final no longer
	Force   bool // though something is open
	// Templates are those of papers that are made final with the master.
	Templates []papers.Paper
	// Stamp is a scan of the stamp (公章), a picture that is kept beside them; nil is
	// none.
	Stamp []byte
}

// Stage is the error of a stage that the campaign does not have.
type Stage struct {
	Name string
	All  []string // that it has
}

func (e *Stage) Error() string { return fmt.Sprintf("finalize %q: no such stage", e.Name) }

// Open is the error of a stage of which duties are open.
type Open struct{ Duties []string }

func (e *Open) Error() string { return fmt.Sprintf("finalize: %d duties are open", len(e.Duties)) }

var (
	// ErrDoc says that a stage is made final without a 文号, or by one that is none.
	ErrDoc = errors.New("finalize: no document number")
	// ErrStamp says that a stamp is no picture of a kind that is taken, or too large.
	ErrStamp = errors.New("finalize: the stamp is no png or jpg picture")
)

// mostDoc is how long a 文号 may be, in characters.
const mostDoc = 100

// Stages makes a stage final, or takes that back, and publishes. The error may be a
// *Stage, *Open, *Template, ErrDoc, ErrStamp or one of decide.Decide; beside an outcome
// it is why the outbox could not be published, and the decision holds.
func Stages(ctx context.Context, section notify.Sender, r Request) (*decide.Outcome, error) {
	forms := section.Campaign.FormsOf(r.Stage)
	if len(forms) == 0 && !r.Undo {
		return nil, &Stage{r.Stage, section.Campaign.Stages()}
	}
	r.Doc = strings.TrimSpace(finding.OneLine(r.Doc))
	if n := len([]rune(r.Doc)); (n == 0 || n > mostDoc) && !r.Undo {
		return nil, ErrDoc
	}
	s, err := section.Open(ctx, lease.Decision)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	d := decide.Decision{Kind: record.Finalize, On: record.Target{Stage: r.Stage}, Undo: r.Undo, By: r.By, Why: r.Why}
	if !r.Undo {
		if d.Final, err = final(ctx, s, r, forms); err != nil {
			return nil, err
		}
	}
	return decide.In(ctx, section, s, d)
}

// final is what the stage is final as. Where it is that already, that is nothing new.
func final(ctx context.Context, s *workspace.Session, r Request, forms []string) (*record.Final, error) {
	account, err := s.Last(ctx)
	if err != nil {
		return nil, err
	}
	for _, d := range record.Finals(account.Decisions) {
		if d.Target.Stage == r.Stage {
			return d.Final, nil
		}
	}
	for _, written := range crosscheck.Unrecorded(s.Campaign, account.Decisions) {
		account = account.Decide(written)
	}
	now := account.Snapshot()
	f := &record.Final{Doc: r.Doc, Forms: forms, Open: view.New(s.Campaign, now).OpenIn(forms)}
	if len(f.Open) > 0 && !r.Force {
		return nil, &Open{f.Open}
	}
	head, err := s.Ledger.Head(ctx)
	if err != nil {
		return nil, err
	}
	f.Run, f.Seal = head.Run, head.Hash
	made, err := makeAll(s, account, r, f)
	if err != nil {
		return nil, err
	}
	return f, keep(s, f, made)
}

// keep puts what was made among the originals, where it survives whatever comes.
func keep(s *workspace.Session, f *record.Final, made []file) error {
	originals := intake.NewStore(s.State().Originals()).On(s.Disk)
	f.Files = nil
	for _, m := range made {
		hash, err := originals.Put(m.data)
		if err != nil {
			return err
		}
		f.Files = append(f.Files, record.FinalFile{Name: m.name, Hash: hash})
	}
	return nil
}
