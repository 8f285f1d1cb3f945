package annotate

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"jixiao/internal/office/ooxml"
	"jixiao/rules/correct"
	"jixiao/rules/finding"
)

// errMacros says that a workbook has something in it that could run: no copy of
// ours does, and one without would be another workbook.
var errMacros = errors.New("a workbook with macros is not corrected")

// errComputed says that a cell to be mended is not there, or computed.
var errComputed = errors.New("a cell to be mended holds no value of its own")

// Correct returns a copy of an .xlsx in which the form of some cells is mended,
// and nothing else: each says in a comment what stood there, and a list at the
// end names them all. What was found otherwise stands in comments. Results that
// are stored with formulas stay, and are computed anew when the copy is opened.
// The errors are those of Mark.
func Correct(original []byte, mended []correct.Correction, found []finding.Finding, o Options) (corrected []byte, err error) {
	// Whatever a hostile file breaks in here is that file's fault alone.
	defer func() {
		if broken := recover(); broken != nil {
			corrected, err = nil, fmt.Errorf("correct workbook: %v", broken)
		}
	}()
	pkg, err := ooxml.Open(original, o.Limits)
	if err != nil {
		return nil, fmt.Errorf("correct workbook: %w", err)
	}
	rest := folded(worded(correct.Rest(found, mended)), o)
	if corrected, err = correctPackage(pkg, mended, rest, o); err != nil {
		return nil, fmt.Errorf("correct workbook: %w", err)
	}
	return corrected, nil
}

func correctPackage(pkg *ooxml.Package, mended []correct.Correction, rest []finding.Finding, o Options) ([]byte, error) {
	if err := pkg.Check(); err != nil {
		return nil, err
	}
	d, err := newDraft(pkg)
	if err != nil {
		return nil, err
	}
	b, err := readBook(d)
	if err != nil {
		return nil, err
	}
	if b.runs() {
		return nil, errMacros
	}
	if err := b.dropSignatures(); err != nil {
		return nil, err
	}
	styles, err := readStyles(b)
	if err != nil {
		return nil, err
	}
	changes, places := bySheet(mended), byCell(rest)
	for i := range b.sheets {
		s := &b.sheets[i]
		key := strings.ToLower(s.name)
		if err := b.correctSheet(s, changes[key], places[key], styles, o); err != nil {
			return nil, fmt.Errorf("sheet %d: %w", i+1, err)
		}
		delete(changes, key)
	}
	if len(changes) > 0 {
		return nil, errComputed
	}
	b.addCorrections(mended, rest, styles, o)
	b.computeOnLoad(mended)
	styles.finish(b)
	return b.finish()
}

// runs reports whether there is anything in the workbook that could run.
func (b *workbook) runs() bool {
	return slices.ContainsFunc(b.rels.items, func(r relation) bool {
		return r.kind == "vbaproject" || strings.HasSuffix(r.kind, "macrosheet")
	})
}

// bySheet sorts corrections by sheet, in lower case as sheets are called.
func bySheet(mended []correct.Correction) map[string]map[finding.Ref]correct.Correction {
	all := map[string]map[finding.Ref]correct.Correction{}
	for _, c := range mended {
		sheet := strings.ToLower(c.Sheet)
		if all[sheet] == nil {
			all[sheet] = map[finding.Ref]correct.Correction{}
		}
		all[sheet][c.Cell] = c
	}
	return all
}

// correctSheet mends the cells of a sheet and says so in their comments. What an
// earlier copy said there goes.
func (b *workbook) correctSheet(s *sheetEntry, mended map[finding.Ref]correct.Correction, rest map[finding.Ref][]finding.Finding, styles *styles, o Options) error {
	if s.rel.target == "" || s.rel.kind != "worksheet" {
		if len(mended) > 0 {
			return errComputed
		}
		return nil
	}
	comments, err := b.comments(s.rel.target)
	if err != nil {
		return err
	}
	texts := notes(mended, rest, o.Lang)
	if len(texts) == 0 && !comments.ours {
		return nil
	}
	w, err := readWorksheet(b, s.rel.target)
	if err != nil {
		return err
	}
	if err := w.mend(mended, styles, b.date1904); err != nil {
		return err
	}
	if err := b.comment(w, comments, texts); err != nil {
		return err
	}
	if w.m.Changed() {
		b.set(s.rel.target, w.m.Apply())
	}
	return nil
}

// What comments of a corrected copy say.
var (
	mendedLabel = finding.Text{ZH: "原填“%s”，已改为“%s”（%s）", EN: "was %q, is now %q (%s)"}
	leftLabel   = finding.Text{ZH: "（这里没有改，请核对后自己改正）", EN: "(not changed here: please check and mend it yourself)"}
)

// notes are what the comments of a corrected copy say: what was changed, and what
// was not.
func notes(mended map[finding.Ref]correct.Correction, rest map[finding.Ref][]finding.Finding, lang finding.Lang) map[finding.Ref]string {
	texts := remarks(rest, lang)
	for cell, fs := range rest {
		if worstTone(fs) > finding.Info {
			texts[cell] += "\n" + leftLabel.In(lang)
		}
	}
	for cell, c := range mended {
		texts[cell] = strings.TrimSuffix(fmt.Sprintf(mendedLabel.In(lang), c.Old, c.Seen(lang), c.Why.In(lang))+"\n\n"+texts[cell], "\n\n")
	}
	return texts
}

// computeOnLoad has all formulas computed when the workbook is opened, where
// numbers or dates were mended: what is stored with a formula beside the form
// would be an old result.
func (b *workbook) computeOnLoad(mended []correct.Correction) {
	numbers := false
	for _, c := range mended {
		numbers = numbers || c.Kind != correct.Text
	}
	switch at := b.computes; {
	case !numbers:
	case at.onLoad.End > 0:
		b.m.Replace(at.onLoad.Value, at.onLoad.End, "1")
	case at.tag > 0:
		b.m.Insert(at.tag, ` fullCalcOnLoad="1"`)
	case b.namesIn != nil:
		b.m.Insert(b.namesIn.to, "<"+b.root.prefix+`calcPr fullCalcOnLoad="1"/>`)
	default:
		b.m.Insert(b.namesAt, "<"+b.root.prefix+`calcPr fullCalcOnLoad="1"/>`)
	}
}
