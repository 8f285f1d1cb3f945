package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// Decide adds a decision of the section, and replaces what was found over the
// whole campaign in the last run by what is found with it: both or neither. The
// decision gets its id.
func (l *Ledger) Decide(ctx context.Context, d *record.Decision, run int64, found []record.Issue) error {
	return l.write(ctx, fmt.Sprintf("record decision %s", d.Kind), func(tx *sql.Tx) error {
		if err := insertDecision(ctx, tx, d); err != nil {
			return err
		}
		whole, _, err := replaceCampaignWide(ctx, tx, run, found)
		if err != nil {
			return err
		}
		return enterDecision(ctx, tx, *d, whole)
	})
}

// Enter adds decisions, all of them or none, and gives them their ids. What follows
// from them is for the run that goes on to find.
func (l *Ledger) Enter(ctx context.Context, all []record.Decision) error {
	return l.write(ctx, "record decisions", func(tx *sql.Tx) error {
		whole, err := campaignWideFact(ctx, tx)
		if err != nil {
			return err
		}
		for i := range all {
			if err := insertDecision(ctx, tx, &all[i]); err != nil {
				return err
			}
			if err := enterDecision(ctx, tx, all[i], whole); err != nil {
				return err
			}
		}
		return nil
	})
}

// CampaignWide replaces what was found over the whole campaign in the last run,
// once files were judged again because of a decision.
func (l *Ledger) CampaignWide(ctx context.Context, run int64, found []record.Issue) error {
	return l.write(ctx, "record what follows from a decision", func(tx *sql.Tx) error {
		whole, _, err := replaceCampaignWide(ctx, tx, run, found)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, insertEntry, run, entryCampaignWide, 0, whole)
		return err
	})
}

// Decisions are all that was decided, in their order.
func (l *Ledger) Decisions(ctx context.Context) (all []record.Decision, err error) {
	err = l.read(ctx, "read decisions", func(tx *sql.Tx) error {
		all, err = readDecisions(ctx, tx)
		return err
	})
	return all, err
}

func insertDecision(ctx context.Context, tx *sql.Tx, d *record.Decision) error {
	var at any
	if !d.At.IsZero() {
		at = stamp(d.At)
	}
	t := d.Target
	final, err := finalText(d.Final)
	if err != nil {
		return err
	}
	return tx.QueryRowContext(ctx, `INSERT INTO decisions (kind, undo, file, sheet, form, project, cell, department, code, at, as_of, made, by, why, origin, doc, how, signed_by, signed_on, stage, final)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`, string(d.Kind), d.Undo, sql.NullInt64{Int64: t.File, Valid: t.File != 0},
		t.Sheet, t.Form, t.Subject, t.Cell, t.Department, string(t.Code),
		at, stamp(d.AsOf), stamp(d.Made), d.By, d.Why, d.Origin, d.Notice.Doc, d.Notice.How, d.Notice.SignedBy, d.Notice.SignedOn.String(), t.Stage, final).Scan(&d.ID)
}

func readDecisions(ctx context.Context, tx *sql.Tx) ([]record.Decision, error) {
	rows, err := tx.QueryContext(ctx, `SELECT id, kind, undo, coalesce(file, 0), sheet, form, project, cell, department, code,
		at, as_of, made, by, why, origin, doc, how, signed_by, signed_on, stage, final FROM decisions ORDER BY id`)
	return collect(rows, err, func(rows *sql.Rows) (record.Decision, error) {
		var d record.Decision
		var at, asOf, made moment
		var signed, final string
		t, n := &d.Target, &d.Notice
		err := rows.Scan(&d.ID, &d.Kind, &d.Undo, &t.File, &t.Sheet, &t.Form, &t.Subject, &t.Cell, &t.Department, &t.Code,
			&at, &asOf, &made, &d.By, &d.Why, &d.Origin, &n.Doc, &n.How, &n.SignedBy, &signed, &t.Stage, &final)
		if err == nil && final != "" {
			err = json.Unmarshal([]byte(final), &d.Final)
		}
		d.At, d.AsOf, d.Made = at.Time, asOf.Time, made.Time
		if n.SignedOn.UnmarshalText([]byte(signed)) != nil {
			n.SignedOn = value.Date{} // somebody wrote into the ledger: the chain says so
		}
		return d, err
	})
}

// finalText is what a stage is final as, as the database keeps it.
func finalText(f *record.Final) (string, error) {
	if f == nil {
		return "", nil
	}
	text, err := json.Marshal(f)
	return string(text), err
}

// decisionEntry is what the chain keeps of a decision: the decision, and a
// digest of what was found over the campaign with it.
type decisionEntry struct {
	Decision     json.RawMessage `json:"decision"`
	CampaignWide string          `json:"whole"`
}

// enterDecision keeps a decision, and what was found with it, for the next run to
// seal.
func enterDecision(ctx context.Context, tx *sql.Tx, d record.Decision, whole string) error {
	fact, err := decisionFact(d)
	if err != nil {
		return err
	}
	body, err := json.Marshal(decisionEntry{fact, whole})
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, insertEntry, nil, entryDecision, d.Target.File, string(body))
	return err
}

// decisionFact is a decision as entries keep it: all of it.
func decisionFact(d record.Decision) ([]byte, error) {
	fact := struct {
		ID                   int64
		Kind                 record.DecisionKind
		Undo                 bool
		File                 int64
		Sheet, Form, Project string
		Cell                 string       `json:",omitempty"` // of an answer
		Department           string       `json:",omitempty"` // of a duty
		Code                 finding.Code `json:",omitempty"`
		At, AsOf, Made       string
		By, Why              string
		Origin               string `json:",omitempty"`
		// Of a feedback; what older decisions lack stays out of their entries.
		Doc, How, SignedBy, SignedOn string        `json:",omitempty"`
		Stage                        string        `json:",omitempty"`
		Final                        *record.Final `json:",omitempty"`
	}{d.ID, d.Kind, d.Undo, d.Target.File, d.Target.Sheet, d.Target.Form, string(d.Target.Subject), d.Target.Cell,
		d.Target.Department, d.Target.Code, "", stamp(d.AsOf), stamp(d.Made), d.By, d.Why, d.Origin,
		d.Notice.Doc, d.Notice.How, d.Notice.SignedBy, d.Notice.SignedOn.String(), d.Target.Stage, d.Final}
	if !d.At.IsZero() {
		fact.At = stamp(d.At)
	}
	return json.Marshal(fact)
}

// decisions holds the section's decisions against their entries, one by one.
func (e *Examination) decisions(ctx context.Context, tx *sql.Tx) error {
	rows, err := tx.QueryContext(ctx, `SELECT body FROM entries WHERE kind = ? ORDER BY id`, entryDecision)
	entered, err := collect(rows, err, func(rows *sql.Rows) (string, error) {
		var body string
		var entry decisionEntry
		if err := rows.Scan(&body); err != nil {
			return "", err
		}
		err := json.Unmarshal([]byte(body), &entry)
		return string(entry.Decision), err
	})
	if err != nil {
		return err
	}
	made, err := readDecisions(ctx, tx)
	if err != nil {
		return err
	}
	for i := range max(len(made), len(entered)) {
		fact := ""
		if i < len(made) {
			text, err := decisionFact(made[i])
			if err != nil {
				return err
			}
			fact = string(text)
		}
		if i >= len(entered) || entered[i] != fact {
			e.doubt(Doubt{Kind: DoubtDecision, Detail: fmt.Sprint(i + 1)})
			return nil
		}
	}
	return nil
}
