package ledger

import (
	"context"
	"fmt"
)

// CopyTo writes a copy of the ledger to a path where nothing is: one whole
// file, as of this moment, without a log beside it.
func (l *Ledger) CopyTo(ctx context.Context, path string) error {
	_, err := l.db.ExecContext(ctx, `VACUUM INTO ?`, path)
	return explain(fmt.Sprintf("copy ledger to %s", path), err)
}
