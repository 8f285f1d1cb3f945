package blankforms

import (
	"context"
	"errors"

	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/record"
	"jixiao/pipeline/workspace"
)

// listed are the rows that the standing lists ask departments to answer. Without
// a ledger there are none.
func (o *Options) listed(ctx context.Context) (map[crosscheck.Blank][]map[string]string, error) {
	s, err := workspace.Workspace{Campaign: o.Campaign, Place: o.Place}.Current(ctx)
	if errors.Is(err, workspace.ErrNoRun) {
		s = &record.Snapshot{}
	} else if err != nil {
		return nil, err
	}
	return crosscheck.Listed(o.Campaign, s), nil
}
