package pipeline

import (
	"context"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/record"
	"jixiao/rules/form"
)

// loadAccount reads what the ledger holds now, with the forms put back, and
// with what merged units left in their successors' hands.
func loadAccount(ctx context.Context, c *campaign.Campaign, l *ledger.Ledger) (record.Account, error) {
	account, err := l.Account(ctx)
	if err != nil {
		return account, err
	}
	makeRoom()
	for _, v := range account.Versions {
		if v.Submission != nil {
			v.Submission.Def = c.Form(v.Submission.Form)
		}
	}
	tellDamaged(c, &account)
	inherit(&account, on(c, account.Run.AsOf).Facts)
	return account, nil
}

// outline derives what the ledger holds now, and takes what versions say from
// those that were read before: reading it takes most of the time of a snapshot.
func outline(ctx context.Context, c *campaign.Campaign, l *ledger.Ledger, read record.Account) (*record.Snapshot, error) {
	account, err := l.Brief(ctx)
	if err != nil {
		return nil, err
	}
	account.SetAside(read.Damaged)
	account.Damaged = read.Damaged
	tellDamaged(c, &account)
	inherit(&account, on(c, account.Run.AsOf).Facts)
	submissions := make(map[int64]*form.Submission, len(read.Versions))
	for _, v := range read.Versions {
		submissions[v.ID] = v.Submission
	}
	for i := range account.Versions {
		account.Versions[i].Submission = submissions[account.Versions[i].ID]
	}
	return account.Snapshot(), nil
}
