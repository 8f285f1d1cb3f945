package decide

import (
	"cmp"
	"time"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/pipeline/workspace"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// actRow is what a row of the section's workbook comes to.
type actRow struct {
	act       record.Act
	decisions []Decision
	unit      string            // that is released
	all       bool              // all units are
	tells     *crosscheck.Doubt // what is told after all
	flaw      *flaw
}

// clerk reads rows by how things stand.
type clerk struct {
	ws        workspace.Workspace
	c         *campaign.Campaign
	s         *record.Snapshot
	questions map[string]view.Question
}

func newClerk(ws workspace.Workspace, s *record.Snapshot) *clerk {
	c := crosscheck.InForce(ws.Campaign, s.Decisions).On(value.DateOf(ws.AsOf.In(ws.Campaign.Zone)))
	return &clerk{ws, c, s, view.New(ws.Campaign, s).Questions()}
}

// rule says what a row comes to.
func (k *clerk) rule(a record.Act) actRow {
	r := actRow{act: a}
	switch undo, sound := a.Undoes(); {
	case a.Remarked():
		r.flaw = silent()
	case !sound:
		r.flaw = unclear("undo", record.UndoColumn, a.Undo)
	case a.Undoing():
		r.flaw = k.takenBack(&r)
	case a.Releases():
	case a.Asked():
		r.flaw = k.answer(&r)
	default:
		r.flaw = k.listed(&r, undo)
	}
	if r.flaw == nil && len(r.decisions) > 0 && a.Why == "" && !r.decisions[0].Reasoned() {
		r.flaw = unclear("no_reason", record.ReasonColumn, cmp.Or(a.Word, record.UndoColumn))
	}
	return r
}

// takenBack is a row that undoes a decision which 处理 listed.
func (k *clerk) takenBack(r *actRow) *flaw {
	for _, d := range record.Holding(k.s.Decisions) {
		if record.DecisionKey(d) == r.act.Key {
			d.Undo = true
			return k.decide(r, d, time.Time{})
		}
	}
	return undone("changed")
}

// answer is a row of 今天要办.
func (k *clerk) answer(r *actRow) *flaw {
	m, ok := k.questions[r.act.Key]
	if !ok {
		return undone("changed")
	}
	for _, c := range m.Choices {
		if value.Fold(c.Word) != value.Fold(r.act.Word) {
			continue
		}
		r.tells = c.Tells
		for _, d := range c.Decisions {
			at, f := k.moment(r.act, d)
			if f == nil {
				f = k.decide(r, d, at)
			}
			if f != nil {
				return f
			}
		}
		return nil
	}
	return unclear("", record.OpinionColumn, r.act.Word).among(m.Words())
}

// listed is a row of 处理, which says itself what it is about.
func (k *clerk) listed(r *actRow, undo bool) *flaw {
	a := r.act
	word, ok := record.WordOf(a.Word)
	if !ok {
		return unclear("", record.OpinionColumn, a.Word).among(record.ActWords())
	}
	t, _, err := Words{Unit: a.Unit, Form: a.Form, Project: a.Subject, Code: a.Code}.Read(k.c)
	if everybody(a) {
		t, _, err = Words{}.Read(k.c)
	}
	if err != nil {
		return asFlaw(err)
	}
	d := record.Decision{Kind: word.Kind, Undo: word.Undo != undo, Target: t}
	if word.Kind == "" {
		return k.special(r, word, t, undo)
	}
	at, f := k.moment(a, d)
	if f == nil && d.Kind.NamesFile() {
		d, f = k.on(a, d)
	}
	if f == nil {
		d.Notice, f = k.notice(a, d)
	}
	if f != nil {
		return f
	}
	return k.decide(r, d, at)
}

// everybody reports whether a row releases all departments.
func everybody(a record.Act) bool {
	return value.Fold(a.Word) == record.ReleaseWord && (value.Fold(a.Unit) == "全部" || value.Fold(a.Unit) == "所有单位")
}

// special is a word that decides nothing of one version, answer or duty.
func (k *clerk) special(r *actRow, word record.ActWord, t record.Target, undo bool) *flaw {
	switch {
	case undo:
		return refused(finding.Text{ZH: "“" + word.Text + "”办了就不能撤销", EN: word.Text + " cannot be taken back"})
	case word.Text == record.ReleaseWord && k.ws.Campaign.Publishing != campaign.Review:
		return refused(finding.Text{ZH: "现在的发布方式不是先审后发，不用放行", EN: "results are not reviewed before they go out"})
	case word.Text == record.ReleaseWord:
		r.unit, r.all = t.Department, everybody(r.act)
		if r.unit == "" && !r.all {
			return lacks("unit", record.UnitColumn, r.act)
		}
	case word.Text == record.NotifyWord && t.Code == "":
		return lacks("code", record.CodeColumn, r.act)
	case word.Text == record.NotifyWord && t.Form == "":
		return lacks("form", record.FormColumn, r.act)
	case word.Text == record.NotifyWord:
		r.tells = &crosscheck.Doubt{Code: t.Code, Form: t.Form}
	}
	return nil
}

// decide adds a decision to what the row comes to.
func (k *clerk) decide(r *actRow, d record.Decision, at time.Time) *flaw {
	id, ok := numberOn(k.s, d)
	if !ok {
		return undone("changed")
	}
	a := r.act
	r.decisions = append(r.decisions, Decision{Kind: d.Kind, Number: id, On: d.Target, Undo: d.Undo, At: at,
		By: cmp.Or(a.By, k.ws.Campaign.Settings.Decides, campaign.SectionFolder), Why: a.Why, Notice: d.Notice, Origin: a.Origin(len(r.decisions))})
	return nil
}

// check says what is wrong with decisions after those that were taken before, and
// else takes them.
func (k *clerk) check(all []Decision) *flaw {
	for _, d := range all {
		if err := Check(k.ws, k.s, d); err != nil {
			return asFlaw(err)
		}
	}
	for _, d := range all {
		subject, err := subjectOf(k.s, d)
		if err != nil {
			return asFlaw(err)
		}
		k.s.Decisions = record.Account{Decisions: k.s.Decisions}.Decide(d.row(subject)).Decisions
	}
	return nil
}
