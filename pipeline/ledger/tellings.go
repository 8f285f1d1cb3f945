package ledger

import (
	"context"
	"database/sql"
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
		kept := map[int64]bool{}
		for i, t := range wanted {
			stands, err := planNotification(ctx, tx, t, now)
			if err != nil {
				return err
			}
			kept[stands.ID] = true
			out[i] = stands
		}
		return dropTellings(ctx, tx, kept, now)
	})
	return out, err
}

// planNotification enters a letter, or finds the one that tells the same. One that
// was dropped, or goes to another address by now, is due anew.
func planNotification(ctx context.Context, tx *sql.Tx, t record.Notification, now time.Time) (record.Notification, error) {
	_, err := tx.ExecContext(ctx, `INSERT INTO tellings (channel, kind, unit, recipient, key, run, state, tries, error, made)
		VALUES (?, ?, ?, ?, ?, ?, 'due', 0, '', ?) ON CONFLICT (channel, key) DO UPDATE SET
		tries = 0, next = NULL, error = '', ended = NULL, state = 'due', recipient = excluded.recipient
		WHERE state = 'dropped' OR state <> 'sent' AND recipient <> excluded.recipient`,
		t.Channel, t.Kind, t.Unit, t.To, t.Key, t.Run, stamp(now))
	if err != nil {
		return t, err
	}
	row := tx.QueryRowContext(ctx, `SELECT id, run, state, tries, next, error FROM tellings WHERE channel = ? AND key = ?`, t.Channel, t.Key)
	var next moment
	err = row.Scan(&t.ID, &t.Run, &t.State, &t.Tries, &next, &t.Error)
	t.Next = next.Time
	return t, err
}

func dropTellings(ctx context.Context, tx *sql.Tx, kept map[int64]bool, now time.Time) error {
	rows, err := tx.QueryContext(ctx, `SELECT id FROM tellings WHERE state IN ('due', 'sending', 'failed')`)
	open, err := collect(rows, err, func(rows *sql.Rows) (int64, error) {
		var id int64
		err := rows.Scan(&id)
		return id, err
	})
	if err != nil {
		return err
	}
	for _, id := range open {
		if kept[id] {
			continue
		}
		if _, err := tx.ExecContext(ctx, `UPDATE tellings SET state = 'dropped', ended = ? WHERE id = ?`, stamp(now), id); err != nil {
			return err
		}
	}
	return nil
}

// RecordNotifications records how far letters have come: state, tries, next try and
// error; with those that were sent, all that they told.
func (l *Ledger) RecordNotifications(ctx context.Context, now time.Time, tellings ...record.Notification) error {
	return l.write(ctx, "record letters", func(tx *sql.Tx) error {
		for _, t := range tellings {
			if err := recordNotification(ctx, tx, t, now); err != nil {
				return err
			}
		}
		return nil
	})
}

func recordNotification(ctx context.Context, tx *sql.Tx, t record.Notification, now time.Time) error {
	var next, ended any
	if !t.Next.IsZero() {
		next = stamp(t.Next)
	}
	if t.State == record.NotificationSent || t.State == record.NotificationFailed {
		ended = stamp(now)
	}
	if _, err := tx.ExecContext(ctx, `UPDATE tellings SET state = ?, tries = ?, next = ?, error = ?, ended = ? WHERE id = ?`,
		string(t.State), t.Tries, next, t.Error, ended, t.ID); err != nil {
		return err
	}
	if t.State != record.NotificationSent {
		return nil
	}
	for _, item := range t.Items {
		if _, err := tx.ExecContext(ctx, `INSERT OR IGNORE INTO told (channel, item, telling) VALUES (?, ?, ?)`,
			t.Channel, item, t.ID); err != nil {
			return err
		}
	}
	return nil
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
