package judge

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"jixiao/internal/office/sheet"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// Refused makes the judgement of a file that could not be read.
func (j *Judge) Refused(in Received, r *sheet.Refusal) record.Judgement {
	f := finding.Finding{Code: r.Code, Variant: r.Variant, Value: r.Value, Expected: r.Expected,
		Args: finding.Args{"kind": finding.Same(r.Kind), "types": finding.Same(strings.Join(sheet.Taken(), "、"))}}
	if strings.HasSuffix(r.Variant, "_size") {
		f.Value, f.Expected = megabytes(r.Value), megabytes(r.Expected)
	}
	out := record.Judgement{Kind: r.Kind, Verdict: record.Unreadable}
	if j.isAttachment(in.Name, r) {
		f.Code, f.Variant = "F03", "attachment"
		out.Verdict = record.Attachment
	}
	out.Findings = placed(j.complete([]finding.Finding{f}, in), in.Name)
	return out
}

// isAttachment tells a file that is no table by intention from a table that
// cannot be read, and from evidence of which nothing arrived: cut short, empty
// or too large, it is worth nothing, and its sender must hear of it.
func (j *Judge) isAttachment(name string, r *sheet.Refusal) bool {
	if r.Code != "F03" && r.Code != "F02" || sheet.IsTable(r.Kind) {
		return false
	}
	return slices.Contains(j.campaign.Settings.Attachments, extension(name))
}

// megabytes writes a size in bytes the way people read it.
func megabytes(bytes string) string {
	n, err := strconv.ParseInt(bytes, 10, 64)
	if err != nil {
		return bytes
	}
	const mega = 1 << 20
	// Rounded up to tenths, so that what is over a limit never looks equal to it.
	tenths := (n*10 + mega - 1) / mega
	if tenths%10 == 0 {
		return fmt.Sprintf("%d MB", tenths/10)
	}
	return fmt.Sprintf("%d.%d MB", tenths/10, tenths%10)
}

// fileFindings are what is to be told of a file that could be read.
func fileFindings(in Received, wb *form.Workbook) []finding.Finding {
	var fs []finding.Finding
	if wb.Macros {
		fs = append(fs, finding.Finding{Code: "F05"})
	}
	if wb.Links {
		fs = append(fs, finding.Finding{Code: "F06"})
	}
	if wb.Foreign != "" {
		fs = append(fs, finding.Finding{Code: "F09", Value: extension(in.Name), Expected: wb.Foreign})
	}
	if in.Loose {
		fs = append(fs, finding.Finding{Code: "F11"})
	}
	return fs
}

func extension(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))
}

// Limits are the campaign's, as the readers take them.
func Limits(l campaign.Limits) sheet.Limits {
	return sheet.Limits{FileSize: l.FileSize, UnzippedSize: l.UnzippedSize, PartSize: l.PartSize, ZipEntries: l.ZipEntries,
		Sheets: l.Sheets, Rows: l.Rows, Columns: l.Columns, Cells: l.Cells, Strings: l.Strings,
		StringLength: l.StringLength, FormulaLength: l.FormulaLength, Nesting: l.Nesting, Merges: l.Merges}
}
