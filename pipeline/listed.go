package pipeline

import (
	"context"
	"errors"

	"jixiao/pipeline/across"
	"jixiao/pipeline/record"
)

// listed are the problems of the standing problem list, as rows of a
// department's report, by department. Without a ledger there are none.
func (o *TemplateOptions) listed(ctx context.Context) (map[string][]map[string]string, error) {
	s, err := Current(ctx, Options{Campaign: o.Campaign, Ledger: o.Ledger})
	if errors.Is(err, ErrNoRun) {
		s = &record.Snapshot{}
	} else if err != nil {
		return nil, err
	}
	return across.Listed(o.Campaign, s), nil
}
