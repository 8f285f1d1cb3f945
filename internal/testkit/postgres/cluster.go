package postgres

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"
)

var (
	errMissing = errors.New("PostgreSQL is not installed: what needs a server was not tested")
	errEnded   = errors.New("PostgreSQL ended at once")
)

// pause is how long is waited between two questions whether it answers.
const pause = 10 * time.Millisecond

// begin lays out a cluster and starts a server on it.
func begin(settings []string) (*Server, error) {
	programs, err := find()
	if err != nil {
		return nil, err
	}
	who, err := whose()
	if err != nil {
		return nil, err
	}
	// Not a folder of the test: those of root nobody else can reach.
	dir, err := os.MkdirTemp("", "jixiao-postgres-")
	if err != nil {
		return nil, err
	}
	s := &Server{programs: programs, account: who, dir: dir, settings: settings}
	if err := s.first(); err != nil {
		return nil, errors.Join(err, s.end())
	}
	return s, nil
}

func (s *Server) first() error {
	if err := s.account.give(s.dir); err != nil {
		return err
	}
	fresh := s.command("initdb", "--no-sync", "--no-instructions", "-E", "UTF8", "--locale=C", "-A", "trust", "-U", superuser, "-D", s.data())
	if out, err := fresh.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w\n%s", err, out)
	}
	err := errEnded
	for tries := 0; errors.Is(err, errEnded) && tries < 5; tries++ {
		if s.port, err = freePort(); err == nil {
			err = s.launch()
		}
	}
	if err != nil {
		return err
	}
	_, err = s.execute("CREATE ROLE " + Role + " LOGIN")
	return err
}

// command is a program of PostgreSQL, run by who may, whatever the environment says.
func (s *Server) command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(filepath.Join(s.programs, name), args...)
	cmd.Dir = s.dir
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "LC_ALL=C", "TZ=UTC"}
	s.account.run(cmd)
	return cmd
}

// launch starts the server on its port and waits until it answers.
func (s *Server) launch() error {
	args := []string{"-D", s.data(), "-h", "127.0.0.1", "-p", strconv.Itoa(s.port), "-c", "unix_socket_directories=", "-c", "fsync=off", "-c", "full_page_writes=off"}
	for _, setting := range s.settings {
		args = append(args, "-c", setting)
	}
	log, err := os.OpenFile(s.log(), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	defer log.Close()
	cmd := s.command("postgres", args...)
	cmd.Stdout, cmd.Stderr = log, log
	if s.process, err = run(cmd); err != nil {
		return err
	}
	return s.wait()
}

func (s *Server) log() string { return filepath.Join(s.dir, "log") }

// wait waits until the server answers.
func (s *Server) wait() error {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	for {
		err := s.answers(ctx)
		if err == nil {
			return nil
		}
		select {
		case <-s.process.ended:
			return fmt.Errorf("%w:\n%s", errEnded, s.lastWords())
		case <-ctx.Done():
			return fmt.Errorf("PostgreSQL does not answer: %w\n%s", err, s.lastWords())
		case <-time.After(pause):
		}
	}
}

// answers asks the server for its folder: what answers on the port may be another's.
func (s *Server) answers(ctx context.Context) error {
	conn, err := pgx.Connect(ctx, s.address(superuser, superuser))
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	var dir string
	if err := conn.QueryRow(ctx, "SHOW data_directory").Scan(&dir); err != nil {
		return err
	}
	if dir != s.data() {
		return fmt.Errorf("another server has port %d", s.port)
	}
	return nil
}

// lastWords are the end of the server's log.
func (s *Server) lastWords() []byte {
	text, _ := os.ReadFile(s.log())
	return text[max(0, len(text)-2000):]
}

// freePort is a port below those that the system gives to whoever connects: one of those
// could be taken while the server restarts, by a client that calls it.
func freePort() (int, error) {
	var err error
	for range 100 {
		port := 15000 + rand.IntN(17000)
		var l net.Listener
		if l, err = net.Listen("tcp", "127.0.0.1:"+strconv.Itoa(port)); err == nil {
			return port, l.Close()
		}
	}
	return 0, fmt.Errorf("finding a free port: %w", err)
}

// find is the folder of PostgreSQL's programs: Debian keeps them out of PATH, one folder
// a version.
func find() (string, error) {
	if program, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(program), nil
	}
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if len(found) == 0 {
		return "", errMissing
	}
	newest := slices.MaxFunc(found, func(a, b string) int { return version(a) - version(b) })
	return filepath.Dir(newest), nil
}

// version is the 15 of /usr/lib/postgresql/15/bin/initdb.
func version(program string) int {
	n, _ := strconv.Atoi(filepath.Base(filepath.Dir(filepath.Dir(program))))
	return n
}
