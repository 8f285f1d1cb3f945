package workspace

import (
	"context"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/record"
	"jixiao/rules"
	"jixiao/rules/finding"
	"jixiao/rules/form/packed"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// Account reads what the ledger holds now, with the forms put back, and with
// what merged units left in their successors' hands.
func (w Workspace) Account(ctx context.Context, l *ledger.Ledger) (record.Account, error) {
	account, err := l.Account(ctx)
	if err != nil {
		return account, err
	}
	for _, v := range account.Versions {
		if v.Says != nil {
			v.Says.Define(w.Campaign.Form(v.Duty.Form))
		}
	}
	w.complete(&account)
	return account, nil
}

// Outline derives what the ledger holds now, and takes what versions say from
// those that were read before: reading it takes most of the time of a snapshot.
func (w Workspace) Outline(ctx context.Context, l *ledger.Ledger, read record.Account) (*record.Snapshot, error) {
	account, err := l.Brief(ctx)
	if err != nil {
		return nil, err
	}
	account.SetAside(read.Damaged)
	account.Damaged = read.Damaged
	w.complete(&account)
	submissions := make(map[int64]*packed.Submission, len(read.Versions))
	for _, v := range read.Versions {
		submissions[v.ID] = v.Says
	}
	for i := range account.Versions {
		account.Versions[i].Says = submissions[account.Versions[i].ID]
	}
	return account.Snapshot(), nil
}

// Current reads what the ledger holds after its last run. A run without end is
// still going or was cut off.
func (w Workspace) Current(ctx context.Context) (*record.Snapshot, error) {
	if err := w.History(); err != nil {
		return nil, err
	}
	l, err := ledger.Open(string(w.Place))
	if err != nil {
		return nil, err
	}
	defer func() { _ = l.Close() }()
	return w.Snapshot(ctx, l)
}

// Snapshot derives what an open ledger holds, ErrNoRun where that is nothing.
func (w Workspace) Snapshot(ctx context.Context, l *ledger.Ledger) (*record.Snapshot, error) {
	account, err := w.Account(ctx, l)
	if err != nil {
		return nil, err
	}
	if account.Run.ID == 0 {
		return nil, ErrNoRun
	}
	return account.Snapshot(), nil
}

// complete adds what follows from the campaign as of the account's last run.
func (w Workspace) complete(a *record.Account) {
	addDamaged(w.Campaign, a)
	on := w.Campaign.On(value.DateOf(a.Run.AsOf.In(w.Campaign.Zone)))
	a.Successors = on.Facts.Successors
	reassign(a, on.Facts)
}

// addDamaged says of every file with a damaged row that it counts for nothing
// until it is judged again: a file that is gone too, of which a version may
// have stood.
func addDamaged(c *campaign.Campaign, a *record.Account) {
	files := make(map[int64]record.File, len(a.Files))
	for _, f := range a.Files {
		files[f.ID] = f
	}
	for _, id := range record.FilesOf(a.Damaged) {
		f, judged := files[id]
		if !judged {
			continue
		}
		told := []finding.Finding{{Code: "F01", Variant: "record", Place: finding.Place{File: f.Path}}}
		for _, what := range c.Engine.Complete(told, InputOf(c, f)) {
			a.Issues = append(a.Issues, record.Issue{Finding: what, Department: f.Department, FileID: f.ID,
				FirstRun: a.Run.ID, CampaignWide: f.Gone})
		}
	}
}

// reassign gives what units left behind that were merged since to their
// successors: files, versions with the verdicts that they got, and findings.
func reassign(a *record.Account, facts *register.Facts) {
	if len(facts.Successors) == 0 {
		return
	}
	for i := range a.Files {
		a.Files[i].Department = facts.Successor(a.Files[i].Department)
	}
	for i := range a.Versions {
		v := &a.Versions[i]
		v.Duty.Department = facts.Successor(v.Duty.Department)
	}
	for i := range a.Issues {
		a.Issues[i].Department = facts.Successor(a.Issues[i].Department)
	}
}

// InputOf is what the rules may know of a file.
func InputOf(c *campaign.Campaign, f record.File) rules.Input {
	return rules.Input{Facts: c.Facts, Department: f.Department, Received: value.DateOf(f.Arrival.In(c.Zone))}
}
