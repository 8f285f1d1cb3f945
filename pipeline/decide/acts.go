package decide

import (
	"context"
	"path"
	"slices"
	"strings"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/workspace"
	"jixiao/rules"
	"jixiao/rules/finding"
)

// Ruled is what came of the workbooks in which the section decided.
type Ruled struct {
	files    map[int64]bool // that were ruled on now
	flawed   []finding.Finding
	flawedIn []int64
	releases []actRow
}

// Acts enters what the section decided in workbooks that came to its own folder
// since the last run was closed. Every row is ruled on in the run in which it
// came, and never again: what is wrong in it is told as long as its file lies
// there, and no later change makes an old row decide something.
func Acts(ctx context.Context, s *workspace.Session) (Ruled, error) {
	out := Ruled{}
	var err error
	if out.files, err = s.Ledger.NewActs(ctx); err != nil || len(out.files) == 0 {
		return out, err
	}
	account, err := s.Account(ctx, s.Ledger)
	if err != nil {
		return out, err
	}
	k := newClerk(s.Workspace, account.Snapshot())
	rows, before := k.rows(out.files)
	k.contradict(rows)
	var all []Decision
	for _, r := range rows {
		if before[r.act.Origin(0)] && r.flaw == nil && len(r.decisions) == 0 {
			continue // a release is no decision that has an origin
		}
		if r.flaw == nil {
			r.flaw = k.check(r.decisions)
		}
		if r.flaw != nil {
			out.flawed, out.flawedIn = append(out.flawed, r.flaw.in(r.act)), append(out.flawedIn, r.act.From.ID)
			continue
		}
		before[r.act.Origin(0)] = true
		all = append(all, r.decisions...)
		if r.unit != "" || r.all {
			out.releases = append(out.releases, r)
		}
		if err := releaseRule(ctx, s, r); err != nil {
			return out, err
		}
	}
	_, err = Enter(ctx, s, account, all...)
	return out, err
}

// rows reads what the section decided in some files, a row that comes twice once,
// and says which rows came before.
func (k *clerk) rows(files map[int64]bool) (rows []actRow, before map[string]bool) {
	before, now := map[string]bool{}, map[string]bool{}
	for _, a := range k.s.Acts {
		origin := a.Origin(0)
		switch {
		case !strings.HasPrefix(a.From.Path, campaign.SectionFolder+"/"):
		case !files[a.From.ID]:
			before[origin] = true
		case len(a.Done) == 0 && !now[origin]:
			r := k.rule(a)
			now[origin] = r.flaw == nil
			rows = append(rows, r)
		}
	}
	return rows, before
}

// releaseRule lets departments be told what so many of them fail.
func releaseRule(ctx context.Context, s *workspace.Session, r actRow) error {
	if r.tells == nil {
		return nil
	}
	by := campaign.SectionFolder
	if r.act.By != "" {
		by = r.act.By
	}
	_, err := s.Ledger.Release(ctx, record.Release{Code: r.tells.Code, Form: r.tells.Form, At: s.AsOf, By: by})
	return err
}

// Issues are what is to be told of rows that decide nothing: of those that were
// ruled on now, and of earlier ones whose files still lie there.
func (r Ruled) Issues(c *campaign.Campaign, account record.Account) []record.Issue {
	var out []record.Issue
	lies := map[int64]bool{}
	for _, f := range account.Files {
		lies[f.ID] = !f.Gone
	}
	for _, i := range account.Issues {
		if i.CampaignWide && isAct(i.Code) && lies[i.FileID] && !r.files[i.FileID] {
			out = append(out, i)
		}
	}
	for n, f := range r.flawed {
		for _, told := range c.Engine.Complete([]finding.Finding{f}, rules.Input{Facts: c.Facts}) {
			out = append(out, record.Issue{Finding: told, FileID: r.flawedIn[n], CampaignWide: true})
		}
	}
	return out
}

// isAct reports whether a finding is about a row in which the section decides.
func isAct(code finding.Code) bool {
	return slices.Contains([]finding.Code{"A01", "A02", "A04"}, code)
}

// release is the row of 处理 that releases a department, as it is when the run
// closes.
func (r Ruled) release(unit string) (record.Mark, bool) {
	for _, x := range r.releases {
		if x.all || x.unit == unit {
			return record.Mark{File: x.act.From, By: x.act.By, Why: x.act.Why}, true
		}
	}
	return record.Mark{}, false
}

// whereIs names a row in a sentence.
func whereIs(a record.Act) string {
	return path.Base(a.From.Path) + " " + a.At.Sheet + "!" + a.At.Cell
}
