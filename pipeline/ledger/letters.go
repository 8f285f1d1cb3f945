package ledger

import (
	"context"
	"database/sql"
	"time"

	"jixiao/pipeline/record"
)

// letters are letters that are being planned.
type letters struct {
	tx    *sql.Tx
	now   time.Time
	known map[letterKey]*letter
	fresh []*letter // in the order in which they get their numbers
	last  int64     // number given
}

// letterKey is what one letter is known by.
type letterKey struct{ channel, key string }

type letter struct {
	record.Notification
	fresh, anew bool
}

// read reads what became of letters that tell the same.
func (l *letters) read(ctx context.Context, wanted []record.Notification) error {
	keys := map[string][]string{}
	for _, t := range wanted {
		keys[t.Channel] = append(keys[t.Channel], t.Key)
	}
	for channel, some := range keys {
		err := eachAmong(ctx, l.tx, `SELECT id, channel, key, recipient, run, state, tries, next, error FROM tellings
			WHERE channel = ? AND key IN `, some, l.scan, channel)
		if err != nil {
			return err
		}
	}
	return l.tx.QueryRowContext(ctx, `SELECT coalesce(max(id), 0) FROM tellings`).Scan(&l.last)
}

func (l *letters) scan(rows *sql.Rows) error {
	var t letter
	var next moment
	err := rows.Scan(&t.ID, &t.Channel, &t.Key, &t.To, &t.Run, &t.State, &t.Tries, &next, &t.Error)
	t.Next = next.Time
	l.known[letterKey{t.Channel, t.Key}] = &t
	return err
}

// plan enters a letter, or finds the one that tells the same. One that was dropped,
// or goes to another address by now, is due anew.
func (l *letters) plan(t record.Notification) record.Notification {
	is, ok := l.known[letterKey{t.Channel, t.Key}]
	switch {
	case !ok:
		l.last++
		is = &letter{Notification: t, fresh: true}
		is.ID, is.State, is.Tries, is.Next, is.Error = l.last, record.NotificationDue, 0, time.Time{}, ""
		l.known[letterKey{t.Channel, t.Key}] = is
		l.fresh = append(l.fresh, is)
	case is.State == record.NotificationDropped || is.State != record.NotificationSent && is.To != t.To:
		is.State, is.Tries, is.Next, is.Error = record.NotificationDue, 0, time.Time{}, ""
		is.To, is.anew = t.To, true
	}
	t.ID, t.Run, t.State, t.Tries, t.Next, t.Error = is.ID, is.Run, is.State, is.Tries, is.Next, is.Error
	return t
}

var insertLetters = inserting("tellings", "id, channel, kind, unit, recipient, key, run, state, tries, error, made", "")

var updateAnew = updating("tellings", `tries = 0, next = NULL, error = '', ended = NULL, state = 'due', recipient = new.column2`, "BIGINT", "TEXT")

// save writes the letters that are new, and those that are due anew.
func (l *letters) save(ctx context.Context) error {
	var fresh, anew []any
	for _, t := range l.fresh {
		fresh = append(fresh, t.ID, t.Channel, t.Kind, t.Unit, t.To, t.Key, t.Run, string(t.State), 0, "", stamp(l.now))
	}
	for _, t := range l.known {
		if t.anew && !t.fresh {
			anew = append(anew, t.ID, t.To)
		}
	}
	if err := insertLetters.write(ctx, l.tx, fresh); err != nil {
		return err
	}
	return updateAnew.write(ctx, l.tx, anew)
}
