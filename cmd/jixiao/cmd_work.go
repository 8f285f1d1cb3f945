package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strconv"

	"github.com/spf13/cobra"

	"jixiao/internal/httpserver"
	"jixiao/internal/metrics"
	"jixiao/pipeline/ledger"
	ledgerserver "jixiao/pipeline/ledger/server"
	"jixiao/pipeline/work"
)

// workFlags are the options of `jixiao work`.
type workFlags struct {
	database, atOnce, listen, log string
}

// workCommand is `jixiao work`.
type workCommand struct{ *session }

func newWorkCommand(s *session) *cobra.Command {
	c := workCommand{s}
	var f workFlags
	cmd := &cobra.Command{
		Use:   "work",
		Short: c.say("与别的机器一起值守：按数据库里的名单轮流审核", "share the campaigns of a list in a database with other machines"),
		Long: c.say(`与别的机器一起值守：名单和排队都在一个 PostgreSQL 数据库里，几台机器各开一个 jixiao work，
谁空着谁审核；一台坏了，它正在做的由别的机器接着做。名单用 jixiao campaigns add --db 建立。
设置、收件箱、台账旁的留底和发件箱放在各台机器都挂载的共享文件夹里，路径要相同。
地址里写了密码的，只在本进程里用（等同环境变量 PGPASSWORD）；最好写进 PGPASSFILE 指的文件。`,
			`Share the campaigns of a list with other machines: list and queue are in one PostgreSQL database.
Each machine has a jixiao work; whoever is free makes the next run, and what a machine that
died was at is made by another one. Put campaigns on the list with jixiao campaigns add --db.
Settings, inbox, archive and outbox lie on a share that all machines mount at the same path.
A password in the address is used by this process alone (like PGPASSWORD); better keep it in PGPASSFILE.`),
		Example: "  jixiao work --db postgres://jixiao@db.local/jixiao\n  jixiao work --db postgres://jixiao@db.local/jixiao --at-once 4 --listen 127.0.0.1:8738",
		Args:    c.noArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return c.work(cmd.Context(), f) },
	}
	databaseFlag(s, cmd, &f.database)
	textFlag(cmd, &f.atOnce, "at-once", "N", c.say("同时审核几个评价年度（缺省为处理器核数加 1）", "runs at a time (default: one more than there are cores)"))
	textFlag(cmd, &f.listen, "listen", "ADDRESS", c.say("查看运行状况的地址，如 127.0.0.1:8738（缺省不开）", "where to answer /healthz and /metrics, such as 127.0.0.1:8738 (default: nowhere)"))
	c.logFlag(cmd, &f.log)
	return cmd
}

// databaseFlag is the option that names the database of the list.
func databaseFlag(s *session, cmd *cobra.Command, database *string) {
	textFlag(cmd, database, "db", "URL", s.say("数据库的地址，如 postgres://jixiao@db.local/jixiao", "address of the database, such as postgres://jixiao@db.local/jixiao"))
}

// database takes the address of a database. Its password is the process's from now on:
// ledgers that are opened by what lies in their places find it there.
func (s *session) database(text string) (string, error) {
	if text == "" {
		return "", usageError{errors.New(s.say("要写 --db：数据库的地址，如 postgres://jixiao@db.local/jixiao", "needs --db: the address of the database, such as postgres://jixiao@db.local/jixiao"))}
	}
	address, password, err := ledgerserver.Address(text)
	if err != nil {
		return "", usageError{fmt.Errorf(s.say("--db 的地址无法识别，应如 postgres://用户@主机:端口/数据库：%w", "--db: %w"), err)}
	}
	if password != "" {
		if err := os.Setenv("PGPASSWORD", password); err != nil {
			return "", err
		}
	}
	return address, nil
}

func (c workCommand) work(ctx context.Context, f workFlags) error {
	address, err := c.database(f.database)
	if err != nil {
		return err
	}
	atOnce, err := c.atOnce(f.atOnce)
	if err != nil {
		return err
	}
	endLog, err := c.logTogether(&f.log)
	if err != nil {
		return err
	}
	err = c.serve(ctx, address, atOnce, f.listen)
	return errors.Join(err, endLog())
}

func (c workCommand) atOnce(text string) (int, error) {
	if text == "" {
		return runtime.GOMAXPROCS(0) + 1, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > 1000 {
		return 0, usageError{fmt.Errorf(c.say("--at-once %q：应为 1 到 1000 的整数", "--at-once %q: want a number from 1 to 1000"), text)}
	}
	return n, nil
}

func (c workCommand) serve(ctx context.Context, address string, atOnce int, listen string) error {
	tasks, err := newWorkTasks(c.session)
	if err != nil {
		return err
	}
	stop, err := c.listen(listen, tasks.health)
	if err != nil {
		return err
	}
	defer stop()
	fmt.Fprintf(c.Stdout, c.say("正在按 %s 的名单工作，同时最多 %d 个。按 Ctrl+C 停止。\n", "working on the list of %s, at most %d at a time. Press Ctrl+C to stop.\n"), address, atOnce)
	if err := c.worker(address, atOnce, tasks).Serve(ctx); err != nil {
		return err
	}
	_, err = fmt.Fprintln(c.Stdout, c.say("已停止。", "stopped."))
	return err
}

// worker is this process as one of those that share a list.
func (c workCommand) worker(address string, atOnce int, tasks *workTasks) *work.Worker {
	return &work.Worker{URL: address, AtOnce: atOnce, Tasks: tasks, Log: c.together(), Watch: tasks.watch, Times: work.UsualTimes(),
		Prepare: func(ctx context.Context) error { return prepareDatabase(ctx, address) }}
}

func prepareDatabase(ctx context.Context, address string) error {
	s, err := ledger.Connect(ctx, address)
	if err != nil {
		return err
	}
	return s.Prepare(ctx)
}

func (c workCommand) listen(address string, health *metrics.Workers) (stop func(), err error) {
	if address == "" {
		return func() {}, nil
	}
	stop, err = httpserver.Site{Address: address, Handler: health.Handler(c.lang),
		Refusal: c.say("这里不用这个名称访问", "not known by this name"),
		Failed: func(err error) {
			_, _ = io.WriteString(c.Stderr, c.say("不再回答运行状况：", "health is no longer answered: ")+err.Error()+"\n")
		}}.Start()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", c.say("--listen 的地址不能用", "--listen cannot be used"), err)
	}
	return stop, nil
}
