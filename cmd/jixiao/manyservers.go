package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"jixiao/internal/httpserver"
	"jixiao/internal/metrics"
	"jixiao/internal/service"
	"jixiao/internal/sidebyside"
	"jixiao/pipeline/campaigns"
)

const (
	// listEvery is how often the list is read again, and a campaign begun again that
	// could not be.
	listEvery = 10 * time.Second
	// longTurn is when a run that is still going on lets others begin beside it: a disk
	// that hangs keeps one campaign waiting, not all.
	longTurn = 10 * time.Minute
)

// servers are the campaigns of a list at work side by side: each has its own loop,
// as if it were alone, and waits for its turn with each run.
type servers struct {
	*session
	list   string
	health *metrics.Group
	loaded *loadedCampaigns
	turns  *sidebyside.Turns
	claims *claims
	wrong  string // what is wrong with the list, as it was printed last

	mu     sync.Mutex        // one line is printed after the other
	faults map[string]string // why a campaign could not be begun, as it was printed last
}

// serveAll serves the campaigns of a list until it is told to stop.
func (c serveCommand) serveAll(ctx context.Context, f placeFlags, list, log string) error {
	if f.inbox+f.outbox+f.ledger != "" {
		return usageError{errors.New(c.say("--all 时不能指定 --inbox、--outbox、--ledger：各评价年度照自己的设置", "--all goes by the settings of each campaign: no --inbox, --outbox or --ledger"))}
	}
	loaded, err := newLoadedCampaigns()
	if err != nil {
		return err
	}
	named := log != ""
	endLog, err := c.logTogether(&log)
	if err != nil {
		return err
	}
	one := *c.session
	if named { // a service has no window: what is printed for people goes there too
		one.Stdout = io.MultiWriter(c.Stdout, c.logTo)
	}
	s := &servers{session: &one, list: list, health: metrics.NewGroup(time.Now), loaded: loaded,
		turns: sidebyside.NewTurns(longTurn), claims: newClaims(), faults: map[string]string{}}
	exit := func() { os.Exit(exitFailed) }
	return errors.Join(service.Run(ctx, s.serve, exit), endLog())
}

func (s *servers) serve(ctx context.Context) error {
	list, err := s.campaignList(s.list)
	if err != nil {
		return err
	}
	stop, err := s.listen(list)
	if err != nil {
		return err
	}
	defer stop()
	fmt.Fprintf(s.Stdout, s.say("正在值守 %d 个评价年度（%s）。按 Ctrl+C 停止。\n", "watching %d campaigns (%s). Press Ctrl+C to stop.\n"), len(list.Entries), list.Path())
	all := sidebyside.NewSet(s.work)
	tick := time.NewTicker(listEvery)
	defer tick.Stop()
	for {
		all.Follow(ctx, list.Entries)
		select {
		case <-tick.C:
		case <-ctx.Done():
			all.Wait()
			_, err := fmt.Fprintln(s.Stdout, s.say("已停止。", "stopped."))
			return err
		}
		list = s.reread(list)
	}
}

// listen answers how all of them are.
func (s *servers) listen(list *campaigns.List) (stop func(), err error) {
	if list.Listen == "" {
		return func() {}, nil
	}
	stop, err = httpserver.Site{Address: list.Listen, Hosts: list.Hosts, Handler: s.health.Handler(s.lang),
		Refusal: s.say("这里不用这个名称访问：要用它，请写进名单的 hosts", "not known by this name: to use it, name it in hosts of the list"),
		Failed: func(err error) {
			s.print(s.say("不再回答运行状况：", "health is no longer answered: ") + err.Error())
		}}.Start()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.say("名单的 listen 不能用（服务是否已经在运行？）", "listen of the list cannot be used (does the service run already?)"), err)
	}
	return stop, nil
}

// print is a line for whoever looks at the window or the journal.
func (s *servers) print(line string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, _ = io.WriteString(s.Stdout, line+"\n") // who looked has gone
}

// campaignOutput prints what one campaign says, with its name before each line.
type campaignOutput struct {
	*servers
	name string
}

// Write takes whole lines.
func (n campaignOutput) Write(text []byte) (int, error) {
	for line := range strings.Lines(string(text)) {
		n.print(n.name + n.say("：", ": ") + strings.TrimSuffix(line, "\n"))
	}
	return len(text), nil
}

// reread is the list as it is now; a faulty one is told, and that before stays.
func (s *servers) reread(before *campaigns.List) *campaigns.List {
	list, err := s.campaignList(s.list)
	if err == nil {
		s.wrong = ""
		return list
	}
	if err.Error() != s.wrong {
		s.wrong = err.Error()
		s.print(s.wrong)
	}
	return before
}
