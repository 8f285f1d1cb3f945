package httpserver

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
	"testing/synctest"
	"time"
)

// pipes is a listener whose connections are made by the test.
type pipes chan net.Conn

func (p pipes) Accept() (net.Conn, error) {
	c, ok := <-p
	if !ok {
		return nil, net.ErrClosed
	}
	return c, nil
}

func (p pipes) Close() error { return nil }

func (p pipes) Addr() net.Addr { return &net.TCPAddr{} }

// TestASilentConnectionEnds: after an answer, in the middle of a request, and
// before the first byte of one.
func TestASilentConnectionEnds(t *testing.T) {
	for name, said := range map[string]string{
		"idle":                "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n",
		"a head without end":  "GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
		"a body without end":  "GET /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n1",
		"nothing was asked":   "",
		"a head without host": "GET /healthz HTTP/1.0\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				connections := make(pipes)
				server := limited(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					_, _ = io.Copy(w, r.Body)
				}))
				done := make(chan error, 1)
				go func() { done <- server.Serve(connections) }()
				ours, theirs := net.Pipe()
				connections <- theirs
				go func() { _, _ = io.WriteString(ours, said) }()
				began := time.Now()
				if _, err := io.Copy(io.Discard, bufio.NewReader(ours)); err != nil {
					t.Error(err)
				}
				if took := time.Since(began); took > 2*time.Minute {
					t.Errorf("the connection ended after %s", took)
				}
				close(connections)
				<-done
				_ = server.Close()
			})
		})
	}
}

func TestOnlyKnownHostsAreAnswered(t *testing.T) {
	handler := onlyFor([]string{"localhost", "jixiao.example"}, "不认识", http.NotFoundHandler())
	for host, want := range map[string]int{
		"localhost:8737":      http.StatusNotFound,
		"LocalHost":           http.StatusNotFound,
		"jixiao.example.":     http.StatusNotFound,
		"127.0.0.1:8737":      http.StatusNotFound,
		"192.0.2.7":           http.StatusNotFound,
		"[::1]:8737":          http.StatusNotFound,
		"[2001:db8::1]":       http.StatusNotFound,
		"":                    http.StatusNotFound,
		"evil.example:8737":   http.StatusMisdirectedRequest,
		"evil.jixiao.example": http.StatusMisdirectedRequest,
		"127.0.0.1.evil.io":   http.StatusMisdirectedRequest,
	} {
		request := httptest.NewRequest(http.MethodGet, "/healthz", nil)
		request.Host = host
		answer := httptest.NewRecorder()
		handler.ServeHTTP(answer, request)
		if answer.Code != want {
			t.Errorf("host %q: %d, want %d", host, answer.Code, want)
		}
	}
}

// TestStartAndStop: a second one at the address is refused, and after the stop
// the address is free.
func TestStartAndStop(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	site := Site{Address: l.Addr().String(), Handler: http.NotFoundHandler(), Failed: func(err error) { t.Error(err) }}
	if _, err := site.Start(); err == nil {
		t.Error("two listen at one address")
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		stop, err := site.Start()
		if err != nil {
			t.Fatal(err)
		}
		answer, err := http.Get("http://" + site.Address)
		if err != nil || answer.StatusCode != http.StatusNotFound {
			t.Errorf("answer %+v, %v", answer, err)
		}
		stop()
	}
}
