package summary

import (
	"context"
	"errors"
	"fmt"

	"jixiao/internal/office/sheet"
	"jixiao/pipeline/judge"
	"jixiao/rules/constraint/validated"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/kind"
	"jixiao/rules/value"
)

// regionSeals are the columns over which the seal of the regions is taken, as the
// shipped rule has them.
var regionSeals = kind.Regions{Field: regionSeal, Table: "regions", Region: regionColumn, Run: "region_run", Sealed: "region_run_seal"}

// seal draws the workbook with its seals. They are taken over what the forms read from
// it, not over what was meant to stand there: whoever reads it comes to the same.
func (s *summary) seal() ([]byte, error) {
	for _, f := range s.forms {
		f.unsealed()
	}
	data, err := s.draw()
	if err != nil {
		return nil, err
	}
	read, err := s.read(data)
	if err != nil {
		return nil, err
	}
	for _, said := range read {
		f := s.form(said.Form)
		if over := said.Fields[regionSeal]; f.def.Field(regionSeal) != nil {
			over.Text = regionSeals.Seal(said)
			said.Fields[regionSeal], f.fields[regionSeal] = over, words(over.Text)
		}
		f.fields[ownSeal] = words(said.Digest(ownSeal))
	}
	if data, err = s.draw(); err != nil {
		return nil, err
	}
	return s.withJSON(data)
}

// read reads the workbook by its forms. What is wrong with it would send it back
// above: it is not handed out then.
func (s *summary) read(data []byte) ([]*form.Submission, error) {
	checker, err := validated.New()
	if err != nil {
		return nil, err
	}
	var defs []*form.Definition
	for _, f := range s.forms {
		defs = append(defs, f.def)
	}
	facts := s.view.Campaign.Facts
	reader, err := form.NewReader(defs, form.Years{Evaluation: facts.Year, Budget: facts.BudgetYear}, checker)
	if err != nil {
		return nil, err
	}
	reader.Units = value.UnitCodesLike([]string{s.Code})
	book, err := sheet.Open("summary.xlsx", data, judge.Limits(s.view.Campaign.Settings.Limits))
	if err != nil {
		return nil, fmt.Errorf("read it back: %w", err)
	}
	out, err := reader.Read(context.Background(), book)
	if err != nil {
		return nil, fmt.Errorf("read it back: %w", err)
	}
	for _, f := range out.Findings {
		if f.Code[0] != 'V' || f.Code != "V03" && f.Code != "V05" {
			return nil, fmt.Errorf("read it back: %s at %s %s: %s", f.Code, f.Place.Sheet, f.Place.Cell, f.Message.In(finding.EN))
		}
	}
	if len(out.Submissions) != len(s.forms) {
		return nil, errors.New("read it back: a form is missing")
	}
	return out.Submissions, nil
}
