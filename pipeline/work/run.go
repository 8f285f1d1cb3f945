package work

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivertype"
)

// runWorker makes runs.
type runWorker struct {
	river.WorkerDefaults[runArgs]
	common
}

// Timeout is of a run that hangs.
func (r *runWorker) Timeout(*river.Job[runArgs]) time.Duration { return longestRun }

// Work makes one run, unless it was made, or is another job's by now.
func (r *runWorker) Work(ctx context.Context, job *river.Job[runArgs]) error {
	c, found, err := r.campaign(ctx, `as_of = $2 AND job = $3`, job.Args.Campaign, job.Args.AsOf, job.ID)
	if err != nil || !found {
		return clean(err)
	}
	over, err := r.runs.take(ctx, int32(c.ID))
	if err != nil {
		return r.failed(job.JobRow, c, err)
	}
	defer over()
	var after After
	err = r.guarded(func() error {
		after, err = r.Tasks.Run(ctx, c, job.Args.AsOf)
		return err
	})
	if err != nil {
		return r.failed(job.JobRow, c, err)
	}
	// What was made is made, also when the worker is to stop by now.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), moment)
	defer cancel()
	return r.failed(job.JobRow, c, r.done(ctx, job, after))
}

// done completes the job, plans the next run, and asks for what follows from this one.
func (r *runWorker) done(ctx context.Context, job *river.Job[runArgs], after After) error {
	return pgx.BeginFunc(ctx, r.pool, func(tx pgx.Tx) error {
		ended, err := tx.Exec(ctx, `UPDATE campaigns SET as_of = NULL, due = least(due, $3), seen = $4, looked = now() WHERE id = $1 AND as_of = $2`,
			job.Args.Campaign, job.Args.AsOf, orNull(after.Next), text(after.Seen))
		if err != nil {
			return fmt.Errorf("plan next run: %w", err)
		}
		if ended.RowsAffected() > 0 {
			if err := follow(ctx, tx, job.Args.Campaign, after); err != nil {
				return err
			}
		}
		return complete(ctx, tx, job)
	})
}

// follow asks for what a run leaves to do.
func follow(ctx context.Context, tx pgx.Tx, campaign int64, after After) error {
	params := lettersAt(campaign, after.Letters)
	if after.Backup {
		params = append(params, river.InsertManyParams{Args: backupArgs{campaign}})
	}
	if after.Rollup {
		params = append(params, river.InsertManyParams{Args: rollupArgs{campaign}})
	}
	if len(params) == 0 {
		return nil
	}
	if _, err := river.ClientFromContext[pgx.Tx](ctx).InsertManyTx(ctx, tx, params); err != nil {
		return fmt.Errorf("put what follows into the queue: %w", err)
	}
	return nil
}

func lettersAt(campaign int64, at time.Time) []river.InsertManyParams {
	if at.IsZero() {
		return nil
	}
	return []river.InsertManyParams{{Args: lettersArgs{campaign, at.UTC().Truncate(time.Second)}, InsertOpts: &river.InsertOpts{ScheduledAt: at}}}
}

// complete completes a job. One that is another worker's by now finds nothing to do
// there.
func complete[T river.JobArgs](ctx context.Context, tx pgx.Tx, job *river.Job[T]) error {
	if _, err := river.JobCompleteTx[*riverpgxv5.Driver](ctx, tx, job); err != nil && !errors.Is(err, rivertype.ErrNotFound) {
		return fmt.Errorf("complete job: %w", err)
	}
	return nil
}

func orNull(at time.Time) *time.Time {
	if at.IsZero() {
		return nil
	}
	return &at
}

// campaign is one that may still be worked on.
func (w common) campaign(ctx context.Context, still string, id int64, more ...any) (c Campaign, found bool, err error) {
	err = w.pool.QueryRow(ctx, `SELECT id, name, settings FROM campaigns WHERE id = $1 AND settings <> '' AND `+still, append([]any{id}, more...)...).
		Scan(&c.ID, &c.Name, &c.Settings)
	if errors.Is(err, pgx.ErrNoRows) {
		return c, false, nil
	}
	if err != nil {
		return c, false, fmt.Errorf("read campaign %d: %w", id, err)
	}
	return c, true, nil
}
