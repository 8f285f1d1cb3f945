package pipeline

import (
	"context"

	"jixiao/internal/memory"
	"jixiao/pipeline/intake"
	"jixiao/pipeline/workspace"
)

// Again makes a run over what was seen last, up to the ledger's last word: by what
// o has for settings and clock, and by the same stages in the same order. There is no
// look, nothing is published, and nobody told. What no run has received yet stays so.
//
// It writes into the ledger of the session, which is to be a copy, and into the
// archive that originals are read from: see intake.Store.Over.
func Again(ctx context.Context, o Options, s *workspace.Session, originals *intake.Store) (*Outcome, error) {
	last, err := s.Ledger.LastLook(ctx)
	if err != nil {
		return nil, err
	}
	defer memory.Expect(len(last.Files))()
	return pass(ctx, o, s, sight{Look: last, originals: originals})
}
