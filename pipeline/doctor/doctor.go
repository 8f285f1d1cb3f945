// Package doctor looks over everything that a run depends on, and says of each
// thing whether it is well and what to do if not.
//
// It owns the questions: settings, database, folders and rights, disks, clock, lease,
// runs, backups, calendar, templates. It refuses to mend anything, and to write anywhere
// but a probe into the outbox and beside the ledger, which it removes; the
// inbox and the ledger are only looked at.
package doctor

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"jixiao/pipeline/ledger"
	"jixiao/pipeline/notify"
	"jixiao/rules/finding"
)

// State is how something is.
type State string

// The states.
const (
	Well State = "ok"      // 正常
	Note State = "note"    // 注意: works, but somebody should know
	Bad  State = "problem" // 有问题
)

var labels = map[State]finding.Text{
	Well: {ZH: "正常", EN: "ok"},
	Note: {ZH: "注意", EN: "note"},
	Bad:  {ZH: "有问题", EN: "problem"},
}

// Label is the state as people read it.
func (s State) Label() finding.Text { return labels[s] }

// Check is one thing that was looked at.
type Check struct {
	ID    string // never changes: inbox, outbox …
	Topic finding.Text
	State State
	Says  finding.Text
	Cure  finding.Text // zero where nothing is to be done
}

// Target is what is looked over.
type Target struct {
	notify.Sender
	Now func() time.Time
}

// Examine looks at everything, in the order in which things depend on each
// other. Only a context that ends cuts it short.
func Examine(ctx context.Context, p Target) ([]Check, error) {
	checks := []Check{p.settings()}
	if at, on, err := ledger.OnServer(string(p.Place)); on {
		checks = append(checks, database(ctx, at, err))
	}
	for _, look := range []func(context.Context, Target) Check{
		catalogue, localRules, inbox, unitFolders, inboxRights, folderRights, outbox, unitsFolder, data, dataRights, room, clock, lease, lastRun, records, service, backup, calendar, special, templates, templateFonts, letters,
	} {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("examine: %w", err)
		}
		checks = append(checks, look(ctx, p))
	}
	return checks, nil
}

func (p Target) settings() Check {
	c := p.Campaign
	check := Check{"settings", say("设置", "settings"), Well,
		say("%s：%d 个单位，%d 个项目", "%s: %d units, %d projects", c.Name, len(c.Facts.Units), len(c.Facts.Projects)), finding.Text{}}
	leftOut := c.Engine.LeftOut()
	if len(leftOut) == 0 {
		return check
	}
	n := 0
	for _, checks := range leftOut {
		n += checks
	}
	forms := strings.Join(slices.Sorted(maps.Keys(leftOut)), "、")
	check.State = Note
	check.Says.ZH += fmt.Sprintf("；审核规则中有 %d 项检查没有采用：forms 文件夹里没有它们要查的表（%s）", n, forms)
	check.Says.EN += fmt.Sprintf("; %d checks of the rules are not applied: their forms (%s) are not among forms", n, strings.ReplaceAll(forms, "、", ", "))
	check.Cure = say("这些表本来就不用的，不用处理；表的代码写错了的，在 rules 文件夹里改正", "nothing to do where these forms are not used; a mistyped id is put right under rules")
	return check
}

// say words one thing in both languages with the same arguments; a text among
// them is put in by language.
func say(zh, en string, args ...any) finding.Text {
	return finding.Text{ZH: fmt.Sprintf(zh, in(finding.ZH, args)...), EN: fmt.Sprintf(en, in(finding.EN, args)...)}
}

func in(lang finding.Lang, args []any) []any {
	out := make([]any, len(args))
	for i, a := range args {
		if t, ok := a.(finding.Text); ok {
			a = t.In(lang)
		}
		out[i] = a
	}
	return out
}

// ago is how people say how long something is back.
func ago(d time.Duration) finding.Text {
	switch {
	case d < time.Hour:
		return say("%d 分钟", "%d min", int(d.Minutes()))
	case d < 72*time.Hour:
		return say("%d 小时", "%d h", int(d.Hours()))
	}
	return say("%d 天", "%d days", int(d.Hours())/24)
}
