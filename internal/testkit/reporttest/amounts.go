package reporttest

import (
	"testing"

	"jixiao/configs"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/record"
	"jixiao/rules/decimal"
	"jixiao/rules/form"
)

// WithRules is the bureau's round with the rules and forms that the program ships.
func WithRules(t *testing.T) *campaign.Campaign {
	t.Helper()
	shipped, err := load.Campaign(configs.Files())
	if err != nil {
		t.Fatal(err)
	}
	c := Campaign2023()
	c.Engine, c.Forms = shipped.Engine, shipped.Forms
	return c
}

// InYuan is the round of 2023 in which the sheet of A-06 (40 万元) is in 元.
func InYuan(c *campaign.Campaign) *record.Snapshot {
	s := Complete()
	for i := range s.Versions {
		v := &s.Versions[i]
		v.Submission().Def = c.Form(v.Duty.Form)
		for id, amount := range v.Submission().Fields {
			f := v.Submission().Def.Field(id)
			if v.Duty.Subject == "A-06" && f != nil && f.Type == form.TypeAmount {
				v.Submission().Fields[id] = Number(amount.Cell.String(), amount.Number.Mul(decimal.New(10000)).String())
			}
		}
	}
	return s
}
