package mailserver

import (
	"crypto/tls"
	"net"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
)

// Password is what User logs in with.
const (
	User     = "jixiao"
	Password = "geheim-5e1f"
)

// Server keeps the mail that it is sent.
type Server struct {
	Host   string
	Port   int
	CAFile string // whom to trust

	trust  *tls.Config
	listen net.Listener
	wrap   bool // TLS from the first byte
	work   sync.WaitGroup

	mu     sync.Mutex
	mails  []Mail
	logins int
	faults Faults
	conns  map[net.Conn]bool
}

// Mail is one message as it came.
type Mail struct {
	From    string
	To      []string
	Data    []byte
	Private bool // over TLS
	User    string
}

// Faults are what the server is to get wrong.
type Faults struct {
	Refuse  string // answer to every recipient, "" takes them
	Only    string // recipients that are refused hold this
	Short   bool   // ends the conversation after one message
	Silent  bool   // never says a word
	Cut     bool   // takes a message and ends the conversation instead of saying so
	NoTLS   bool   // does not offer STARTTLS
	BadAuth string // answer to every login
}

// Start starts a server that asks for STARTTLS and ends with the test.
func Start(t testing.TB) *Server { return start(t, false) }

// StartTLS starts a server that speaks TLS from the first byte.
func StartTLS(t testing.TB) *Server { return start(t, true) }

func start(t testing.TB, wrap bool) *Server {
	t.Helper()
	s := &Server{wrap: wrap, conns: map[net.Conn]bool{}, CAFile: filepath.Join(t.TempDir(), "ca.pem")}
	s.trust = certificate(t, s.CAFile)
	var err error
	if s.listen, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
		t.Fatal(err)
	}
	host, port, err := net.SplitHostPort(s.listen.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	s.Host = host
	if s.Port, err = strconv.Atoi(port); err != nil {
		t.Fatal(err)
	}
	s.work.Go(s.accept)
	t.Cleanup(s.stop)
	return s
}

func (s *Server) accept() {
	for {
		conn, err := s.listen.Accept()
		if err != nil {
			return // stopped
		}
		if s.wrap {
			conn = tls.Server(conn, s.trust)
		}
		s.mu.Lock()
		s.conns[conn] = true
		s.mu.Unlock()
		s.work.Go(func() {
			(&session{server: s, conn: conn}).serve()
			_ = conn.Close()
			s.mu.Lock()
			delete(s.conns, conn)
			s.mu.Unlock()
		})
	}
}

func (s *Server) stop() {
	_ = s.listen.Close()
	s.mu.Lock()
	for conn := range s.conns {
		_ = conn.Close()
	}
	s.mu.Unlock()
	s.work.Wait()
}

// Fail says what goes wrong from now on.
func (s *Server) Fail(f Faults) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = f
}

// Mails are those that came so far.
func (s *Server) Mails() []Mail {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Mail(nil), s.mails...)
}

// Logins counts those who proved who they are.
func (s *Server) Logins() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.logins
}

func (s *Server) now() Faults {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.faults
}
