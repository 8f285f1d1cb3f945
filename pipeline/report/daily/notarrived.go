package daily

import (
	"fmt"

	"jixiao/internal/office/write"
	"jixiao/pipeline/crosscheck"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/rules/finding"
)

// doubtful are rules that so many sheets fail that register or rule may be
// wrong; departments get no mail about them until the section says so.
func (d *daily) doubtful() []task {
	titles := d.titles()
	var out []task
	for _, x := range crosscheck.Doubts(d.Campaign, d.Snapshot) {
		detail := fmt.Sprintf("%s %d 张表中有 %d 张不符合 %s（%s）。请先核对登记表和规则：有误的改设置；确是各单位填错的，选“照常告知”",
			d.FormName(x.Form), x.Sheets, x.Failing, x.Code, titles[x.Code].Title.In(finding.ZH))
		if d.Campaign.Settings.Tells() {
			detail += "，有关邮件等选了以后再发"
		}
		out = append(out, task{what: "疑似登记表或规则有误", detail: detail, tone: write.Red, question: view.TellingOf(x)})
	}
	return out
}

// mostNotArrived is how many letters are named that one trouble keeps back.
const mostNotArrived = 3

// notArrived are letters that did not arrive: somebody has to call.
func (d *daily) notArrived() []task {
	if !d.Campaign.Settings.Tells() {
		return nil
	}
	type trouble struct {
		channel, reason string
		state           record.NotificationState
	}
	var order []trouble
	byTrouble := map[trouble][]record.Notification{}
	for _, t := range d.Snapshot.Unsent {
		x := trouble{t.Channel, t.Error, t.State}
		if byTrouble[x] == nil {
			order = append(order, x)
		}
		byTrouble[x] = append(byTrouble[x], t)
	}
	var out []task
	for _, x := range order {
		letters := byTrouble[x]
		if n := len(letters); n > mostNotArrived {
			out = append(out, task{what: "通知没有送达", who: fmt.Sprintf("%d 封", n), tone: write.Red,
				detail: ChannelName(x.channel) + "发不出去（" + x.reason + "）。请告知系统管理员；要紧的按催报清单打电话"})
			continue
		}
		for _, t := range letters {
			out = append(out, d.missed(t))
		}
	}
	return out
}

// missed is one letter that did not arrive.
func (d *daily) missed(t record.Notification) task {
	x := task{what: "通知没有送达", who: "绩效科", tone: write.Amber}
	then := "还会再试"
	if t.State == record.NotificationFailed {
		then, x.tone = "试了多次，不再自动发送", write.Red
	}
	if t.Unit != "" {
		x.who = d.Unit(t.Unit)
		if phone := d.unitsByCode()[t.Unit].Phone; phone != "" {
			then += "；要紧的请打电话 " + phone
		}
	}
	x.detail = ChannelName(t.Channel) + "没有发出（" + t.Error + "），" + then
	return x
}

// ChannelName is a channel as people call it: webhooks have names already.
func ChannelName(channel string) string {
	if channel == "mail" {
		return "邮件"
	}
	return channel
}
