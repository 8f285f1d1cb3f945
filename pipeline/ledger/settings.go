package ledger

import (
	"context"
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
	var was, fact settingsFact
	if !begun && json.Unmarshal([]byte(body), &was) != nil {
		begun = true // what it was is not known
	}
	var changes []record.SettingChange
	if !begun {
		if changes = record.ChangedSettings(was.Settings, now); len(changes) == 0 {
			return nil, nil
		}
	}
	fact.Settings = now
	for i, c := range changes {
		fact.Changes = append(fact.Changes, settingChange{c.Of, c.Part, c.Was, c.Now})
		changes[i].Run, changes[i].AsOf = run.ID, run.AsOf
	}
	text, err := json.Marshal(fact)
	if err != nil {
		return nil, fmt.Errorf("keep settings: %w", err)
	}
	_, err = tx.ExecContext(ctx, insertEntry, run.ID, entrySettings, 0, string(text))
	return changes, err
}

// readSettingChanges reads all changes in their order. An entry that cannot be read
// says nothing: it belongs to the chain, which tells that it was changed.
func readSettingChanges(ctx context.Context, tx *sql.Tx) ([]record.SettingChange, error) {
	rows, err := tx.QueryContext(ctx, `SELECT run, as_of, coalesce(iif(json_valid(body), json_extract(body, '$.Changes'), NULL), '[]')
		FROM entries JOIN runs ON runs.id = run WHERE file = 0 AND kind = ? ORDER BY entries.id`, entrySettings)
	var all []record.SettingChange
	err = each(rows, err, func(rows *sql.Rows) error {
		var run int64
		var asOf moment
		var text string
		if err := rows.Scan(&run, &asOf, &text); err != nil {
			return err
		}
		var changes []settingChange
		if json.Unmarshal([]byte(text), &changes) != nil {
			return nil
		}
		for _, c := range changes {
			all = append(all, record.SettingChange{Of: c.Of, Part: c.Part, Was: c.Was, Now: c.Now, Run: run, AsOf: asOf.Time})
		}
		return nil
	})
	return all, err
}
