package ledger

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"jixiao/pipeline/record"
)

// settingsFact is what a run judged by, as entries keep it: all of it, and what of it
// is otherwise than the run before had it.
type settingsFact struct {
	Settings []record.Setting
	Changes  []settingChange `json:",omitempty"`
	// Sum is a hash over the rest: a damaged entry must be told as no change of rules.
	Sum string
}

// sealed is the entry with its sum.
func (f settingsFact) sealed() (text []byte, err error) {
	if f.Sum, err = f.sum(); err != nil {
		return nil, err
	}
	return json.Marshal(f)
}

func (f settingsFact) sum() (string, error) {
	f.Sum = ""
	text, err := json.Marshal(f)
	return fmt.Sprintf("%x", sha256.Sum256(text)), err
}

// settingsIn reads an entry; ok is false of one that is not as it was written.
func settingsIn(body string) (f settingsFact, ok bool) {
	if json.Unmarshal([]byte(body), &f) != nil {
		return f, false
	}
	sum, err := f.sum()
	return f, err == nil && sum == f.Sum
}

type settingChange struct{ Of, Part, Was, Now string }

// keepSettings enters what a run judges by where the last entry says otherwise, and
// returns the changes. The first entry of a ledger changes nothing, and of a run of
// which nothing is said nothing is kept.
func keepSettings(ctx context.Context, tx *sql.Tx, run record.Run, now []record.Setting) ([]record.SettingChange, error) {
	if now == nil {
		return nil, nil
	}
	var body string
	err := tx.QueryRowContext(ctx, `SELECT body FROM entries WHERE file = 0 AND kind = ? ORDER BY id DESC LIMIT 1`, entrySettings).Scan(&body)
	begun := errors.Is(err, sql.ErrNoRows)
	if err != nil && !begun {
		return nil, err
	}
	var fact settingsFact
	var changes []record.SettingChange
	if was, known := settingsIn(body); !begun && known {
		if changes = record.ChangedSettings(was.Settings, now); len(changes) == 0 {
			return nil, nil
		}
	}
	fact.Settings = now
	for i, c := range changes {
		fact.Changes = append(fact.Changes, settingChange{c.Of, c.Part, c.Was, c.Now})
		changes[i].Run, changes[i].AsOf = run.ID, run.AsOf
	}
	text, err := fact.sealed()
	if err != nil {
		return nil, fmt.Errorf("keep settings: %w", err)
	}
	_, err = tx.ExecContext(ctx, insertEntry, run.ID, entrySettings, 0, string(text))
	return changes, err
}

// readSettingChanges reads all changes in their order. An entry that cannot be read
// says nothing: it belongs to the chain, which tells that it was changed.
func readSettingChanges(ctx context.Context, tx *sql.Tx) ([]record.SettingChange, error) {
	rows, err := tx.QueryContext(ctx, `SELECT run, as_of, body FROM entries JOIN runs ON runs.id = run WHERE file = 0 AND kind = ? ORDER BY entries.id`, entrySettings)
	var all []record.SettingChange
	err = each(rows, err, func(rows *sql.Rows) error {
		var run int64
		var asOf moment
		var text string
		if err := rows.Scan(&run, &asOf, &text); err != nil {
			return err
		}
		fact, ok := settingsIn(text)
		if !ok {
			return nil
		}
		for _, c := range fact.Changes {
			all = append(all, record.SettingChange{Of: c.Of, Part: c.Part, Was: c.Was, Now: c.Now, Run: run, AsOf: asOf.Time})
		}
		return nil
	})
	return all, err
}
