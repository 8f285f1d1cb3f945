package report

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/page"
	"jixiao/rules/finding"
)

// How much of a list a receipt shows: it is one sheet of paper.
const (
	mostReceiptIssues  = 4
	mostReceiptAnswers = 3
	mostReceiptDuties  = 4
)

// Receipt is the receipt (报送回执) of one file.
type Receipt struct {
	all  *Departments
	unit string
	file *record.File
}

// Receipts are those of all files that ever came from a department, in the
// order in which they came; "" is the section and whoever else has no unit. A
// file that is still being copied, or is none (~$…), has none.
func (all *Departments) Receipts(unitCode string) []Receipt {
	var out []Receipt
	for _, f := range all.receipted[unitCode] {
		if f.Verdict != record.Unsettled && (f.Hash != "" || f.Verdict != record.Ignored) {
			out = append(out, Receipt{all, unitCode, f})
		}
	}
	slices.SortFunc(out, func(a, b Receipt) int { return cmp.Compare(a.file.ID, b.file.ID) })
	return out
}

// receive sorts files, versions and findings for receipts.
func (all *Departments) receive() {
	all.printer = sync.OnceValues(page.NewPrinter)
	all.receipted, all.gave, all.told = map[string][]*record.File{}, map[int64][]*record.Version{}, map[int64][]record.Issue{}
	owner := map[int64]string{}
	for i := range all.view.s.Versions {
		v := &all.view.s.Versions[i]
		all.gave[v.File.ID] = append(all.gave[v.File.ID], v)
		if known, seen := owner[v.File.ID]; !seen || known == v.Duty.Department {
			owner[v.File.ID] = v.Duty.Department
		} else {
			owner[v.File.ID] = "" // for several: nobody's in particular
		}
	}
	for _, files := range [][]record.File{all.view.s.Files, all.view.s.Past} {
		for i := range files {
			unit := cmp.Or(files[i].Department, owner[files[i].ID])
			all.receipted[unit] = append(all.receipted[unit], &files[i])
		}
	}
	for _, i := range all.view.s.Issues {
		if i.FileID != 0 {
			all.told[i.FileID] = append(all.told[i.FileID], i)
		}
	}
}

// Name is the name of the receipt's file, which no other file's receipt has.
func (r Receipt) Name() string {
	base := path.Base(r.file.Path)
	return fmt.Sprintf("回执_%s_%s.html", r.number(), cmp.Or(campaign.SafeName(base), "_"))
}

// number is the receipt's number: that of its file in the ledger.
func (r Receipt) number() string { return fmt.Sprintf("%06d", r.file.ID) }

// Digest names everything that the receipt says but its moment.
func (r Receipt) Digest() (string, error) {
	text, err := r.page(time.Time{}).Text()
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:]), err
}

// Write writes the receipt, which says that it is of the moment at.
func (r Receipt) Write(w io.Writer, at time.Time) error {
	printer, err := r.all.printer()
	if err != nil {
		return err
	}
	return printer.Write(w, r.page(at))
}

func (r Receipt) page(at time.Time) page.Receipt {
	v := r.all.view
	p := page.Receipt{Title: "报送回执", Note: v.c.Name + " · 回执编号 " + r.number() + " · " + v.stateAt(at),
		Verdict: r.file.Verdict.Label().ZH, Tone: receiptTone(r.file.Verdict), Next: r.next(), Lines: r.lines(),
		Foot: "本回执由程序根据报送台账生成；结论有变化时更新，原来的移到“历次”。校验码是文件内容的 SHA-256 的末 8 位。"}
	for _, part := range []page.Part{r.issues(), r.answers()} {
		if part.Table != nil {
			p.Parts = append(p.Parts, part)
		}
	}
	return p
}

func receiptTone(v record.Verdict) page.Tone {
	switch v {
	case record.Returned, record.Unreadable:
		return page.Red
	case record.NeedsExplanation:
		return page.Amber
	case record.Accepted:
		return page.Blue
	}
	return ""
}

// lines are what the file is, when it came, and what came of it.
func (r Receipt) lines() []page.Line {
	v, f := r.all.view, r.file
	lines := []page.Line{
		{Label: "单位", Text: cmp.Or(v.unit(r.unit), campaign.SectionFolder)},
		{Label: "文件", Text: r.shortPath()},
		{Label: "收到时间", Text: v.when(f.Arrival) + basisText(v, f)},
	}
	if duties := r.duties(); duties != "" {
		lines = append(lines, page.Line{Label: "报送事项", Text: duties})
	}
	if tally := r.tally(); tally != "" {
		lines = append(lines, page.Line{Label: "审核意见", Text: tally})
	}
	if told := r.all.copies[f.ID].told(); told != "" {
		lines = append(lines, page.Line{Label: "批注副本", Text: told})
	}
	if n := len(f.Hash); n >= 8 {
		lines = append(lines, page.Line{Label: "校验码", Text: fmt.Sprintf("%s（%d 字节）", f.Hash[n-8:], f.Size), Code: true})
	}
	return lines
}

// shortPath is the path below the department's folder, on one line.
func (r Receipt) shortPath() string {
	shown := finding.OneLine(r.file.Path)
	if folder, rest, ok := strings.Cut(shown, "/"); ok && r.unit != "" && strings.HasPrefix(folder, r.unit) {
		return rest
	}
	return shown
}

// basisText says by what the file arrived when it did.
func basisText(v *view, f *record.File) string {
	switch {
	case f.Decided != nil:
		return "（绩效科认定；收到时记下的是 " + v.when(f.Seen) + "）"
	case f.Basis == record.ByChange:
		return "（按文件系统记录的变更时间）"
	}
	return "（按程序第一次看到的时间）"
}

// duties names the versions that the file gives, a line each.
func (r Receipt) duties() string {
	v := r.all.view
	var lines []string
	for _, one := range r.all.gave[r.file.ID] {
		line := strings.TrimSpace(v.formName(one.Duty.Form) + " " + v.projectLabel(one.Duty.Project))
		if one.N > 0 {
			line += fmt.Sprintf("，第 %d 版", one.N)
		}
		lines = append(lines, line+"："+one.Label().ZH)
	}
	if n := len(lines); n > mostReceiptDuties {
		lines = append(lines[:mostReceiptDuties], fmt.Sprintf("…… 共 %d 项", n))
	}
	return strings.Join(lines, "\n")
}

// own are the findings in the file that its sender may know, the gravest first.
func (r Receipt) own() []record.Issue {
	own := slices.DeleteFunc(slices.Clone(r.all.told[r.file.ID]), func(i record.Issue) bool {
		return r.unit != "" && (i.Audience == finding.Section || r.all.view.addressee(i) != r.unit)
	})
	slices.SortStableFunc(own, func(a, b record.Issue) int { return cmp.Compare(b.Weight(), a.Weight()) })
	return own
}

func (r Receipt) tally() string {
	own := r.own()
	if len(own) == 0 {
		return ""
	}
	return r.all.view.tally(own)
}
