package work

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"
)

// portion is how many campaigns one look at settings takes: thousands within an hour.
const portion = 100

// planWorker looks at settings that nobody has looked at for a while: a timetable that
// changed takes hold before the next run.
type planWorker struct {
	river.WorkerDefaults[planArgs]
	common
}

// seenCampaign is one with the state of its settings that its next run goes by.
type seenCampaign struct {
	Campaign
	Seen string
	Due  *time.Time
}

// Work looks at a portion. What cannot be read is told by the run that needs it.
func (p *planWorker) Work(ctx context.Context, _ *river.Job[planArgs]) error {
	rows, err := p.pool.Query(ctx, `SELECT id, name, settings, seen, due FROM campaigns
		WHERE settings <> '' AND as_of IS NULL AND (due IS NULL OR due > now()) AND (looked IS NULL OR looked < now() - $1::interval)
		ORDER BY looked NULLS FIRST, id LIMIT $2`, p.Times.Replan, portion)
	if err != nil {
		return clean(fmt.Errorf("look for settings to read: %w", err))
	}
	all, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (c seenCampaign, err error) {
		err = row.Scan(&c.ID, &c.Name, &c.Settings, &c.Seen, &c.Due)
		return c, err
	})
	for _, c := range all {
		if ctx.Err() != nil {
			break
		}
		if err := p.replan(ctx, c); err != nil {
			return clean(err)
		}
	}
	return clean(err)
}

func (p *planWorker) replan(ctx context.Context, c seenCampaign) error {
	var plan Plan
	err := p.guarded(func() (err error) {
		plan, err = p.Tasks.Plan(ctx, c.Campaign, c.Seen)
		return err
	})
	if err != nil {
		p.Log.Warn().Str("campaign", c.Name).Err(clean(err)).Msg("settings not read: the next run is due as it was planned")
	}
	next := orNull(plan.Next)
	if err != nil || plan.Seen == c.Seen {
		plan.Seen, next = c.Seen, c.Due
	}
	_, err = p.pool.Exec(ctx, `UPDATE campaigns SET looked = now(), seen = $2, due = $3 WHERE id = $1 AND as_of IS NULL AND due IS NOT DISTINCT FROM $4`,
		c.ID, text(plan.Seen), next, c.Due)
	if err != nil {
		return fmt.Errorf("plan next run of %s: %w", c.Name, err)
	}
	return nil
}
