package workspace

import (
	"fmt"

	"jixiao/pipeline/campaign"
)

// The section's pages that have the same name in every run of a year.
const (
	masterPattern = "总表_%d.xlsx"
	effectPattern = "成效_%d.html"
	FindingsName  = "findings.json"
)

// Folders inside the outbox, or inside a department's part of it.
const (
	// PreviousFolder is for what was put aside.
	PreviousFolder = "历次"
	// ReceiptFolder is for a department's receipts, in its own folder.
	ReceiptFolder = "回执"
)

// MasterName is what the master workbook of a campaign is called.
func MasterName(c *campaign.Campaign) string { return fmt.Sprintf(masterPattern, c.Facts.Year) }

// EffectName is what the page on the effect of a trial is called.
func EffectName(c *campaign.Campaign) string { return fmt.Sprintf(effectPattern, c.Facts.Year) }
