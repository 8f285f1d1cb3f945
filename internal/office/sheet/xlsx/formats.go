package xlsx

import (
	"jixiao/internal/office/ooxml"
	"jixiao/internal/office/sheet/numberformat"
)

// formats are the number format codes of a workbook by cell style; a style
// without an entry is General.
type formats []string

// code is the format code of a cell style.
func (f formats) code(style int) string {
	if style < 0 || style >= len(f) {
		return ""
	}
	return f[style]
}

// maxFormats is how many cell styles, and how many number formats of its own, a
// workbook may have; Excel itself opens none with more than 65,490 styles. What
// comes behind them is General.
const maxFormats = 1 << 16

// readFormats reads the number formats out of the styles part and leaves the
// rest of it.
func (r *reader) readFormats(part string) (formats, error) {
	p := r.pkg
	if !p.Has(part) {
		return nil, nil
	}
	custom := map[int]string{}
	var ids []int
	section, fallback := "", false
	err := tokens(p, part, func(t *ooxml.Tokenizer) error {
		switch {
		case t.Depth == 2:
			section = string(t.Name)
		case t.Depth == 4:
			// What stands there twice, for the program that wrote it and for
			// everyone else, is one entry.
			fallback = string(t.Name) == "Fallback"
		case t.Depth != 3 && !(t.Depth == 5 && fallback):
		case section == "numFmts" && string(t.Name) == "numFmt":
			if len(custom) >= maxFormats {
				return nil
			}
			code := t.Attr("formatCode")
			custom[ooxml.Number(t.RawAttr("numFmtId"))] = code
			return r.store(len(code))
		case section == "cellXfs" && string(t.Name) == "xf" && len(ids) < maxFormats:
			ids = append(ids, ooxml.Number(t.RawAttr("numFmtId")))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	codes := make(formats, len(ids))
	for i, id := range ids {
		codes[i] = formatCode(id, custom)
	}
	return codes, nil
}

// formatCode prefers what the file says: WPS spells built-in formats out under
// their own number, in Chinese.
func formatCode(id int, custom map[int]string) string {
	code, ok := custom[id]
	if !ok {
		code = numberformat.Builtin(id)
	}
	if code == "General" || code == "general" {
		return ""
	}
	return code
}
