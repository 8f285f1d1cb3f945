package receipt

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/page"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// lines are what the file is, when it came, and what came of it.
func (r Receipt) lines() []page.Line {
	v, f := r.all, r.file
	lines := []page.Line{
		{Label: r.say(campaign.ReceiptUnit), Text: cmp.Or(v.Unit(r.unit), campaign.SectionFolder)},
		{Label: r.say(campaign.ReceiptFile), Text: r.shortPath()},
		{Label: r.say(campaign.ReceiptArrival), Text: v.When(f.Arrival) + r.basis()},
	}
	if duties := r.duties(); duties != "" {
		lines = append(lines, page.Line{Label: r.say(campaign.ReceiptDuties), Text: duties})
	}
	if tally := r.tally(); tally != "" {
		lines = append(lines, page.Line{Label: r.say(campaign.ReceiptFindings), Text: tally})
	}
	if told := v.CopyOf(f.ID).Told(); told != "" {
		lines = append(lines, page.Line{Label: r.say(campaign.ReceiptCopy), Text: told})
	}
	if mended := v.CopyOf(f.ID).Mended(); mended != "" {
		lines = append(lines, page.Line{Label: view.CorrectedLabel, Text: mended})
	}
	if n := len(f.Hash); n >= 8 {
		lines = append(lines, page.Line{Label: r.say(campaign.ReceiptChecksum), Text: fmt.Sprintf("%s（%d 字节）", f.Hash[n-8:], f.Size), Code: true})
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

// basis says by what the file arrived when it did.
func (r Receipt) basis() string {
	switch f := r.file; {
	case r.all.Tests:
		return "（试报，不作为报送时间）"
	case f.Decided != nil:
		return "（绩效科认定；收到时记下的是 " + r.all.When(f.Seen) + "）"
	case f.Basis == record.ByChange:
		return "（按文件写完的时间）"
	}
	return "（按程序第一次看到的时间）"
}

// duties names the versions that the file gives, a line each.
func (r Receipt) duties() string {
	v := r.all
	var lines []string
	gave := r.all.GivenBy(r.file.ID)
	for _, one := range gave {
		line := strings.TrimSpace(v.FormName(one.Duty.Form) + " " + v.SubjectLabel(one.Duty))
		if v.Tests {
			lines = append(lines, line)
			continue
		}
		if one.N > 0 {
			line += fmt.Sprintf("，第 %d 版", one.N)
		}
		if len(gave) > 1 {
			line += fmt.Sprintf("（编号 %d）", one.ID)
		}
		lines = append(lines, line+"："+r.became(one))
	}
	if n := len(lines); n > mostDuties {
		lines = append(lines[:mostDuties], fmt.Sprintf("…… 共 %d 项", n))
	}
	return strings.Join(lines, "\n")
}

// became is what became of a version, and why where it no longer counts.
func (r Receipt) became(v *record.Version) string {
	said := v.Label().ZH
	if why := v.Reason().ZH; !v.Counts() && why != "" {
		said += "（" + finding.OneLine(why) + "）"
	}
	return said
}

// own are the findings in the file that its sender may know, the gravest first.
func (r Receipt) own() []record.Issue {
	own := slices.DeleteFunc(slices.Clone(r.all.FoundIn(r.file.ID)), func(i record.Issue) bool {
		return r.unit != "" && (i.Audience == finding.Section || r.all.Addressee(i) != r.unit)
	})
	slices.SortStableFunc(own, func(a, b record.Issue) int { return cmp.Compare(b.Weight(), a.Weight()) })
	return own
}

func (r Receipt) tally() string {
	own := r.own()
	if len(own) == 0 {
		return ""
	}
	return r.all.Tally(own)
}
