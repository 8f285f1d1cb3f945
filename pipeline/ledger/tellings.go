package ledger

import (
	"context"
	"database/sql"
	"slices"
	"time"

	"jixiao/pipeline/record"
)

// SentItems are the single things that letters over each channel have told.
func (l *Ledger) SentItems(ctx context.Context) (map[string]map[string]bool, error) {
	told := map[string]map[string]bool{}
	err := l.read(ctx, "read what was told", func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT channel, item FROM told`)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }()
		for rows.Next() {
			var channel, item string
			if err := rows.Scan(&channel, &item); err != nil {
				return err
			}
			if told[channel] == nil {
				told[channel] = map[string]bool{}
			}
			told[channel][item] = true
		}
		return rows.Err()
	})
	return told, err
}

// PlanNotifications records which letters are due now, and drops those that were and
// are no longer. It returns them as they stand, in the order given; one whose
// recipient has another address by now begins anew.
func (l *Ledger) PlanNotifications(ctx context.Context, wanted []record.Notification, now time.Time) ([]record.Notification, error) {
	out := make([]record.Notification, len(wanted))
	err := l.write(ctx, "plan letters", func(tx *sql.Tx) error {
		p := letters{tx: tx, now: now, known: map[letterKey]*letter{}}
		if err := p.read(ctx, wanted); err != nil {
			return err
		}
		for i, t := range wanted {
			out[i] = p.plan(t)
		}
		if err := p.save(ctx); err != nil {
			return err
		}
		return dropTellings(ctx, tx, out, now)
	})
	return out, err
}

func dropTellings(ctx context.Context, tx *sql.Tx, kept []record.Notification, now time.Time) error {
	rows, err := tx.QueryContext(ctx, `SELECT id FROM tellings WHERE state IN ('due', 'sending', 'failed')`)
	open, err := collect(rows, err, func(rows *sql.Rows) (int64, error) {
		var id int64
		err := rows.Scan(&id)
		return id, err
	})
	if err != nil {
		return err
	}
	stands := map[int64]bool{}
	for _, t := range kept {
		stands[t.ID] = true
	}
	open = slices.DeleteFunc(open, func(id int64) bool { return stands[id] })
	return execAmong(ctx, tx, `UPDATE tellings SET state = 'dropped', ended = ? WHERE id IN `, open, stamp(now))
}

// RecordNotifications records how far letters have come: state, tries, next try and
// error; with those that were sent, all that they told.
func (l *Ledger) RecordNotifications(ctx context.Context, now time.Time, tellings ...record.Notification) error {
	return l.write(ctx, "record letters", func(tx *sql.Tx) error {
		var came, told []any
		for i, t := range tellings {
			if t.State == record.NotificationSent {
				for _, item := range t.Items {
					told = append(told, t.Channel, item, t.ID)
				}
			}
			if later := tellings[i+1:]; !slices.ContainsFunc(later, func(u record.Notification) bool { return u.ID == t.ID }) {
				came = append(came, t.ID, string(t.State), t.Tries, optional(t.Next), t.Error, ended(t, now))
			}
		}
		if err := updateLetters.write(ctx, tx, came); err != nil {
			return err
		}
		return insertTold.write(ctx, tx, told)
	})
}

var updateLetters = updating("tellings", `state = new.column2, tries = new.column3, next = new.column4, error = new.column5, ended = new.column6`,
	"BIGINT", "TEXT", "BIGINT", "TEXT", "TEXT", "TEXT")

var insertTold = inserting("told", "channel, item, telling", ` ON CONFLICT (channel, item) DO NOTHING`)

// ended is when a letter was sent or given up.
func ended(t record.Notification, now time.Time) sql.NullString {
	if t.State == record.NotificationSent || t.State == record.NotificationFailed {
		return optional(now)
	}
	return sql.NullString{}
}

// Unsent are the letters that were tried and did not arrive.
func (l *Ledger) Unsent(ctx context.Context) ([]record.Notification, error) {
	var unsent []record.Notification
	err := l.read(ctx, "read letters", func(tx *sql.Tx) error {
		var err error
		unsent, err = readUnsent(ctx, tx)
		return err
	})
	return unsent, err
}

// readUnsent are the letters that were tried and did not arrive.
func readUnsent(ctx context.Context, tx *sql.Tx) ([]record.Notification, error) {
	rows, err := tx.QueryContext(ctx, `SELECT id, channel, kind, unit, recipient, key, run, state, tries, next, error
		FROM tellings WHERE state IN ('due', 'sending', 'failed') AND error <> '' ORDER BY id`)
	return collect(rows, err, func(rows *sql.Rows) (record.Notification, error) {
		var t record.Notification
		var next moment
		err := rows.Scan(&t.ID, &t.Channel, &t.Kind, &t.Unit, &t.To, &t.Key, &t.Run, &t.State, &t.Tries, &next, &t.Error)
		t.Next = next.Time
		return t, err
	})
}
