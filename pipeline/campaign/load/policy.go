package load

import (
	"jixiao/pipeline/campaign"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/formula"
	"jixiao/rules/kind"
	"jixiao/rules/register"
)

// The columns of 结果应用办法.
const (
	policyWhen     = "when"
	policyProposal = "proposal"
	policyWhy      = "why"
)

var policyLayout = layout{
	sheet: "结果应用办法",
	columns: []column{
		{policyWhen, "条件", nil, filled},
		{policyProposal, "建议", nil, filled},
		{policyWhy, "说明", []string{"理由"}, filled},
	},
}

// policy reads 结果应用办法, which there need not be. A row that is at fault is left
// out, and told: it stops nothing else.
func (l *loader) policy(forms []*form.Definition, bands []register.Band) (rows []campaign.PolicyRow, faults []campaign.RuleFault) {
	if _, there := l.book.sheet(policyLayout.sheet); !there {
		return nil, nil
	}
	names := campaign.Vocabulary(campaign.Figures(forms, bands))
	for _, r := range l.book.read(policyLayout).rows {
		before := len(l.faults.list)
		p := campaign.PolicyRow{When: formulaOf(r, policyWhen), Proposal: finding.OneLine(r.text(policyProposal)), Why: finding.OneLine(r.text(policyWhy))}
		if p.When != "" {
			_, wrong := formula.Compile(p.When, names)
			for _, f := range wrong {
				r.fault(policyWhen, kind.FaultText(f, names))
			}
		}
		if len(l.faults.list) == before {
			rows = append(rows, p)
		}
	}
	for _, f := range l.faults.take(policyLayout.sheet) {
		faults = append(faults, campaign.RuleFault{Where: f.Where(), Message: f.Message})
	}
	return rows, faults
}
