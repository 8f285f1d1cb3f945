// Package guide writes the page 怎么报送, which tells a department's clerk how to
// hand in, and what by when.
//
// It owns how the text of docs/怎么报送.md and the campaign's deadlines stand on
// one page. It refuses whatever is of one department: all get the same.
package guide

import (
	"errors"
	"fmt"
	"io"

	"jixiao/docs"
	"jixiao/internal/markdown"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/report/page"
	"jixiao/rules/finding"
)

// Write writes the page that tells a department's clerk how to hand in, with
// what is handed in by when. It is the same for all departments of a campaign.
func Write(w io.Writer, c *campaign.Campaign) error {
	text, err := markdown.Read(docs.HandingIn(), leadsNowhere)
	if err != nil {
		return fmt.Errorf("read how to hand in: %w", err)
	}
	a := page.Article{Title: text.Title, Note: c.Name + " · " + c.Settings.Notify.Sign(), Body: text.Body,
		Foot: "本页是报送说明，不是审核意见；报送时限有变化时更新。"}
	if owed := handedInByDepartments(c); len(owed.Table.Rows) > 0 {
		a.Parts = []page.Part{owed}
	}
	return a.Write(w)
}

// leadsNowhere refuses links: the page lies alone.
func leadsNowhere(string) (string, error) { return "", errors.New("nothing lies beside the page") }

// handedInByDepartments is what departments hand in, by when.
func handedInByDepartments(c *campaign.Campaign) page.Part {
	names := map[string]string{}
	for _, def := range c.Forms {
		names[def.ID] = def.Name.In(finding.ZH)
	}
	t := page.Table{Columns: []page.Column{{Head: "报送什么", Width: 24}, {Head: "报几份", Width: 16}, {Head: "截止日", Width: 20}}}
	for _, o := range c.Owed {
		if !o.Section {
			t.Rows = append(t.Rows, []page.Cell{{Text: names[o.Form]}, {Text: o.By() + "一份"}, {Text: dueDay(o)}})
		}
	}
	return page.Part{Name: "本次报送", Table: &t, Note: fmt.Sprintf("退回的表，收到意见后 %d 个工作日内改好重新报送。经批准延期的，"+
		"以批准的日期为准。", c.Settings.CorrectionDays)}
}

// dueDay is the last day for what is owed, in words.
func dueDay(o campaign.Owed) string {
	day := o.Deadline.Chinese()
	if o.AfterFeedback.Set() {
		day = o.AfterFeedback.Text().ZH
	}
	switch {
	case day == "":
		return "可以报送，不作要求"
	case o.Optional:
		return day + "（可以不报）"
	}
	return day
}
