package workspace

import (
	"fmt"

	"jixiao/pipeline/campaign"
)

// The section's pages that have the same name in every run of a year.
const (
	masterPattern  = "总表_%d.xlsx"
	effectPattern  = "成效_%d.html"
	outcomePattern = "结果应用_%d.xlsx"
	publicPattern  = "公开表_%d"
	FindingsName   = "findings.json"
)

// Folders inside the outbox, or inside a department's part of it.
const (
	// PreviousFolder is for what was put aside.
	PreviousFolder = "历次"
	// ReceiptFolder is for a department's receipts, in its own folder.
	ReceiptFolder = "回执"
	// PublicFolder is for what the section may put on its web site.
	PublicFolder = "公开"
)

// MasterName is what the master workbook of a campaign is called.
func MasterName(c *campaign.Campaign) string { return fmt.Sprintf(masterPattern, c.Facts.Year) }

// EffectName is what the page on the effect of a trial is called.
func EffectName(c *campaign.Campaign) string { return fmt.Sprintf(effectPattern, c.Facts.Year) }

// OutcomeName is what the workbook is called in which the section decides on results.
func OutcomeName(c *campaign.Campaign) string { return fmt.Sprintf(outcomePattern, c.Facts.Year) }

// PublicName is what is called what may go on a web site, without its ending.
func PublicName(c *campaign.Campaign) string {
	return PublicFolder + "/" + fmt.Sprintf(publicPattern, c.Facts.Year)
}
