// Package judge reads and checks one file: bytes go in, submissions come out,
// with what is wrong in them, the duties that they answer, and what they say to
// earlier findings.
//
// It owns the verdict on a file as such. It refuses everything outside of it:
// the ledger, the inbox, other files, a log, the time of day.
package judge

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"time"

	"jixiao/internal/office/sheet"
	"jixiao/internal/turns"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/rules"
	"jixiao/rules/finding"
	"jixiao/rules/form"
	"jixiao/rules/register"
	"jixiao/rules/value"
)

// Judge reads and checks one file at a time. It needs no disk, ledger or clock
// and may be used from many goroutines.
type Judge struct {
	campaign *campaign.Campaign
	reader   *form.Reader
	limit    time.Duration // for one file
	turns    *turns.Turns
	open     func(name string, data []byte, limits sheet.Limits) (*form.Workbook, error)
	// OnPanic is told of a file that made the program fail; may be nil.
	OnPanic func(Received, Panic)
}

// Panic is how the program failed over a file, with nothing in it of what the
// file says.
type Panic struct{ Message, Stack string }

// Received is one file as it came in. One without Department that is not Loose
// is the section's or an evaluator's.
type Received struct {
	Name       string // path inside the inbox, or as given on the command line
	Data       []byte
	Department string // unit code of its folder, "" when it lay in none
	Evaluator  bool   // lay in the folder of an evaluator
	Loose      bool   // lay in the inbox, but in no known folder (F11)
	// Unsent says that nobody handed it in: it is only looked at, and whose it is
	// may be open.
	Unsent bool
	Day    value.Date
}

// fromSection reports whether the file lay in the section's own folder.
func (in Received) fromSection() bool { return in.Department == "" && !in.Evaluator && !in.Loose }

// New prepares the forms of a campaign for reading.
func New(c *campaign.Campaign) (*Judge, error) {
	reader, err := Reader(c)
	if err != nil {
		return nil, err
	}
	limit := time.Duration(c.Settings.Limits.Seconds) * time.Second
	return &Judge{campaign: c, reader: reader, limit: limit, turns: turns.New(), open: sheet.OpenLists}, nil
}

// Reader reads sheets by the forms of a campaign.
func Reader(c *campaign.Campaign) (*form.Reader, error) {
	years := form.Years{Evaluation: c.Facts.Year, Budget: c.Facts.BudgetYear}
	reader, err := form.NewReader(c.Forms, years, c.Constraints)
	if err != nil {
		return nil, fmt.Errorf("prepare forms: %w", err)
	}
	reader.Values, reader.Codes, reader.Units = c.Settings.Limits.Values, c.Facts.Codes(), c.Facts.UnitCodes()
	return reader, nil
}

// File judges one file. Whatever is wrong with it is in the judgement: a panic
// and a file that takes too long are findings of that file too. The error is
// that of a context that has ended.
func (j *Judge) File(ctx context.Context, in Received) (record.Judgement, error) {
	release, err := j.turns.Take(ctx, sheet.Unpacked(in.Data))
	if err != nil {
		return record.Judgement{}, err
	}
	defer release()
	timed, cancel := context.WithTimeout(ctx, j.limit)
	defer cancel()
	// Reading ends by itself soon after its time. Go cannot stop a goroutine
	// that does not: it is left behind, and the run goes on without it.
	done := make(chan record.Judgement, 1)
	go func() {
		_ = makeStack(len(in.Data))
		done <- j.guarded(timed, in)
	}()
	select {
	case out := <-done:
		return out, ctx.Err()
	case <-timed.Done():
		return j.late(in), ctx.Err()
	}
}

// late refuses a file that was not read in time.
func (j *Judge) late(in Received) record.Judgement {
	return j.Refused(in, &sheet.Refusal{Code: "F01", Variant: "slow", Value: j.limit.String()})
}

func (j *Judge) guarded(ctx context.Context, in Received) (out record.Judgement) {
	defer func() {
		if r := recover(); r != nil {
			if j.OnPanic != nil {
				j.OnPanic(in, Panic{anonymous(r), string(debug.Stack())})
			}
			out = j.Refused(in, &sheet.Refusal{Code: "F01"})
		}
	}()
	return j.judge(ctx, in)
}

// anonymous is a panic's message where Go itself wrote it; any other may quote
// what stands in the file, which is nobody's business in a log.
func anonymous(r any) string {
	if err, ok := r.(runtime.Error); ok {
		return err.Error()
	}
	return fmt.Sprintf("%T", r)
}

func (j *Judge) judge(ctx context.Context, in Received) record.Judgement {
	wb, reading, err := j.read(ctx, in)
	if err != nil {
		return j.unread(ctx, in, err)
	}
	out := record.Judgement{Kind: wb.Kind, Answers: j.answers(wb, &reading, in).List}
	ofFile, own := apart(reading)
	ofFile = j.complete(append(fileFindings(in, wb), ofFile...), in)
	j.waive(ofFile, "", in, nil)
	var judged []judgedSheet
	for _, s := range reading.Submissions {
		if ctx.Err() != nil {
			return j.late(in)
		}
		judged = append(judged, j.submission(s, in, own[s], ofFile))
	}
	j.again(judged, in)
	var all []finding.Finding
	for i := range judged {
		out.Submissions = append(out.Submissions, judged[i].Judged)
		all = append(all, judged[i].findings...)
	}
	all = append(all, ofFile...)
	worst := verdict(all)
	all = j.foremost(all, in)
	finding.Sort(all)
	out.Findings = placed(all, in.Name)
	switch {
	case reading.Own:
		out.Verdict = record.Ignored
	case len(out.Submissions) > 0:
		out.Verdict = worst
	default:
		// Nothing that was not recognised is ever accepted, not even where the
		// settings switch off the rule that says so.
		out.Verdict = record.Returned
	}
	return out
}

// read makes submissions of the bytes.
func (j *Judge) read(ctx context.Context, in Received) (*form.Workbook, form.Reading, error) {
	limits := Limits(j.campaign.Settings.Limits)
	limits.Done = ctx.Done()
	wb, err := j.open(in.Name, in.Data, limits)
	if err != nil {
		return nil, form.Reading{}, err
	}
	reading, err := j.reader.Read(ctx, wb)
	j.resolve(&reading, in)
	return wb, reading, err
}

// unread is the judgement of a file that could not be read.
func (j *Judge) unread(ctx context.Context, in Received, err error) record.Judgement {
	if ctx.Err() != nil {
		return j.late(in)
	}
	var many *form.TooManyError
	if errors.As(err, &many) {
		return j.Refused(in, &sheet.Refusal{Code: "F04", Variant: "values", Expected: strconv.Itoa(many.Limit)})
	}
	var refusal *sheet.Refusal
	if !errors.As(err, &refusal) {
		refusal = &sheet.Refusal{Code: "F01"}
	}
	return j.Refused(in, refusal)
}

// apart tells what was found in reading submissions from what was found in the
// rest of the file.
func apart(reading form.Reading) (ofFile []finding.Finding, own map[*form.Submission][]finding.Finding) {
	own = map[*form.Submission][]finding.Finding{}
	for _, f := range reading.Findings {
		if s := ownerOf(f, reading.Submissions); s != nil {
			own[s] = append(own[s], f)
		} else {
			ofFile = append(ofFile, f)
		}
	}
	return ofFile, own
}

// ownerOf is the submission in which something was found: one of its form, on its
// sheet or in its part of that. Nil is none.
func ownerOf(f finding.Finding, all []*form.Submission) (owner *form.Submission) {
	for _, s := range all {
		if !s.Owns(f.Place) {
			continue
		}
		if s.Form == f.Form {
			return s
		}
		if owner == nil {
			owner = s
		}
	}
	return owner
}

// judgedSheet is a submission with what the rules found in it.
type judgedSheet struct {
	record.Judged
	findings []finding.Finding
}

// submission checks one sheet. Its verdict goes by its own findings and by
// those of the file as a whole, but for what is waived, or follows from another.
func (j *Judge) submission(s *form.Submission, in Received, read, ofFile []finding.Finding) judgedSheet {
	answers := j.duties(s, in)
	found := j.check(s, in, read, answers.duties)
	j.waive(found, s.Sheet, in, answers.duties)
	j.waive(ofFile, s.Sheet, in, answers.duties)
	unfold(found)
	all := slices.Clone(found)
	for _, f := range ofFile {
		if f.Place.Sheet == "" {
			all = append(all, f)
		}
	}
	// No special case on record tells where a sheet belongs.
	led := j.complete(j.strayFindings(s, in, answers, all), in)
	found, all = append(found, led...), append(all, led...)
	placeAll(found, s)
	nameSubjects(found, s, onlyOne(answers.duties))
	worst := verdict(all)
	if len(answers.strays) > 0 && len(answers.duties) == 0 {
		// Nothing is accepted that leads nowhere, not even where the settings
		// switch off the rule that says so.
		worst = record.Worse(worst, record.Returned)
	}
	return judgedSheet{findings: found, Judged: record.Judged{
		Submission: *s, Verdict: worst, Duties: answers.duties}}
}

// check holds a sheet against the rules, and against as much of the register as
// its sender may know. Of a form that somebody else hands in nothing else is
// said.
func (j *Judge) check(s *form.Submission, in Received, read []finding.Finding, duties []record.Duty) []finding.Finding {
	if !mayHandIn(s.Def, in) {
		return j.complete(append(read, j.foreignForm(s, in)), in)
	}
	input := j.input(in)
	if in.Loose {
		input.Facts = j.factsForLoose(duties)
	}
	return j.campaign.Engine.Judge(s, read, input)
}

// factsForLoose is what may be told of a sheet in no known folder: it goes to the
// unit whose duty it answers. One that answers several units' is the section's.
func (j *Judge) factsForLoose(duties []record.Duty) *register.Facts {
	unit := ""
	for i, d := range duties {
		if unit = d.Department; i > 0 && unit != duties[0].Department {
			return j.campaign.Facts
		}
	}
	return j.campaign.Facts.For(unit)
}

func (j *Judge) input(in Received) rules.Input {
	return rules.Input{Facts: j.campaign.Facts, Department: in.Department, Received: in.Day}
}

func (j *Judge) complete(fs []finding.Finding, in Received) []finding.Finding {
	return j.campaign.Engine.Complete(fs, j.input(in))
}

func placed(fs []finding.Finding, file string) []finding.Finding {
	for i := range fs {
		fs[i].Place.File = file
	}
	return fs
}

func verdict(fs []finding.Finding) record.Verdict {
	return cmp.Or(record.VerdictBy(finding.Worst(fs)), record.Accepted)
}
