package kind

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"jixiao/rules/check"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Sealed finds a sheet that no longer says what it said when it was made: the digest
// that a field states is another one. It proves that nothing was changed by hand or
// on the way, not who made the sheet.
type Sealed struct {
	Field string
	// Regions are rows with seals of their own, over which another field has one.
	Regions Regions
}

// Regions are the rows of a table, a region each, with the run in which it closed
// and the seal of that.
type Regions struct {
	Field               string // that states the seal over all of them
	Table               string
	Region, Run, Sealed string // columns
}

// The seal over the regions is looked at only where the sheet is as it was made: else
// whatever it says is explained already.
func (p Sealed) compile(c *check.Compiler) check.Rule {
	n, field := c.Sheet(), c.Field("field", p.Field)
	var over check.Ref
	if p.Regions.Field != "" {
		over = c.Field("regions.field", p.Regions.Field)
		c.Emits("regions")
		c.In("regions", c.Form.ID, p.Regions.Table, func(c *check.Compiler) {
			for _, id := range []string{p.Regions.Region, p.Regions.Run, p.Regions.Sealed} {
				c.Column("columns", id)
			}
		})
	}
	return n.Once(func(sheet check.Record, in check.Input) *finding.Finding {
		switch stated := sheet.Value(field); {
		case !stated.OK():
			return nil // told as missing
		case !sameSeal(stated.Text, sheet.Sheet.Digest(p.Field)):
			return n.Finding(sheet, field, in)
		case !over.Known() || !sheet.Value(over).OK() || sameSeal(sheet.Value(over).Text, p.Regions.Seal(sheet.Sheet)):
			return nil
		}
		f := n.Finding(sheet, over, in)
		f.Variant = "regions"
		return f
	})
}

func sameSeal(a, b string) bool { return strings.EqualFold(strings.TrimSpace(a), b) }

// Seal is the SHA-256 over a line a region – its code, its run, the seal of that – in
// the order of the codes, as 64 hexadecimal digits.
func (r Regions) Seal(s *form.Submission) string {
	var lines []string
	rows := s.Tables[r.Table].Rows
	for i := range rows {
		lines = append(lines, rows[i].Value(r.Region).Plain()+" "+rows[i].Value(r.Run).Plain()+" "+rows[i].Value(r.Sealed).Plain()+"\n")
	}
	slices.Sort(lines)
	sum := sha256.Sum256([]byte(strings.Join(lines, "")))
	return hex.EncodeToString(sum[:])
}
