package ledger

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"sync/atomic"
	"testing"

	"jixiao/pipeline/record"
	"jixiao/rules/finding"
)

// counting is a connector that counts the statements that are run.
type counting struct {
	sqlite driver.Driver
	name   string
	n      atomic.Int64
}

func (c *counting) Driver() driver.Driver { return c.sqlite }

func (c *counting) Connect(context.Context) (driver.Conn, error) {
	conn, err := c.sqlite.Open(c.name)
	return &countingConn{conn, c}, err
}

type countingConn struct {
	driver.Conn
	c *counting
}

func (c *countingConn) ExecContext(ctx context.Context, text string, args []driver.NamedValue) (driver.Result, error) {
	c.c.n.Add(1)
	return c.Conn.(driver.ExecerContext).ExecContext(ctx, text, args)
}

func (c *countingConn) QueryContext(ctx context.Context, text string, args []driver.NamedValue) (driver.Rows, error) {
	c.c.n.Add(1)
	return c.Conn.(driver.QueryerContext).QueryContext(ctx, text, args)
}

func (c *countingConn) Prepare(text string) (driver.Stmt, error) {
	stmt, err := c.Conn.Prepare(text)
	return &countingStmt{stmt, c.c}, err
}

func (c *countingConn) BeginTx(ctx context.Context, o driver.TxOptions) (driver.Tx, error) {
	return c.Conn.(driver.ConnBeginTx).BeginTx(ctx, o)
}

type countingStmt struct {
	driver.Stmt
	c *counting
}

func (s *countingStmt) ExecContext(ctx context.Context, args []driver.NamedValue) (driver.Result, error) {
	s.c.n.Add(1)
	return s.Stmt.(driver.StmtExecContext).ExecContext(ctx, args)
}

func (s *countingStmt) QueryContext(ctx context.Context, args []driver.NamedValue) (driver.Rows, error) {
	s.c.n.Add(1)
	return s.Stmt.(driver.StmtQueryContext).QueryContext(ctx, args)
}

// TestStatementsDoNotGoByFiles: over a network each is a round trip.
func TestStatementsDoNotGoByFiles(t *testing.T) {
	ofFiles(t)
	ctx := context.Background()
	path := ledgerPath(t)
	l := mustOpen(t, path)
	name, err := address(path, busyTimeout)
	must(t, err)
	c := &counting{sqlite: l.db.Driver(), name: name}
	must(t, l.db.Close())
	l.db = sql.OpenDB(c)
	l.db.SetMaxOpenConns(1)
	t.Cleanup(func() { _ = l.db.Close() })
	atMost := func(what string, want int64, do func() error) {
		t.Helper()
		before := c.n.Load()
		must(t, do())
		if n := c.n.Load() - before; n == 0 || n > want {
			t.Errorf("%s: %d statements, want at most %d", what, n, want)
		}
	}
	run, err := l.StartRun(ctx, friday, friday)
	must(t, err)
	seen := benchSightings()[:1000]
	look := func() error { return l.RecordLook(ctx, run.ID, record.Look{At: friday, Files: seen}) }
	atMost("a look at 1,000 new files", 50, look)
	pending, err := l.Pending(ctx)
	must(t, err)
	save := func(code finding.Code) func() error {
		var batch []Saved
		for i, f := range pending[:100] {
			project := fmt.Sprintf("A-%04d", i)
			f.Department, f.Hash = "213001", project
			j := judge(project + "+B:returned C:accepted")
			j.Findings = append(j.Findings, fault(code, "表", project))
			j.Answers = []record.Answer{{Place: record.Spot{Cell: "A1"}}, {Place: record.Spot{Cell: string(code)}}}
			batch = append(batch, Saved{f, j})
		}
		return func() error { return l.SaveFiles(ctx, run.ID, batch) }
	}
	atMost("100 new files", 50, save("T03"))
	atMost("100 files that are judged again", 50, save("T04"))
	for i := range seen {
		seen[i].ChangeTime = sunday
	}
	seen = seen[:500]
	atMost("a look at 500 files that were changed, and without 500", 50, look)
	pages, gone := map[string]Page{}, []string{}
	var wanted []record.Notification
	for i := range 1000 {
		pages[fmt.Sprint(i)], gone = Page{Digest: "1"}, append(gone, fmt.Sprint("gone ", i))
		wanted = append(wanted, aLetter(fmt.Sprint(i), "x"))
	}
	atMost("1,000 pages", 50, func() error {
		_, err := l.PlanPages(ctx, nil, pages, gone, friday, nil)
		return err
	})
	atMost("1,000 letters", 50, func() error {
		wanted, err = l.PlanNotifications(ctx, wanted, friday)
		return err
	})
	for i := range wanted {
		wanted[i].State = record.NotificationSent
	}
	atMost("1,000 letters that are sent", 50, func() error { return l.RecordNotifications(ctx, friday, wanted...) })
}

// TestBatchesOfAnySizeWriteTheSameRows: numbers and entries are those of files that
// are saved one by one.
func TestBatchesOfAnySizeWriteTheSameRows(t *testing.T) {
	t.Parallel()
	var want string
	for i, size := range []int{1, 3, 100} {
		l := mustOpen(t, ledgerPath(t))
		y := newYears(t, l, 7)
		y.whole = true
		for range 12 {
			y.run(func() int { return size })
		}
		if got := fmt.Sprint(tables(t, l)); i == 0 {
			want = got
		} else if got != want {
			t.Errorf("%d files at once: %s\none by one: %s", size, got, want)
		}
	}
}
