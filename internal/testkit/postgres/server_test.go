package postgres

import (
	"context"
	"fmt"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"
)

const asChild = "JIXIAO_TEST_CHILD"

func TestMain(m *testing.M) {
	if os.Getenv(asChild) != "" {
		outlive()
	}
	os.Exit(Main(m).Run())
}

func TestTheRoleOwnsItsDatabaseAndNoMore(t *testing.T) {
	t.Parallel()
	s := Shared(t)
	address := s.Database(t)
	conn := connect(t, address)
	type rights struct {
		User, Owner            string
		Super, PassesRLS, Make bool
	}
	var got rights
	err := conn.QueryRow(t.Context(), `SELECT current_user, pg_get_userbyid(datdba), rolsuper, rolbypassrls, rolcreatedb
FROM pg_roles, pg_database WHERE rolname = current_user AND datname = current_database()`).
		Scan(&got.User, &got.Owner, &got.Super, &got.PassesRLS, &got.Make)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(rights{User: "jixiao", Owner: "jixiao"}, got); diff != "" {
		t.Error(diff)
	}
	if got := ask(t, connect(t, s.Admin(address)), "SELECT current_user || ' ' || current_database()"); got != "postgres "+database(address) {
		t.Errorf("the superuser of it is %q", got)
	}
	if other := s.Database(t); other == address {
		t.Errorf("two databases at %s", other)
	}
}

func TestRestartLosesSessionsAndNothingElse(t *testing.T) {
	t.Parallel()
	for name, settings := range map[string][]string{"fast": nil, "durable": Durable()} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := Start(t, settings...)
			address := s.Database(t)
			conn := connect(t, address)
			if want := map[bool]string{true: "on", false: "off"}[settings != nil]; ask(t, conn, "SHOW fsync") != want {
				t.Errorf("fsync is not %s", want)
			}
			execute(t, conn, "CREATE TABLE kept (word text)")
			execute(t, conn, "INSERT INTO kept VALUES ('绩效')")
			s.Restart(t)
			if err := conn.Ping(t.Context()); err == nil {
				t.Error("a session outlived the server")
			}
			if got := ask(t, connect(t, address), "SELECT word FROM kept"); got != "绩效" {
				t.Errorf("after the restart it holds %q", got)
			}
		})
	}
}

func TestCutConnectionsAreThoseOfOneDatabase(t *testing.T) {
	t.Parallel()
	s := Shared(t)
	address := s.Database(t)
	cut, admin, other := connect(t, address), connect(t, s.Admin(address)), connect(t, s.Database(t))
	if n := s.CutConnections(t, address); n != 1 {
		t.Errorf("%d sessions were cut, want 1", n)
	}
	if err := cut.Ping(t.Context()); err == nil {
		t.Error("a session that was cut answers")
	}
	for _, conn := range []*pgx.Conn{admin, other} {
		if err := conn.Ping(t.Context()); err != nil {
			t.Errorf("another session was cut: %v", err)
		}
	}
}

// outlive starts a server, says where it is and does not end.
func outlive() {
	s, err := begin(nil)
	if err != nil {
		panic(err)
	}
	fmt.Println(s.URL(superuser), s.dir)
	select {}
}

func connect(t *testing.T, address string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close(context.Background()) })
	return conn
}

func execute(t *testing.T, conn *pgx.Conn, statement string) {
	t.Helper()
	if _, err := conn.Exec(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
}

func ask(t *testing.T, conn *pgx.Conn, question string) (answer string) {
	t.Helper()
	if err := conn.QueryRow(t.Context(), question).Scan(&answer); err != nil {
		t.Fatal(err)
	}
	return answer
}
