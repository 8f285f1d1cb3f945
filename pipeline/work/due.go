package work

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"
)

// dueWorker takes the campaigns whose moment has come. Several may look at once.
type dueWorker struct {
	river.WorkerDefaults[dueArgs]
	common
}

// Work puts runs into the queue: those that are due, and those whose worker died.
func (d *dueWorker) Work(ctx context.Context, _ *river.Job[dueArgs]) error {
	return clean(pgx.BeginFunc(ctx, d.pool, func(tx pgx.Tx) error {
		// Before what is due now, which is in no job yet.
		dropped, err := d.dropped(ctx, tx)
		if err != nil {
			return fmt.Errorf("look for runs that were dropped: %w", err)
		}
		runs, err := d.due(ctx, tx)
		if err != nil {
			return fmt.Errorf("look for campaigns that are due: %w", err)
		}
		for _, r := range dropped {
			d.Log.Warn().Int64("campaign_id", r.Campaign).Time("as_of", r.AsOf).Msg("a run was dropped by its worker: it is made by another one")
		}
		return enqueue(ctx, tx, append(runs, dropped...))
	}))
}

// due fixes the clocks of the runs that are due. Where nobody worked for long that is
// now: what came in meanwhile came before it.
func (d *dueWorker) due(ctx context.Context, tx pgx.Tx) ([]runArgs, error) {
	rows, err := tx.Query(ctx, `UPDATE campaigns c SET due = NULL, as_of = CASE WHEN c.due < now() - $1::interval THEN date_trunc('second', now()) ELSE c.due END
		FROM (SELECT id FROM campaigns WHERE due <= now() AND as_of IS NULL AND settings <> '' FOR UPDATE SKIP LOCKED) taken
		WHERE c.id = taken.id RETURNING c.id, c.as_of, 0::bigint`, d.Times.Late)
	return runsOf(rows, err)
}

// dropped are runs that nobody is on: their jobs were running for a while, and no session
// holds the campaign; or there is no job any more.
func (d *dueWorker) dropped(ctx context.Context, tx pgx.Tx) ([]runArgs, error) {
	rows, err := tx.Query(ctx, `WITH held AS MATERIALIZED (
			SELECT objid::bigint AS id FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 2 AND classid::bigint IN ($2, $3)
				AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
		SELECT c.id, c.as_of, coalesce(c.job, 0) FROM campaigns c LEFT JOIN river_job j ON j.id = c.job
		WHERE c.as_of IS NOT NULL AND c.settings <> ''
			AND (j.id IS NULL OR j.state IN ('completed', 'cancelled', 'discarded') OR j.state = 'running' AND j.attempted_at < now() - $1::interval)
			AND c.id NOT IN (SELECT id FROM held)
		FOR UPDATE OF c SKIP LOCKED`, d.Times.Dead, int64(atWork), int64(ledgerLocks))
	return runsOf(rows, err)
}

func runsOf(rows pgx.Rows, err error) ([]runArgs, error) {
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (r runArgs, err error) {
		err = row.Scan(&r.Campaign, &r.AsOf, &r.Instead)
		r.AsOf = r.AsOf.UTC()
		return r, err
	})
}

// enqueue puts runs into the queue, those that wait the longest first, and remembers the job of each.
func enqueue(ctx context.Context, tx pgx.Tx, runs []runArgs) error {
	if len(runs) == 0 {
		return nil
	}
	slices.SortFunc(runs, func(a, b runArgs) int { return cmp.Or(a.AsOf.Compare(b.AsOf), cmp.Compare(a.Campaign, b.Campaign)) })
	params := make([]river.InsertManyParams, len(runs))
	for i, r := range runs {
		params[i] = river.InsertManyParams{Args: r}
	}
	inserted, err := river.ClientFromContext[pgx.Tx](ctx).InsertManyTx(ctx, tx, params)
	if err != nil {
		return fmt.Errorf("put runs into the queue: %w", err)
	}
	campaigns, jobs := make([]int64, len(runs)), make([]int64, len(runs))
	for i, r := range runs {
		campaigns[i], jobs[i] = r.Campaign, inserted[i].Job.ID
	}
	_, err = tx.Exec(ctx, `UPDATE campaigns c SET job = put.job FROM unnest($1::bigint[], $2::bigint[]) AS put (campaign, job) WHERE c.id = put.campaign`, campaigns, jobs)
	if err != nil {
		return fmt.Errorf("put runs into the queue: %w", err)
	}
	return nil
}
