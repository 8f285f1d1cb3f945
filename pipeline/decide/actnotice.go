package decide

import (
	"strings"
	"time"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
	"jixiao/rules/value"
)

// notice is what a row says of the notice that went out, which a feedback alone
// records.
func (k *clerk) notice(a record.Act, d record.Decision) (n record.Notice, f *flaw) {
	signed := a.SignedOn
	if day, clock, timed := strings.Cut(signed, " "); timed {
		if _, err := time.Parse("15:04", clock); err == nil {
			signed = day // a cell that holds the time of day as well
		}
	}
	n, err := NoticeWords{a.Doc, a.How, a.SignedBy, signed}.Read()
	switch {
	case err != nil:
		return n, unclear("date", record.SignedColumn, a.SignedOn)
	case n != (record.Notice{}) && d.Kind != record.Feedback:
		return n, refused(finding.Text{ZH: "文号、送达方式、签收人、签收日期只和“" + record.Feedback.ActWord() + "”写在一起，别的写在理由里",
			EN: "a notice is recorded with " + record.Feedback.ActWord() + " alone; else write it into the reason"})
	}
	return n, nil
}

// NoticeWords are what the section writes of a notice.
type NoticeWords struct{ Doc, How, SignedBy, SignedOn string }

// Read is the notice that the words say. The error is a *Refusal.
func (w NoticeWords) Read() (record.Notice, error) {
	n := record.Notice{Doc: value.Clean(w.Doc), How: value.Clean(w.How), SignedBy: value.Clean(w.SignedBy)}
	text := strings.TrimSpace(w.SignedOn)
	if text == "" {
		return n, nil
	}
	day, err := value.ParseDate(text)
	if err != nil {
		return n, refuse(Signed, "签收日期“%s”不是日期，应如 2023-10-10", "%q is no day of signature; write 2023-10-10", text)
	}
	n.SignedOn = day
	return n, nil
}
