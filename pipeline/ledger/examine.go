package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
)

// Examination is what the ledger says of itself.
type Examination struct {
	Runs     int // that came to their end
	CutOff   int // that did not, or are going on
	Entries  int
	Files    int // that were judged
	Unsealed int // entries that wait for the next run to seal them
	// Head is the last sealed run and its hash; 0 before the first.
	Head Head
	// Contents are the originals that the archive must hold: for every hash
	// the path by which it first came.
	Contents map[string]string
	Doubts   []Doubt
}

// Head is the end of the chain of runs.
type Head struct {
	Run  int64
	Hash string
}

// DoubtKind says in what respect a ledger is not what it was.
type DoubtKind string

// The kinds of doubts.
const (
	DoubtDatabase     DoubtKind = "database"       // SQLite itself finds the file damaged
	DoubtRunChanged   DoubtKind = "run_changed"    // what a run recorded was changed afterwards
	DoubtRunMissing   DoubtKind = "run_missing"    // the run before it is not the one it followed
	DoubtRunUnsealed  DoubtKind = "run_unsealed"   // its seal was taken away
	DoubtBalance      DoubtKind = "balance"        // files seen and files judged differ
	DoubtFileChanged  DoubtKind = "file_changed"   // a file's record is not what was entered
	DoubtFileMissing  DoubtKind = "file_missing"   // a file was entered and its record is gone
	DoubtFileForeign  DoubtKind = "file_foreign"   // a file's record was never entered
	DoubtRow          DoubtKind = "row_unreadable" // what was judged cannot be read; the next run judges it again
	DoubtCampaignWide DoubtKind = "findings_changed"
	DoubtStray        DoubtKind = "entry_foreign"    // an entry that no run made
	DoubtDecision     DoubtKind = "decision_changed" // a decision of the section is not what was entered
	DoubtRelease      DoubtKind = "release_changed"  // what the section released is not what was entered
	DoubtDispatch     DoubtKind = "dispatch_changed" // what the section said of what goes out is not what was entered
)

// Doubt is one respect in which a ledger is not what it was.
type Doubt struct {
	Kind DoubtKind
	Run  int64
	File int64 // the id of a file whose record differs
	Path string
	// Changes say which parts of a file's record differ.
	Changes []Change
	Detail  string // of SQLite's own check, or why a row cannot be read
	Table   string // of that row
}

// Change is one part of a file's record that differs from what was entered.
type Change struct{ Field, Was, Is string }

// Examine checks the ledger against the chain of its runs, and the database
// itself. It changes nothing. A run that is going on raises no doubt: what it
// has recorded is entered and waits for its seal.
func (l *Ledger) Examine(ctx context.Context) (*Examination, error) {
	e := &Examination{Contents: map[string]string{}}
	err := l.read(ctx, "examine ledger", func(tx *sql.Tx) error {
		for _, check := range []func(context.Context, *sql.Tx) error{
			l.examineDatabase(e), e.rows, e.packed, e.runs, e.strays, e.files, e.decisions, e.releases, e.dispatches, e.campaignWide, e.contents,
		} {
			if err := e.checked(check(ctx, tx)); err != nil {
				return err
			}
		}
		return nil
	})
	return e, err
}

// checked makes a doubt of a row that a check stumbled over: the others go on.
func (e *Examination) checked(err error) error {
	var row *rowError
	if !errors.As(err, &row) {
		return err
	}
	e.doubt(Doubt{Kind: DoubtDatabase, Detail: err.Error()})
	return nil
}

// rows reads every row. What was judged is judged again by the next run; what
// else cannot be read only a backup has.
func (e *Examination) rows(ctx context.Context, tx *sql.Tx) error {
	var damaged damage
	if err := damaged.find(ctx, tx); err != nil {
		return err
	}
	for _, d := range damaged {
		if d.Judged() {
			e.doubt(Doubt{Kind: DoubtRow, Path: d.Path, Table: d.Table, Detail: d.Row + ": " + d.Why})
			continue
		}
		e.doubt(Doubt{Kind: DoubtDatabase, Detail: d.Table + " " + d.Row + ": " + d.Why})
	}
	return nil
}

func (e *Examination) doubt(d Doubt) { e.Doubts = append(e.Doubts, d) }

// examineDatabase asks the database whether it is whole.
func (l *Ledger) examineDatabase(e *Examination) func(context.Context, *sql.Tx) error {
	return func(ctx context.Context, tx *sql.Tx) error {
		faults, err := l.engine.faults(ctx, tx)
		for _, f := range faults {
			e.doubt(Doubt{Kind: DoubtDatabase, Detail: f})
		}
		return err
	}
}

// strays looks for entries that no run seals or will seal. One of the section
// waits for the next run; one of a file belongs to a run that is going on or
// was cut off, or was made because of a decision since the last one.
func (e *Examination) strays(ctx context.Context, tx *sql.Tx) error {
	head, err := lastSeal(ctx, tx, math.MaxInt64)
	if err != nil {
		return err
	}
	var strays int
	err = tx.QueryRowContext(ctx, `SELECT count(*), coalesce(sum(CASE WHEN kind NOT IN (?1, ?2, ?3) AND (run IS NULL OR run NOT IN
		(SELECT id FROM runs WHERE ended IS NULL)) AND NOT (run = ?5 AND id > decided) THEN 1 ELSE 0 END), 0) FROM entries,
		(SELECT coalesce(min(id), ?6) AS decided FROM entries WHERE kind = ?1 AND run IS NULL AND id > ?4) AS since WHERE id > ?4`,
		entryDecision, entryRelease, entryDispatch, head.last, head.run, math.MaxInt64).Scan(&e.Unsealed, &strays)
	if err != nil {
		return err
	}
	if strays > 0 {
		e.doubt(Doubt{Kind: DoubtStray, Detail: fmt.Sprint(strays)})
	}
	return tx.QueryRowContext(ctx, `SELECT count(*) FROM entries`).Scan(&e.Entries)
}

// files compares what the ledger says of every file with its last entry.
func (e *Examination) files(ctx context.Context, tx *sql.Tx) error {
	entered, err := lastEntries(ctx, tx)
	if err != nil {
		return err
	}
	err = eachFact(ctx, tx, func(id int64, path, now string) {
		e.Files++
		e.compare(id, path, entered[id], now)
		delete(entered, id)
	})
	if err != nil {
		return err
	}
	e.lost(entered)
	return nil
}

// compare holds one file against its entry. Where no run is sealed yet, files
// from before there was a chain have none.
func (e *Examination) compare(id int64, path string, was entered, now string) {
	switch {
	case was.kind != entryFile && e.Head.Run > 0:
		e.doubt(Doubt{Kind: DoubtFileForeign, File: id, Path: path})
	case was.kind == entryFile && was.body != now:
		e.doubt(Doubt{Kind: DoubtFileChanged, File: id, Path: path, Changes: changes(was.body, now)})
	}
}

// lost are the entries of files that are no longer there.
func (e *Examination) lost(left map[int64]entered) {
	for _, id := range slices.Sorted(maps.Keys(left)) {
		was := left[id]
		if was.kind == entryDropped {
			continue
		}
		var f fact
		if err := json.Unmarshal([]byte(was.body), &f); err != nil {
			e.doubt(Doubt{Kind: DoubtDatabase, Detail: fmt.Sprintf("entry of file %d: %v", id, err)})
			continue
		}
		e.doubt(Doubt{Kind: DoubtFileMissing, Path: f.Path})
	}
}

// campaignWide compares what was found over the campaign with what was last entered:
// by the last run, or with a decision since.
func (e *Examination) campaignWide(ctx context.Context, tx *sql.Tx) error {
	if e.Head.Run == 0 {
		return nil
	}
	now, err := campaignWideFact(ctx, tx)
	if err != nil {
		return err
	}
	var kind, body string
	err = tx.QueryRowContext(ctx, `SELECT kind, body FROM entries WHERE kind = ?1 AND run = ?3 OR kind = ?2 AND run IS NULL
		AND id > (SELECT sealed FROM runs WHERE id = ?3) ORDER BY id DESC LIMIT 1`,
		entryCampaignWide, entryDecision, e.Head.Run).Scan(&kind, &body)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if kind == entryDecision {
		var with decisionEntry
		if json.Unmarshal([]byte(body), &with) != nil {
			with.CampaignWide = ""
		}
		body = with.CampaignWide
	}
	if kind == "" || body != now {
		e.doubt(Doubt{Kind: DoubtCampaignWide, Run: e.Head.Run})
	}
	return nil
}

func (e *Examination) contents(ctx context.Context, tx *sql.Tx) (err error) {
	e.Contents, err = readContents(ctx, tx)
	return err
}
