package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/rs/zerolog"

	"jixiao/internal/logfile"
	"jixiao/internal/reason"
	"jixiao/internal/terminal"
	"jixiao/pipeline"
	"jixiao/pipeline/campaign"
	"jixiao/pipeline/campaign/load"
	"jixiao/pipeline/notify"
	"jixiao/pipeline/record"
	"jixiao/pipeline/workspace"
)

// session is what the commands of one invocation share: whom they speak with,
// where the settings lie, and the log.
type session struct {
	commandLine
	env    func(string) string
	config string // the folder of the settings
	// campaign is which of several it is about, "" where it is about one alone.
	campaign string
	logTo    io.Writer // where the log lines of several go; nil is beside the ledger of each
	verbose  bool

	log     zerolog.Logger // nothing before options have been resolved
	logFile *logfile.Lazy  // nil where log lines go to standard error
}

// load reads the campaign from the settings folder.
func (s *session) load() (*campaign.Campaign, error) {
	configs, err := s.configs()
	if err != nil {
		return nil, err
	}
	return load.Campaign(configs)
}

// configs is the settings folder.
func (s *session) configs() (fs.FS, error) {
	if _, err := os.Stat(s.config); errors.Is(err, fs.ErrNotExist) {
		return nil, usageError{fmt.Errorf(s.say("没有设置文件夹 %s：用 --config 指明，或先运行 jixiao init",
			"no settings folder %s: name it with --config, or run jixiao init first"), s.config)}
	}
	return os.DirFS(s.config), nil
}

// current is what a command that only reports goes by: how the last run left
// things, to be said in a known format.
func (s *session) current(ctx context.Context, f placeFlags, format string) (pipeline.Options, *record.Snapshot, error) {
	if err := s.knownFormat(format); err != nil {
		return pipeline.Options{}, nil, err
	}
	o, err := s.options(f)
	if err != nil {
		return o, nil, err
	}
	last, err := o.Current(ctx)
	return o, last, err
}

// options resolves flags and settings into what a run works on.
func (s *session) options(f placeFlags) (pipeline.Options, error) {
	camp, err := s.load()
	if err != nil {
		return pipeline.Options{}, err
	}
	return s.optionsBy(camp, f)
}

// optionsBy resolves flags by the settings of a campaign.
func (s *session) optionsBy(camp *campaign.Campaign, f placeFlags) (pipeline.Options, error) {
	now, err := s.clock(f.asOf, camp.Zone)
	if err != nil {
		return pipeline.Options{}, err
	}
	paths := camp.Settings.Paths
	s.log = s.logger(f.log, s.place(f.ledger, paths.Ledger))
	o := pipeline.Options{Watch: camp.Settings.Watch, Sender: notify.Sender{Workspace: workspace.Workspace{
		Campaign: camp, Moment: workspace.Moment{AsOf: now}, Version: version, Lang: s.lang, Log: s.log,
		Place: workspace.Place(s.place(f.ledger, paths.Ledger)),
		Folders: workspace.Folders{Inbox: s.place(f.inbox, paths.Inbox), Outbox: s.place(f.outbox, paths.Outbox),
			Configs: s.config, Backups: s.under(camp.Settings.Backup.Folder)}}}}
	if o.Wait, err = s.waiting(f.wait, camp.Settings.Schedule); err != nil {
		return pipeline.Options{}, err
	}
	o.Units = s.unitsUnder(o.Outbox, f.outbox, paths)
	o.Channels = notify.Channels(camp.Settings, notify.Secrets{Env: s.env, Place: s.under}, time.Now)
	if err := s.apart(o.Inbox, o.Outbox); err != nil {
		return o, err
	}
	return o, s.outside(o.Inbox, string(o.Place), f.log)
}

// under resolves a path of the settings: they are relative to the folder that
// holds the settings folder.
func (s *session) under(path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(filepath.Dir(filepath.Clean(s.config)), path)
}

// place is a path given on the command line as it is, else one of the
// settings, which are relative to the folder above them.
func (s *session) place(flag, setting string) string {
	if flag != "" {
		return flag
	}
	return s.under(setting)
}

// unitsUnder moves with an outbox that was named on the command line, where
// the settings have it inside the outbox.
func (s *session) unitsUnder(outbox, flag string, paths campaign.Paths) string {
	if rel, ok := inside(paths.Outbox, paths.Units); ok && flag != "" {
		return filepath.Join(outbox, rel)
	}
	return s.under(paths.Units)
}

// logger writes JSON lines, never to a screen: what a command has done and
// what is wrong it prints there itself.
func (s *session) logger(named, ledger string) zerolog.Logger {
	path := logPlace(named, s.campaign != "" || terminal.Is(s.Stderr), ledger)
	if s.logTo != nil {
		path = ""
	}
	if path != "" && (s.logFile == nil || s.logFile.Path != path) {
		s.endLog()
		s.logFile = &logfile.Lazy{Path: path, Required: named != ""}
	}
	to := s.Stderr
	switch {
	case s.logTo != nil:
		to = s.logTo
	case path != "":
		to = s.logFile
	}
	log := zerolog.New(to).Level(zerolog.InfoLevel).With().Timestamp()
	if s.campaign != "" {
		log = log.Str("campaign", s.campaign)
	}
	return log.Logger()
}

// logPlace is the file that log lines go to, "" for standard error: the one
// that was named, else, where a person looks at the screen, one beside the
// ledger. Scripts and timers have their standard error kept.
func logPlace(named string, screen bool, ledger string) string {
	if named != "" || !screen {
		return named
	}
	return filepath.Join(filepath.Dir(ledger), "jixiao.log")
}

// endLog says that the log is not whole, if so.
func (s *session) endLog() {
	if s.logFile == nil {
		return
	}
	if err := s.logFile.Close(); err != nil {
		fmt.Fprintf(s.Stderr, s.say("日志 %s 没有写全：%s\n", "the log %s is not whole: %s\n"), s.logFile.Path, reason.Or(err).In(s.lang))
	}
}
