package custody

import (
	"context"
	"errors"
	"maps"
	"slices"

	"jixiao/pipeline/intake"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/workspace"
)

// AuditReport is what came of holding ledger and archive against what was recorded.
type AuditReport struct {
	Ledger    *ledger.Examination
	Originals int   // in the archive
	Bytes     int64 // that were read of them
	// Leftovers lie in the archive and are not in the ledger: of a run that was
	// killed between keeping an original and recording it. They do no harm, and
	// the next run that receives the file uses them.
	Leftovers int
	Faults    []AuditFault
}

// AuditFault is one thing that is not as it was recorded.
type AuditFault struct {
	Kind string // a ledger.DoubtKind, or one of those below
	// Subject is what it is about: a path of the inbox, a run, or the ledger.
	Subject string
	Run     int64
	Hash    string // of an original
	Changes []ledger.Change
	Detail  string
	Table   string // of a row that cannot be read
}

// The faults of originals.
const (
	FaultOriginalMissing = "original_missing"
	FaultOriginalDamaged = "original_damaged"
)

// FaultLedgerDamaged is a ledger that cannot be read to its end.
const FaultLedgerDamaged = "ledger_damaged"

// Audit hashes every original in the archive again and holds it against the
// ledger, and the ledger against the chain of its runs. It changes nothing and
// may be called while a run is going on.
func Audit(ctx context.Context, w workspace.Workspace) (*AuditReport, error) {
	if err := w.History(); err != nil && !errors.Is(err, ledger.ErrDamaged) {
		return nil, err
	}
	a := &AuditReport{Ledger: &ledger.Examination{}}
	err := a.examine(ctx, w)
	if errors.Is(err, ledger.ErrDamaged) {
		a.Faults = append(a.Faults, AuditFault{Kind: FaultLedgerDamaged, Detail: err.Error()})
		return a, nil
	}
	if err != nil {
		return nil, err
	}
	return a, a.survey(ctx, w)
}

func (a *AuditReport) examine(ctx context.Context, w workspace.Workspace) error {
	l, err := ledger.OpenReadOnly(string(w.Place))
	if err != nil {
		return err
	}
	defer func() { _ = l.Close() }()
	e, err := l.Examine(ctx)
	if err != nil {
		return err
	}
	a.Ledger = e
	for _, d := range e.Doubts {
		a.Faults = append(a.Faults, AuditFault{Kind: string(d.Kind), Subject: d.Path, Run: d.Run, Changes: d.Changes,
			Detail: d.Detail, Table: d.Table})
	}
	return nil
}

// survey compares the archive with the contents that the ledger speaks of. The
// ledger was read first: what a run keeps meanwhile is a leftover for now.
func (a *AuditReport) survey(ctx context.Context, w workspace.Workspace) error {
	copies, others, err := intake.NewStore(w.State().Originals()).Survey(ctx)
	if err != nil {
		return err
	}
	a.Originals, a.Leftovers = len(copies), others
	for _, hash := range slices.Sorted(maps.Keys(a.Ledger.Contents)) {
		kept, there := copies[hash]
		fault := AuditFault{Subject: a.Ledger.Contents[hash], Hash: hash}
		switch {
		case !there:
			fault.Kind = FaultOriginalMissing
		case !kept.Whole:
			fault.Kind = FaultOriginalDamaged
		default:
			continue
		}
		a.Faults = append(a.Faults, fault)
	}
	for hash, kept := range copies {
		a.Bytes += kept.Size
		if _, known := a.Ledger.Contents[hash]; !known {
			a.Leftovers++
		}
	}
	return nil
}
