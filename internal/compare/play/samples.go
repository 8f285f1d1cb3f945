package play

import (
	"context"
	"os"
	"path/filepath"
	"time"
)

// Build is one build of the program, and the folder in which it plays.
type Build struct{ Binary, Folder string }

// Install copies a program beside the folder in which it is to play: launchers
// that it lays out name its path.
func Install(binary, folder string) (Build, error) {
	b := Build{Binary: folder + "-jixiao", Folder: folder}
	return b, copyFile(binary, b.Binary)
}

// The places below a build's folder.
const (
	samplesFolder  = "samples"
	campaignFolder = "campaign"
	englishFolder  = "english"
)

// beforeThird ends the name of the folder that keeps what the samples' place
// looked like before the third evening.
const beforeThird = "-before-third"

// Samples plays the sample evenings, and after them everything else that a
// command can do with their ledger.
func (b Build) Samples(ctx context.Context, tree string) error {
	nights, err := evenings(tree)
	if err != nil {
		return err
	}
	p, err := newPlace(b.Binary, filepath.Join(b.Folder, samplesFolder), filepath.Join(tree, "configs"))
	if err != nil {
		return err
	}
	for i, e := range nights {
		if i == len(nights)-1 {
			if err := copyTree(p.dir, b.Folder+beforeThird); err != nil {
				return err
			}
		}
		if err := p.night(ctx, e); err != nil {
			return err
		}
	}
	last := nights[len(nights)-1]
	for _, act := range []func(context.Context, evening) error{p.custody, p.again, p.decide, p.blanks, p.check, p.words} {
		if err := act(ctx, last); err != nil {
			return err
		}
	}
	return p.lay(ctx, tree)
}

// custody hands the year over and makes a backup.
func (p *place) custody(ctx context.Context, e evening) error {
	if err := p.well(ctx, "archive", e.at.Format("2006"), "--out", "handed-over"); err != nil {
		return err
	}
	return p.well(ctx, "backup")
}

// again makes the outbox anew from the ledger.
func (p *place) again(ctx context.Context, _ evening) error {
	if err := os.RemoveAll(p.in("outbox")); err != nil {
		return err
	}
	if _, err := p.say(ctx, "publish"); err != nil {
		return err
	}
	return p.snapshot("outbox", "published-again")
}

// decide has the section decide things, and a run that follows.
func (p *place) decide(ctx context.Context, e evening) error {
	at, by := e.clock(10*time.Minute), "--by=绩效科"
	for _, args := range [][]string{
		{"withdraw", "22", "--why=单位来电说报错了表", by, at},
		{"withdraw", "21", "--why=核实有误", by, at},
		{"withdraw", "21", "--undo", "--why=作废有误", by, at},
		{"arrival", "23", "--at=2023-10-15 17:30", "--why=共享文件夹停机", by, at},
		{"run", e.clock(time.Hour)}, {"status"}, {"history"}, {"audit"},
	} {
		if _, err := p.say(ctx, args...); err != nil {
			return err
		}
	}
	return nil
}

// blanks draws the forms to fill in.
func (p *place) blanks(ctx context.Context, e evening) error {
	if err := p.well(ctx, "template", e.clock(0)); err != nil {
		return err
	}
	return p.well(ctx, "template", e.clock(0), "--blank", "--out", "blank")
}

// check judges all files without a ledger, and the blanks too.
func (p *place) check(ctx context.Context, e evening) error {
	files, err := p.under("inbox")
	if err != nil {
		return err
	}
	for _, args := range [][]string{{"check", "--format", "json", e.clock(0)}, {"check", e.clock(0)}, {"--lang=en", "check", e.clock(0)}} {
		if _, err := p.say(ctx, append(args, files...)...); err != nil {
			return err
		}
	}
	blanks, err := p.under("blank")
	if err != nil {
		return err
	}
	_, err = p.say(ctx, append([]string{"check", "--format", "json", e.clock(0)}, blanks...)...)
	return err
}
