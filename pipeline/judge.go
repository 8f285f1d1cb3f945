package pipeline

import (
	"fmt"
	"path"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/rs/zerolog"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/sheet"
	"jixiao/rules"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/value"
)

// Judge reads and checks one file at a time. It needs no disk, ledger or clock
// and may be used from many goroutines.
type Judge struct {
	campaign *campaign.Campaign
	reader   *form.Reader
	log      zerolog.Logger
}

// Received is one file as it came in.
type Received struct {
	Name       string // path inside the inbox, or as given on the command line
	Data       []byte
	Department string // unit code of its folder, "" when it lay in none
	Loose      bool   // lay in the inbox, but in no known folder (F11)
	Day        value.Date
}

// NewJudge prepares the forms of a campaign for reading.
func NewJudge(c *campaign.Campaign, log zerolog.Logger) (*Judge, error) {
	years := form.Years{Evaluation: c.Facts.Year, Budget: c.Facts.BudgetYear}
	reader, err := form.NewReader(c.Forms, years)
	if err != nil {
		return nil, fmt.Errorf("prepare forms: %w", err)
	}
	return &Judge{campaign: c, reader: reader, log: log}, nil
}

// File judges one file. Whatever is wrong with it is in the judgement: a panic
// and a file that takes too long are findings of that file too.
func (j *Judge) File(in Received) record.Judgement {
	limit := time.Duration(j.campaign.Settings.Limits.Seconds) * time.Second
	if limit <= 0 {
		return j.guarded(in)
	}
	done := make(chan record.Judgement, 1)
	go func() { done <- j.guarded(in) }()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case out := <-done:
		return out
	case <-timer.C:
		return j.refused(in, &sheet.Refusal{Code: "F01", Variant: "slow", Value: limit.String()})
	}
}

func (j *Judge) guarded(in Received) (out record.Judgement) {
	defer func() {
		if r := recover(); r != nil {
			j.log.Error().Str("panic", fmt.Sprint(r)).Str("stack", string(debug.Stack())).Msg("judge file")
			out = j.refused(in, &sheet.Refusal{Code: "F01"})
		}
	}()
	return j.judge(in)
}

func (j *Judge) judge(in Received) record.Judgement {
	wb, err := sheet.Open(in.Name, in.Data, sheetLimits(j.campaign.Settings.Limits))
	if err != nil {
		refusal, ok := err.(*sheet.Refusal)
		if !ok {
			refusal = &sheet.Refusal{Code: "F01"}
		}
		return j.refused(in, refusal)
	}
	out := record.Judgement{Kind: sheet.Kind(in.Data)}
	reading := j.reader.Read(wb)
	found := append(fileFindings(in, wb), reading.Findings...)
	found = j.complete(found, in)
	for _, s := range reading.Submissions {
		judged := j.submission(s, in, found)
		out.Submissions = append(out.Submissions, judged.Judged)
		found = append(found, judged.findings...)
	}
	finding.Sort(found)
	out.Findings = placed(found, in.Name)
	out.Verdict = verdict(found)
	return out
}

// judgedSheet is a submission with what the rules found in it.
type judgedSheet struct {
	record.Judged
	findings []finding.Finding
}

func (j *Judge) submission(s *form.Submission, in Received, read []finding.Finding) judgedSheet {
	found := j.campaign.Engine.Check(s, j.input(in))
	all := slices.Clone(found)
	for _, f := range read {
		if f.Place.Sheet == s.Sheet || f.Place.Sheet == "" {
			all = append(all, f)
		}
	}
	return judgedSheet{findings: found, Judged: record.Judged{
		Submission: *s, Verdict: verdict(all), Duties: j.duties(s, in.Department)}}
}

func (j *Judge) input(in Received) rules.Input {
	return rules.Input{Facts: j.campaign.Facts, Department: in.Department, Received: in.Day}
}

func (j *Judge) complete(fs []finding.Finding, in Received) []finding.Finding {
	return j.campaign.Engine.Complete(fs, j.input(in))
}

// refused makes the judgement of a file that could not be read. An attachment
// is no spreadsheet by intention, and no mistake.
func (j *Judge) refused(in Received, r *sheet.Refusal) record.Judgement {
	f := finding.Finding{Code: r.Code, Variant: r.Variant, Value: r.Value, Expected: r.Expected,
		Args: finding.Args{"kind": finding.Same(r.Kind), "types": finding.Same("xlsx、xlsm")}}
	out := record.Judgement{Kind: r.Kind, Verdict: record.Unreadable}
	ext := extension(in.Name)
	if r.Code != "F04" && slices.Contains(j.campaign.Settings.Attachments, ext) {
		f.Code, f.Variant, f.Value = "F03", "attachment", ext
		out.Verdict = record.Attachment
	}
	out.Findings = placed(j.complete([]finding.Finding{f}, in), in.Name)
	return out
}

func extension(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))
}

// fileFindings are what is to be told of a file that could be read.
func fileFindings(in Received, wb *form.Workbook) []finding.Finding {
	var fs []finding.Finding
	if wb.Macros {
		fs = append(fs, finding.Finding{Code: "F05"})
	}
	if wb.Links {
		fs = append(fs, finding.Finding{Code: "F06"})
	}
	if wb.Foreign != "" {
		fs = append(fs, finding.Finding{Code: "F09", Value: extension(in.Name), Expected: wb.Foreign})
	}
	if in.Loose {
		fs = append(fs, finding.Finding{Code: "F11"})
	}
	return fs
}

func placed(fs []finding.Finding, file string) []finding.Finding {
	for i := range fs {
		fs[i].Place.File = file
	}
	return fs
}

func verdict(fs []finding.Finding) record.Verdict {
	switch finding.Worst(fs) {
	case finding.Error:
		return record.Returned
	case finding.Warning:
		return record.NeedsExplanation
	}
	return record.Accepted
}

func sheetLimits(l campaign.Limits) sheet.Limits {
	return sheet.Limits{FileSize: l.FileSize, UnzippedSize: l.UnzippedSize, ZipEntries: l.ZipEntries,
		Sheets: l.Sheets, Rows: l.Rows, Columns: l.Columns, Cells: l.Cells, Strings: l.Strings,
		StringLength: l.StringLength, Merges: l.Merges}
}
