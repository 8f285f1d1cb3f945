package mutation

import (
	"context"
	"fmt"

	"jixiao/internal/office/sheet"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/judge"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// Bureau is a campaign with its judge.
type Bureau struct {
	Name  string
	facts *register.Facts
	judge *judge.Judge
}

// NewBureau prepares the judge of a campaign.
func NewBureau(name string, c *campaign.Campaign) (*Bureau, error) {
	j, err := judge.New(c)
	if err != nil {
		return nil, err
	}
	return &Bureau{Name: name, facts: c.Facts, judge: j}, nil
}

// Original is a clean sheet.
type Original struct {
	Name       string // as the report calls it
	Bureau     *Bureau
	Department string     // whose folder it lay in, "" for the section's
	Day        value.Date // of receipt
	Sheet      *Sheet
	// Said is what the reader makes of it: which cell holds what.
	Said *form.Submission
	// computed says that there are formulas.
	computed bool
}

// judged is what is found in a sheet handed in in the place of the original.
func (o *Original) judged(s *Sheet) ([]finding.Finding, *form.Submission, error) {
	data, err := s.Bytes()
	if err != nil {
		return nil, nil, err
	}
	out, err := o.Bureau.judge.File(context.Background(), judge.Received{
		Name: o.Department + "/" + s.Name + ".xlsx", Data: data, Department: o.Department, Day: o.Day})
	if err != nil || len(out.Submissions) == 0 {
		return out.Findings, nil, err
	}
	return out.Findings, &out.Submissions[0].Submission, nil
}

// newOriginal takes the first sheet of a file.
func (b *Bureau) newOriginal(name, department string, day value.Date, data []byte) (*Original, error) {
	book, err := sheet.Open(name, data, sheet.Limits{})
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", name, err)
	}
	return &Original{Name: name, Bureau: b, Department: department, Day: day, Sheet: sheetOf(book.Sheets[0])}, nil
}

// check reads the sheet, and fails where it is not clean.
func (o *Original) check() error {
	found, said, err := o.judged(o.Sheet)
	if err != nil {
		return err
	}
	if said == nil {
		return fmt.Errorf("%s: no form is recognised", o.Name)
	}
	for _, f := range found {
		if f.Weight() > finding.Info {
			return fmt.Errorf("%s is not clean: %s %s %s", o.Name, f.Code, f.Place.Cell, f.Message.ZH)
		}
	}
	o.Said, o.computed = said, o.Sheet.computes()
	return nil
}
