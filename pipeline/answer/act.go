package answer

import (
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// actColumns are those that the section fills in, by the name under which an act
// says where each stands.
var actColumns = map[column]string{opinion: record.OpinionColumn, undo: record.UndoColumn, unit: record.UnitColumn, about: record.FormColumn,
	project: record.SubjectColumn, file: record.FileColumn, code: record.CodeColumn, day: record.DateColumn, reason: record.ReasonColumn,
	decider: record.DeciderColumn, key: record.ActKeyColumn,
	doc: record.DocColumn, how: record.HowColumn, signer: record.SignerColumn, signed: record.SignedColumn}

// act reads a row in which the section decides; ok is false where it decides
// nothing and nothing was written beside.
func (t table) act(row form.Row) (a record.Answer, ok bool) {
	if row.Index <= t.head {
		return a, false
	}
	l := t.read(row)
	act := record.Act{Key: l.texts[key], Word: l.texts[opinion], Undo: l.texts[undo], Unit: l.texts[unit], Form: l.texts[about],
		Subject: l.texts[project], File: l.texts[file], Code: l.texts[code], Date: t.date(row, day), Why: l.texts[reason], By: l.texts[decider],
		Doc: l.texts[doc], How: l.texts[how], SignedBy: l.texts[signer], SignedOn: t.date(row, signed)}
	if act.Silent() && !act.Remarked() || isHeading(act) {
		return a, false
	}
	act.Cells = map[string]string{}
	for kind, name := range actColumns {
		if col, there := t.columns[kind]; there {
			act.Cells[name] = finding.Ref{Row: l.row, Col: col}.String()
		}
	}
	return record.Answer{Place: record.Spot{Sheet: t.sheet.Name, Cell: act.Cells[record.OpinionColumn]}, Act: &act}, true
}

// isHeading reports whether a row holds one text alone, and that decides nothing.
func isHeading(a record.Act) bool {
	_, known := record.WordOf(a.Word)
	return !known && a.Key+a.Undo+a.Unit+a.Form+a.Subject+a.File+a.Code+a.Date+a.Why+a.By+a.Doc+a.How+a.SignedBy+a.SignedOn == ""
}
