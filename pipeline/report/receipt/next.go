package receipt

import (
	"slices"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
)

// say is a phrase in the campaign's words.
func (r Receipt) say(p campaign.Phrase) string { return r.all.Campaign.Say(p) }

// next says in plain words what the sender has to do.
func (r Receipt) next() string {
	if r.all.Tests {
		return r.tested()
	}
	switch verdict := r.file.Verdict; {
	case r.all.TakenBack(r.file):
		return r.takenBack()
	case verdict.Open() && r.all.NewestAt(r.file.Path) > r.file.ID && !r.awaited():
		return r.say(campaign.ReceiptReplaced)
	case verdict == record.Accepted:
		return r.accepted()
	case verdict == record.NeedsExplanation:
		return r.say(campaign.ReceiptExplain)
	case verdict == record.Returned:
		return r.returned()
	case verdict == record.Unreadable:
		return r.say(campaign.ReceiptUnreadable)
	case verdict == record.Superseded:
		return r.say(campaign.ReceiptSuperseded)
	case verdict == record.Duplicate:
		return r.say(campaign.ReceiptDuplicate)
	case verdict == record.Attachment:
		return r.say(campaign.ReceiptAttachment)
	}
	if n, undone := r.actTally(); n > 0 {
		return actsDone(n, undone)
	}
	return r.answered()
}

// takenBack says what follows where the section withdrew what the file gave.
func (r Receipt) takenBack() string {
	for _, v := range r.all.GivenBy(r.file.ID) {
		if r.all.DueOf(v.Duty).Withdrawn {
			return r.say(campaign.ReceiptReopened)
		}
	}
	return r.say(campaign.ReceiptWithdrawn)
}

// awaited says that something in the file is still the last word on its duty,
// whatever came at the same place since: that may have been withdrawn.
func (r Receipt) awaited() bool {
	return slices.ContainsFunc(r.all.GivenBy(r.file.ID), func(v *record.Version) bool {
		latest := r.all.DueOf(v.Duty).Latest
		return latest != nil && latest.ID == v.ID
	})
}

// accepted tells what is in the master from what passed and yet is not: what was
// withdrawn, or stands behind another one.
func (r Receipt) accepted() string {
	gave, standing := r.all.GivenBy(r.file.ID), 0
	for _, v := range gave {
		if v.Standing() {
			standing++
		}
	}
	switch {
	case r.unit == "":
		return "审核通过，不用再做什么。"
	case standing == len(gave) && len(r.own()) > 0:
		return r.say(campaign.ReceiptNoted)
	case standing == len(gave):
		return r.say(campaign.ReceiptAccepted)
	case standing == 0:
		return "审核通过，但没有采用，原因见下面的“" + r.say(campaign.ReceiptDuties) + "”；有疑问请与绩效科联系。"
	}
	return "审核通过，但有的没有采用，原因见下面的“" + r.say(campaign.ReceiptDuties) + "”；有疑问请与绩效科联系。"
}

// returned says that an earlier version holds meanwhile, where there is one.
func (r Receipt) returned() string {
	said := r.say(campaign.ReceiptReturned)
	for _, v := range r.all.GivenBy(r.file.ID) {
		if before := r.all.DueOf(v.Duty).Standing; before != nil && before.N < v.N {
			return said + "改好之前，已通过的" + view.VersionName(before) + "继续有效。"
		}
	}
	return said
}

// answered is said of what is no form: what became of the answers in it.
func (r Receipt) answered() string {
	said := r.said()
	tally := view.AnswerTally(said)
	if tally == "" {
		return r.say(campaign.ReceiptIgnored)
	}
	untaken := slices.ContainsFunc(said, func(a record.Answer) bool { return a.Explained != "" && a.Explained != record.Taken })
	waiting := slices.ContainsFunc(said, func(a record.Answer) bool { return a.Objected == record.Waiting })
	text := "已收到" + tally + "。"
	if untaken {
		text += "没有采纳的，原因和办法写在下面。"
	}
	if waiting {
		text += "异议处理以前，原来的审核意见仍然有效。"
	}
	return text + "还有没有别的事要办，见“最新审核意见.xlsx”。"
}
