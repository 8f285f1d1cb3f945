package form

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"jixiao/rules/value"
)

// ListSheet is the sheet in front of a marked copy that lists its findings.
const ListSheet = "审核意见清单"

// ListMark is a hidden defined name that refers to that sheet, so that it is
// known again when somebody has renamed it.
const ListMark = "_jixiao_review"

// CorrectionSheet is the sheet at the end of a corrected copy that lists what
// was changed, and CorrectionMark the name by which it is known again.
const (
	CorrectionSheet = "改正清单"
	CorrectionMark  = "_jixiao_corrections"
)

// FinalMark is a hidden defined name of a workbook in which a stage was made final:
// nothing in it is handed in, whoever puts it into the inbox.
const FinalMark = "_jixiao_final"

// FinalSheet is the sheet in front of it, and FinalSeal a label on that: by these it is
// known again where another file type has lost the name.
const (
	FinalSheet = "定稿"
	FinalSeal  = "该次审核的印记"
)

// mostFinalRows is how far down the label may stand.
const mostFinalRows = 20

// IsFinal reports whether a workbook is one of those.
func IsFinal(wb *Workbook) bool {
	return slices.ContainsFunc(wb.Names, func(n Name) bool { return strings.EqualFold(n.Name, FinalMark) }) ||
		len(wb.Sheets) > 0 && isFinalSheet(&wb.Sheets[0])
}

func isFinalSheet(s *Sheet) bool {
	if value.Clean(s.Name) != FinalSheet {
		return false
	}
	rows := rows{sheet: s}
	for n := range min(rows.len(), mostFinalRows) {
		for _, c := range rows.cells(n) {
			if value.Clean(c.Text) == FinalSeal {
				return true
			}
		}
	}
	return false
}

// MarkedSheet is the sheet that a defined name marks as ours by one of the marks,
// "" where it is another name.
func MarkedSheet(n Name, mark string) string {
	if !strings.EqualFold(n.Name, mark) {
		return ""
	}
	end := strings.LastIndexByte(n.Refers, '!')
	if end < 0 {
		return ""
	}
	sheet := n.Refers[:end]
	if quoted, ok := strings.CutPrefix(sheet, "'"); ok {
		sheet = strings.ReplaceAll(strings.TrimSuffix(quoted, "'"), "''", "'")
	}
	return sheet
}

// ownSheets are the sheets that our own reports and copies carry; they are
// answered elsewhere and are no stray sheets.
var ownSheets = map[string]bool{ListSheet: true, CorrectionSheet: true, "审核意见书": true, "审核意见": true, "报送情况": true, "情况说明": true, "填报说明": true,
	OptionsSheet: true}

// own tells the sheets of a workbook that are ours.
func own(wb *Workbook) func(*Sheet) bool {
	marked := map[string]bool{}
	for _, n := range wb.Names {
		for _, mark := range []string{ListMark, CorrectionMark} {
			if sheet := MarkedSheet(n, mark); sheet != "" {
				marked[sheet] = true
			}
		}
	}
	return func(s *Sheet) bool { return ownSheets[value.Clean(s.Name)] || marked[s.Name] }
}

// StampName is the defined name under which a blank form of ours carries its
// stamp.
const StampName = "_jixiao"

// OptionsSheet is the hidden sheet of a blank form that holds its longer lists.
const OptionsSheet = "下拉选项"

// Stamp is what a blank form of ours says about itself: it stays with the
// workbook however its cells are filled in.
type Stamp struct {
	Form    string
	Year    int    // the year in its title
	Version string // of the definition that it was drawn by
	Seal    string // over what stood in it when it was handed out
}

// String is the stamp as a text constant of a formula.
func (s Stamp) String() string {
	return fmt.Sprintf(`"%s;%d;%s;%s"`, s.Form, s.Year, s.Version, s.Seal)
}

// StampOf is the stamp that a workbook carries, if it was made as a blank form
// of ours.
func StampOf(wb *Workbook) (Stamp, bool) {
	for _, n := range wb.Names {
		if n.Name != StampName {
			continue
		}
		parts := strings.Split(strings.Trim(n.Refers, `="`), ";")
		if len(parts) != 4 {
			return Stamp{}, false
		}
		year, err := strconv.Atoi(parts[1])
		return Stamp{Form: parts[0], Year: year, Version: parts[2], Seal: parts[3]}, err == nil
	}
	return Stamp{}, false
}

// Untouched reports whether nobody has filled in a blank form of ours yet.
func Untouched(wb *Workbook) bool {
	stamp, ok := StampOf(wb)
	return ok && stamp.Seal == Seal(wb)
}

// Seal is a mark over what the sheets of a blank form hold, but for what
// computes itself and for our own sheets beside it.
func Seal(wb *Workbook) string {
	var all []byte
	for i := range wb.Sheets {
		s := &wb.Sheets[i]
		if ownSheets[value.Clean(s.Name)] {
			continue
		}
		if s.Packed != nil {
			all = fmt.Appendf(all, "and %d rows\n", s.Packed.Len()) // no blank form is so long
		}
		rows := rows{sheet: s}
		for n := range rows.len() {
			for _, c := range rows.cells(n) {
				all = AppendSealed(all, c)
			}
		}
	}
	return SealOf(all)
}

// AppendSealed adds what a seal goes by of the next cell.
func AppendSealed(all []byte, c Cell) []byte {
	if c.Formula != "" || c.Kind == Blank {
		return all
	}
	all = append(append(all, c.Ref.String()...), ' ')
	all = append(strconv.AppendInt(all, int64(c.Kind), 10), ' ')
	return append(strconv.AppendQuote(all, sealed(c)), '\n')
}

// SealOf is the seal of all that was added.
func SealOf(all []byte) string {
	sum := sha256.Sum256(all)
	return hex.EncodeToString(sum[:8])
}

// sealed is a cell's content however a program writes it: 1125.4 may come back
// as 1125.4000000000001.
func sealed(c Cell) string {
	if c.Kind == Number {
		if n, err := value.ParseStored(c.Text); err == nil {
			return n.String()
		}
	}
	return c.Text
}

// Version is a short mark of everything that the definition says of reading.
func (d *Definition) Version() (string, error) {
	data, err := json.Marshal(d)
	if err != nil {
		return "", fmt.Errorf("writing definition %s: %w", d.ID, err)
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:4]), nil
}
