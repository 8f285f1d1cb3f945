package main

import (
	"fmt"
	"strings"

	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/notify"
	"jixiao/rules/finding"
)

// letterPrinter says what was sent, what waits, and what would be sent.
type letterPrinter struct{ wording }

// printReport says what came of the letters, in a line or a few.
func (c letterPrinter) printReport(r *notify.Report) error {
	if r == nil {
		return nil
	}
	var lines []string
	if r.Sent > 0 {
		lines = append(lines, fmt.Sprintf(c.say("已发送通知 %d 封", "%d letters sent"), r.Sent))
	}
	if r.Failed > 0 {
		lines = append(lines, fmt.Sprintf(c.say("有 %d 封通知没有发出：%s；过一会儿再试，审核结果不受影响", "%d letters could not be sent: %s; they are tried again, the results stand"),
			r.Failed, finding.OneLine(r.First.In(c.lang))))
	}
	if waiting := r.Left - r.Failed; waiting > 0 {
		lines = append(lines, fmt.Sprintf(c.say("还有 %d 封通知等待发送；要马上发完请运行 jixiao tell", "%d letters are still to be sent; jixiao tell sends them now"), waiting))
	}
	if r.GaveUp > 0 {
		lines = append(lines, fmt.Sprintf(c.say("%d 封通知试了多次没有发出，请电话通知，见审核日报的“今天要办”", "%d letters were given up: call them, see the daily report"), r.GaveUp))
	}
	for _, d := range r.Plan.Held {
		lines = append(lines, c.heldLine(d))
	}
	if len(lines) == 0 {
		return nil
	}
	_, err := fmt.Fprintln(c.Stdout, strings.Join(lines, "\n"))
	return err
}

func (c letterPrinter) heldLine(d crosscheck.Doubt) string {
	name := c.form(d.Form)
	return fmt.Sprintf(c.say("疑似登记表或规则有误：%s %d 张表中有 %d 张不符合 %s，有关意见暂不发邮件；核对无误后运行 jixiao tell --release %s %s",
		"register or rule may be wrong: of %[2]d %[1]s, %[3]d fail %[4]s; nothing is told of it until you have looked and run jixiao tell --release %[5]s %[6]s"),
		name, d.Sheets, d.Failing, d.Code, d.Code, c.say(name, d.Form))
}

// printPlan shows every letter as its reader would see it.
func (c letterPrinter) printPlan(plan notify.Plan) error {
	text := fmt.Sprintf(c.say("会发送 %d 封（现在没有发送）：\n", "%d letters would go out (nothing was sent):\n"), len(plan.Letters))
	if !c.Settings.Mail.On {
		text = c.say("邮件没有开通（campaign.yaml 的 mail）。", "mail is off (campaign.yaml: mail). ") +
			fmt.Sprintf(c.say("开通以后会发送 %d 封：\n", "once it is on, %d letters would go out:\n"), len(plan.Letters))
	}
	for i, l := range plan.Letters {
		text += fmt.Sprintf(c.say("\n—— 第 %d 封，发给 %s\n标题：%s\n", "\n—— letter %d, to %s\nsubject: %s\n"), i+1, finding.OneLine(c.addressee(l)), finding.OneLine(l.Subject))
		if l.Attach != nil {
			text += fmt.Sprintf(c.say("附件：%s\n", "attached: %s\n"), finding.OneLine(l.Attach.Name))
		}
		for _, line := range l.Lines {
			text += "    " + finding.OneLine(line) + "\n"
		}
	}
	if len(plan.Held) > 0 {
		text += "\n"
	}
	for _, d := range plan.Held {
		text += c.heldLine(d) + "\n"
	}
	_, err := fmt.Fprint(c.Stdout, text)
	return err
}

// addressee is who a letter goes to, and of whom no address is known, who that
// is.
func (c letterPrinter) addressee(l notify.Letter) string {
	switch {
	case len(l.To) > 0:
		return strings.Join(l.To, ", ")
	case l.Channel != notify.MailChannel:
		return l.Channel
	case l.Unit == "":
		return c.say("绩效科（campaign.yaml 的 mail.section 没有邮箱）", "the section (no address in campaign.yaml: mail.section)")
	}
	u, _ := c.Facts.Unit(l.Unit)
	return l.Unit + u.Name + c.say("（单位名录里没有邮箱）", " (no address in 单位名录)")
}
