package work

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/rs/zerolog"
	"go.uber.org/goleak"

	"jixiao/internal/testkit/postgres"
	"jixiao/pipeline/ledger"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(postgres.Main(m)) }

// quick are times for tests.
func quick() Times {
	return Times{Due: time.Second, Dead: time.Second, Snooze: time.Second, Retry: time.Second, Late: time.Hour, Replan: time.Hour,
		Watch: 100 * time.Millisecond, Grace: 5 * time.Second, Fetch: 200 * time.Millisecond}
}

// made is a run that a worker made.
type made struct {
	Worker, Campaign string
	AsOf             time.Time
}

// office is what the workers of a test do: runs take as long as run says.
type office struct {
	run     func(ctx context.Context, worker string, c Campaign, asOf time.Time) (After, error)
	letters func(c Campaign) (time.Time, error)
	plan    func(c Campaign, seen string) (Plan, error)

	mu    sync.Mutex
	runs  []made
	other []string
}

// of are the tasks of one worker.
type of struct {
	*office
	worker string
}

func (o of) Run(ctx context.Context, c Campaign, asOf time.Time) (After, error) {
	var after After
	var err error
	if o.run != nil {
		after, err = o.run(ctx, o.worker, c, asOf)
	}
	if err == nil {
		o.mu.Lock()
		defer o.mu.Unlock()
		o.runs = append(o.runs, made{o.worker, c.Name, asOf})
	}
	return after, err
}

func (o of) Plan(_ context.Context, c Campaign, seen string) (Plan, error) {
	if o.plan == nil {
		return Plan{Seen: seen}, nil
	}
	return o.plan(c, seen)
}

func (o of) Letters(_ context.Context, c Campaign) (time.Time, error) {
	o.did("letters " + c.Name)
	if o.letters == nil {
		return time.Time{}, nil
	}
	return o.letters(c)
}

func (o of) Backup(_ context.Context, c Campaign) error { o.did("backup " + c.Name); return nil }
func (o of) Rollup(_ context.Context, c Campaign) error { o.did("rollup " + c.Name); return nil }

func (o *office) did(what string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.other = append(o.other, what)
}

func (o *office) done() []made {
	o.mu.Lock()
	defer o.mu.Unlock()
	return slices.Clone(o.runs)
}

// count is how often each campaign was run.
func (o *office) count() map[string]int {
	n := map[string]int{}
	for _, m := range o.done() {
		n[m.Campaign]++
	}
	return n
}

// bench is a database with a list.
type bench struct {
	t    *testing.T
	url  string
	pool *pgxpool.Pool
	list *List
}

func newBench(t *testing.T, server *postgres.Server) *bench {
	t.Helper()
	url := server.Database(t)
	b := &bench{t: t, url: url}
	b.must(b.prepare(t.Context()))
	var err error
	b.list, err = OpenList(url)
	b.must(err)
	b.pool = b.list.pool
	t.Cleanup(b.list.Close)
	return b
}

func (b *bench) prepare(ctx context.Context) error {
	s, err := ledger.Connect(ctx, b.url)
	if err != nil {
		return err
	}
	return s.Prepare(ctx)
}

func (b *bench) must(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

// add puts campaigns on the list whose runs are due now.
func (b *bench) add(names ...string) {
	b.t.Helper()
	for _, name := range names {
		b.must(b.list.Add(b.t.Context(), name, "/srv/"+name))
	}
}

func (b *bench) exec(statement string, args ...any) {
	b.t.Helper()
	_, err := b.pool.Exec(b.t.Context(), statement, args...)
	b.must(err)
}

func (b *bench) worker(o *office, name string) *Worker {
	return &Worker{URL: b.url, AtOnce: 2, Tasks: of{o, name}, Log: zerolog.New(zerolog.NewTestWriter(b.t)), Prepare: b.prepare, Times: quick()}
}

// start starts a worker, which is told to stop by stop, and by the test's end.
func (b *bench) start(w *Worker) (stop func() error) {
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- w.Serve(ctx) }()
	stop = sync.OnceValue(func() error {
		cancel()
		return <-ended
	})
	b.t.Cleanup(func() {
		if err := stop(); err != nil {
			b.t.Errorf("serve: %v", err)
		}
	})
	return stop
}

// within waits until something holds.
func (b *bench) within(d time.Duration, what string, holds func() bool) {
	b.t.Helper()
	until := time.Now().Add(d)
	for !holds() {
		if time.Now().After(until) {
			b.t.Fatalf("not within %s: %s", d, what)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

const soon = 40 * time.Second

// row is what the list says of a campaign.
func (b *bench) row(name string) (due, asOf *time.Time, job *int64) {
	b.t.Helper()
	b.must(b.pool.QueryRow(context.Background(), `SELECT due, as_of, job FROM campaigns WHERE name = $1`, name).Scan(&due, &asOf, &job))
	return due, asOf, job
}

// rested reports whether no run of any campaign is due or under way.
func (b *bench) rested() bool {
	var n int
	err := b.pool.QueryRow(context.Background(), `SELECT count(*) FROM campaigns WHERE as_of IS NOT NULL OR due <= now()`).Scan(&n)
	return err == nil && n == 0
}

// jobs are how many jobs of a kind there are in each state.
func (b *bench) jobs(kind string) map[string]int {
	b.t.Helper()
	rows, err := b.pool.Query(context.Background(), `SELECT state::text, count(*)::int FROM river_job WHERE kind = $1 GROUP BY state`, kind)
	b.must(err)
	n := map[string]int{}
	var state string
	var count int
	_, err = pgx.ForEachRow(rows, []any{&state, &count}, func() error { n[state] = count; return nil })
	b.must(err)
	return n
}

func names(n int) (all []string) {
	for i := range n {
		all = append(all, fmt.Sprintf("区%02d", i))
	}
	return all
}
