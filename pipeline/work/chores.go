package work

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"
)

// chore does something for a campaign that is still on the list.
func (w common) chore(ctx context.Context, job *rivertype.JobRow, id int64, do func(Campaign) error) error {
	c, found, err := w.campaign(ctx, `true`, id)
	if err != nil || !found {
		return clean(err)
	}
	return w.failed(job, c, w.guarded(func() error { return do(c) }))
}

// lettersWorker sends letters.
type lettersWorker struct {
	river.WorkerDefaults[lettersArgs]
	common
}

// Work sends what is due, and comes again for what is left.
func (l *lettersWorker) Work(ctx context.Context, job *river.Job[lettersArgs]) error {
	return l.chore(ctx, job.JobRow, job.Args.Campaign, func(c Campaign) error {
		next, err := l.Tasks.Letters(ctx, c)
		if err != nil {
			return err
		}
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), moment)
		defer cancel()
		return pgx.BeginFunc(ctx, l.pool, func(tx pgx.Tx) error {
			if again := lettersAt(c.ID, next); again != nil {
				if _, err := river.ClientFromContext[pgx.Tx](ctx).InsertManyTx(ctx, tx, again); err != nil {
					return fmt.Errorf("put letters into the queue: %w", err)
				}
			}
			return complete(ctx, tx, job)
		})
	})
}

// backupWorker makes backups.
type backupWorker struct {
	river.WorkerDefaults[backupArgs]
	common
}

// Timeout is of a backup that hangs.
func (b *backupWorker) Timeout(*river.Job[backupArgs]) time.Duration { return longestBackup }

// Work makes one.
func (b *backupWorker) Work(ctx context.Context, job *river.Job[backupArgs]) error {
	return b.chore(ctx, job.JobRow, job.Args.Campaign, func(c Campaign) error { return b.Tasks.Backup(ctx, c) })
}

// rollupWorker renews summaries.
type rollupWorker struct {
	river.WorkerDefaults[rollupArgs]
	common
}

// Work renews one.
func (r *rollupWorker) Work(ctx context.Context, job *river.Job[rollupArgs]) error {
	return r.chore(ctx, job.JobRow, job.Args.Campaign, func(c Campaign) error { return r.Tasks.Rollup(ctx, c) })
}
