package load

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"jixiao/internal/office/sheet"
	"jixiao/pipeline/campaign"
	"jixiao/rules/check"
	"jixiao/rules/decimal"
	"jixiao/rules/form"
)

func (k *settingsFile) checkPeriod(d *document) {
	if k.Period.From.IsZero() || k.Period.To.IsZero() {
		return
	}
	if k.Period.To.Before(k.Period.From) {
		d.fault("period.to", say("评价期间的结束日期早于开始日期 %s", "the period ends before it begins on %s", k.Period.From))
	}
}

// checkBands wants half-open bands without a gap: from the best down to 0.
func (k *settingsFile) checkBands(d *document) {
	seen := map[string]bool{}
	for i, b := range k.Bands {
		key := fmt.Sprintf("bands[%d]", i)
		d.need(key + ".from")
		if d.isBroken(key + ".from") {
			return
		}
		if b.Grade != "" && seen[b.Grade] {
			d.fault(key+".grade", say("等级“%s”重复", "grade %s stands twice", b.Grade))
		}
		seen[b.Grade] = true
		if b.From.Sign() < 0 || !b.From.Less(decimal.Hundred) {
			d.fault(key+".from", say("最低分应在 0 到 100 之间，现为 %s", "the lowest score must lie from 0 to under 100, got %s", b.From))
		} else if i > 0 && !b.From.Less(k.Bands[i-1].From) {
			d.fault(key+".from", say("等级应由高到低排列，%s 分不低于上一等的 %s 分", "bands go from best to worst: %s is not under %s", b.From, k.Bands[i-1].From))
		}
	}
	if n := len(k.Bands); n > 0 && k.Bands[n-1].From.Sign() > 0 {
		d.fault(fmt.Sprintf("bands[%d].from", n-1), say("最后一等必须从 0 分开始，否则低于 %s 分没有等级", "the last band must begin at 0: a score under %s has no grade", k.Bands[n-1].From))
	}
}

func (k *settingsFile) checkProfiles(d *document) {
	for form, profiles := range k.Profiles {
		for i, p := range profiles {
			key := fmt.Sprintf("profiles[%s][%d]", form, i)
			if !anyBroken(d, key) {
				p := profile(p)
				p.check(d, key)
			}
		}
	}
}

type profile map[string]decimal.Decimal

func (p profile) check(d *document, key string) {
	sum := decimal.Zero
	for group, weight := range p {
		sum = sum.Add(weight)
		if weight.Sign() <= 0 {
			d.fault(key+"["+group+"]", say("权重必须大于 0", "a weight must be more than 0"))
		}
	}
	if !sum.Equal(decimal.Hundred) {
		d.fault(key, say("各项权重之和应为 100，现为 %s", "the weights must sum to 100, not %s", sum))
	}
}

// anyBroken reports whether the key or one under it already has a fault.
func anyBroken(d *document, key string) bool {
	for b := range d.broken {
		if strings.HasPrefix(b, key) {
			return true
		}
	}
	return d.isBroken(key)
}

// checkPaths keeps apart what must not mix: what departments drop, what they
// may read, and the ledger, which nobody may reach through a share.
func (k *settingsFile) checkPaths(d *document) {
	p := k.Paths
	if p.Inbox == "" || p.Outbox == "" || p.Units == "" || p.Ledger == "" {
		return
	}
	if within(p.Inbox, p.Outbox) || within(p.Outbox, p.Inbox) || within(p.Units, p.Inbox) || within(p.Inbox, p.Units) {
		d.fault("paths.inbox", say("投放文件夹与取件文件夹不能相同，也不能一个在另一个里面", "inbox and outbox must be apart: neither may lie inside the other"))
	}
	for _, shared := range []string{p.Inbox, p.Units} {
		if within(k.Backup.Folder, shared) {
			d.fault("backup.folder", say("备份不能放在各单位能打开的文件夹 %s 里", "backups must not lie in %s, which departments can open", shared))
		}
		if within(p.Ledger, shared) {
			d.fault("paths.ledger", say("台账不能放在各单位能打开的文件夹 %s 里", "the ledger must not lie in %s, which departments can open", shared))
		}
	}
	if within(p.Units, path.Join(p.Outbox, campaign.WaitingFolder)) {
		d.fault("paths.units", say("不能用 %[1]s：那里放还不能发给各单位的内容", "must not be %[1]s, which holds what departments must not see yet", path.Join(p.Outbox, campaign.WaitingFolder)))
	}
	if p.Units == p.Outbox || within(p.Outbox, p.Units) {
		d.fault("paths.units", say("各单位可以打开的部分不能包含绩效科的取件文件夹", "what departments may open must not contain the section's outbox"))
	}
}

// within reports whether a path is a folder or lies inside it.
func within(p, folder string) bool {
	p, folder = path.Clean(p), path.Clean(folder)
	return p == folder || folder == "." && !path.IsAbs(p) && !strings.HasPrefix(p, "..") || strings.HasPrefix(p, strings.TrimSuffix(folder, "/")+"/")
}

var extension = regexp.MustCompile(`^[a-z0-9]{1,10}$`)

func (k *settingsFile) checkAttachments(d *document) {
	for i, a := range k.Attachments {
		key := fmt.Sprintf("attachments[%d]", i)
		switch {
		case a == "":
		case !extension.MatchString(a):
			d.fault(key, say("应是小写的扩展名，不带点，现为“%s”", "want an extension in lower case without dot, got %q", a))
		case slices.Contains(sheet.Taken(), a):
			d.fault(key, say("%s 是要审核的表格，不能作为附件", "%s is a spreadsheet to be checked, not an attachment", a))
		case slices.Contains(k.Attachments[:i], a):
			d.fault(key, say("“%s”重复", "%q stands twice", a))
		}
	}
}

// gradeField is the field whose choices are the campaign's bands.
const gradeField = "grade"

// checkKeeperAgainstForms compares what campaign.yaml says with the forms that
// it speaks of: forms of profiles, grades of bands. Profiles of a form that is
// not there are of no use and do no harm, as rules of such a form; one called
// nearly like another is a slip.
func (l *loader) checkKeeperAgainstForms(k *settingsFile) {
	if len(l.forms) == 0 || l.file == nil {
		return // already faults
	}
	for id := range k.Profiles {
		if l.faults.within(formsFolder) {
			break // its definition may be what is broken
		}
		if forms := definitionsOf(l.forms); !check.HasForm(id, forms) && check.MeantForm(id, forms) != nil {
			l.file.fault("profiles["+id+"]", check.NoForm("", id, forms).Message)
		}
	}
	for _, s := range l.forms {
		if f := s.def.Field(gradeField); f != nil && f.Type == form.TypeChoice {
			l.checkGrades(k, s, f)
		}
	}
}

// checkGrades wants a form to know all of the campaign's grades. One that knows
// none of them has grades of its own.
func (l *loader) checkGrades(k *settingsFile, s formSource, f *form.Field) {
	var choices []string
	for _, c := range f.Choices {
		choices = append(choices, c.Is)
	}
	if !slices.ContainsFunc(k.Bands, func(b band) bool { return slices.Contains(choices, b.Grade) }) {
		return
	}
	for i, b := range k.Bands {
		if b.Grade != "" && !slices.Contains(choices, b.Grade) {
			l.file.fault(fmt.Sprintf("bands[%d].grade", i), say("等级“%s”不在 %s 的选项（%s）里", "grade %q is not among the choices of %s (%s)",
				b.Grade, s.doc.file, strings.Join(choices, "、")))
		}
	}
}
