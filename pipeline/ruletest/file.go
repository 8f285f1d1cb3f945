package ruletest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path"

	"jixiao/pipeline/judge"
	"jixiao/rules/finding"
	"jixiao/rules/form"
)

// unreadError says why an example's file is no sheet.
type unreadError struct{ says finding.Text }

func (e *unreadError) Error() string { return e.says.EN }

// read reads the sheets of a file, as they are read when a department hands them in.
func (t *tester) read(ctx context.Context, name string) ([]*form.Submission, error) {
	if sheets, known := t.files[name]; known {
		return sheets, nil
	}
	data, err := t.bytes(name)
	if err != nil {
		return nil, &unreadError{say("无法读取文件“%s”", "cannot read %q", name)}
	}
	j, err := t.judge.File(ctx, judge.Received{Name: path.Base(name), Data: data, Unsent: true, Day: t.Today})
	if err != nil {
		return nil, err
	}
	if len(j.Submissions) == 0 && len(j.Findings) > 0 {
		return nil, &unreadError{j.Findings[0].Message}
	}
	sheets := []*form.Submission{}
	for i := range j.Submissions {
		sheets = append(sheets, &j.Submissions[i].Submission)
	}
	t.files[name] = sheets
	return sheets, nil
}

// bytes reads one byte more than a file may have: enough to be refused for it.
func (t *tester) bytes(name string) (data []byte, err error) {
	f, err := t.Configs.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if data, err = io.ReadAll(io.LimitReader(f, t.Campaign.Settings.Limits.FileSize+1)); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return data, nil
}
