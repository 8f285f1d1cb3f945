package doctor

import (
	"context"
	"fmt"
	"strings"
	"time"

	"jixiao/pipeline/notify"
	"jixiao/rules/finding"
)

// greeting is how long all channels together may take to answer.
const greeting = 15 * time.Second

// letters tries every channel as far as that goes without sending anything: a
// mail server is greeted and logged in to, of a robot the key is read.
func letters(ctx context.Context, p Target) Check {
	c := Check{ID: "letters", Topic: say("邮件和群消息", "mail and webhooks"), State: Well}
	if len(p.Channels) == 0 {
		c.Says = say("没有开通（campaign.yaml 的 mail、webhooks）", "off (mail and webhooks in campaign.yaml)")
		return c
	}
	ctx, cancel := context.WithTimeout(ctx, greeting)
	defer cancel()
	var ready, bad []finding.Text
	for _, channel := range p.Channels {
		label := notify.Label(channel.Name())
		ready = append(ready, label)
		if err := greet(ctx, channel); err != nil {
			bad = append(bad, say("%s：%s", "%s: %s", label, channel.Reason(err)))
		}
	}
	if len(bad) > 0 {
		c.State, c.Says = Bad, say("不能发送：%s", "cannot send: %s", joined(bad))
		c.Cure = say("核对 campaign.yaml 的 mail、webhooks 两节和口令、key；没有发出的通知会留着，改好后运行 jixiao tell",
			"look over mail and webhooks in campaign.yaml, passwords and keys; then jixiao tell sends what was kept")
		return c
	}
	return p.undelivered(ctx, c, joined(ready))
}

// joined is a list in one line.
func joined(texts []finding.Text) finding.Text {
	var zh, en []string
	for _, t := range texts {
		zh, en = append(zh, t.ZH), append(en, t.EN)
	}
	return finding.Text{ZH: strings.Join(zh, "；"), EN: strings.Join(en, "; ")}
}

func greet(ctx context.Context, channel notify.Channel) error {
	line, err := channel.Open(ctx)
	if err != nil {
		return err
	}
	return line.Close()
}

// undelivered tells of letters that were tried and did not arrive.
func (p Target) undelivered(ctx context.Context, c Check, names finding.Text) Check {
	c.Says = say("可以发送：%s", "ready: %s", names)
	unsent, err := notify.NotArrived(ctx, p.Workspace)
	if err != nil || len(unsent) == 0 {
		return c // the check of the last run tells what is wrong with the ledger
	}
	c.State = Note
	c.Says = finding.Text{ZH: c.Says.ZH + fmt.Sprintf("；有 %d 封没有送达", len(unsent)), EN: c.Says.EN + fmt.Sprintf("; %d letters did not arrive", len(unsent))}
	c.Cure = say("运行 jixiao tell 再发一次，还是不行的核对单位名录的邮箱", "jixiao tell tries again; if that fails, check the addresses in 单位名录")
	return c
}
