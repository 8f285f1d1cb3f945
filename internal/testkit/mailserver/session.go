package mailserver

import (
	"crypto/tls"
	"encoding/base64"
	"io"
	"net"
	"net/textproto"
	"strings"
)

// session is one conversation.
type session struct {
	server  *Server
	conn    net.Conn
	text    *textproto.Conn
	private bool
	user    string
	mail    Mail
}

func (s *session) serve() {
	s.private = s.server.wrap
	s.text = textproto.NewConn(s.conn)
	if s.server.now().Silent {
		_, _ = io.Copy(io.Discard, s.conn) // until the other side gives up
		return
	}
	s.say("220 telltest ESMTP")
	for {
		line, err := s.text.ReadLine()
		if err != nil || !s.answer(line) {
			return
		}
	}
}

func (s *session) say(line string) { _ = s.text.PrintfLine("%s", line) }

// answer answers one command and reports whether the conversation goes on.
func (s *session) answer(line string) bool {
	command, rest, _ := strings.Cut(line, " ")
	faults := s.server.now()
	switch strings.ToUpper(command) {
	case "EHLO", "HELO":
		s.hello(faults)
	case "STARTTLS":
		s.say("220 go ahead")
		s.conn = tls.Server(s.conn, s.server.trust)
		s.text, s.private = textproto.NewConn(s.conn), true
	case "AUTH":
		return s.login(rest, faults)
	case "MAIL":
		s.mail = Mail{From: between(rest), Private: s.private, User: s.user}
		s.say("250 ok")
	case "RCPT":
		if faults.Refuse != "" && strings.Contains(rest, faults.Only) {
			s.say(faults.Refuse)
			break
		}
		s.mail.To = append(s.mail.To, between(rest))
		s.say("250 ok")
	case "DATA":
		return s.data(faults)
	case "RSET", "NOOP":
		s.say("250 ok")
	case "QUIT":
		s.say("221 bye")
		return false
	default:
		s.say("502 what?")
	}
	return true
}

func (s *session) hello(f Faults) {
	s.say("250-telltest")
	s.say("250-8BITMIME")
	if !s.private && !f.NoTLS {
		s.say("250-STARTTLS")
	}
	s.say("250 AUTH LOGIN PLAIN")
}

// login takes AUTH PLAIN, over TLS only.
func (s *session) login(rest string, f Faults) bool {
	_, word, _ := strings.Cut(rest, " ")
	said, err := base64.StdEncoding.DecodeString(word)
	if f.BadAuth != "" {
		s.say(f.BadAuth)
		return true
	}
	if err != nil || !s.private || string(said) != "\x00"+User+"\x00"+Password {
		s.say("535 no")
		return true
	}
	s.user = User
	s.server.mu.Lock()
	s.server.logins++
	s.server.mu.Unlock()
	s.say("235 welcome")
	return true
}

func (s *session) data(f Faults) bool {
	s.say("354 go on")
	data, err := s.text.ReadDotBytes()
	if err != nil {
		return false
	}
	s.mail.Data = data
	s.server.mu.Lock()
	s.server.mails = append(s.server.mails, s.mail)
	s.server.mu.Unlock()
	if f.Cut {
		return false
	}
	s.say("250 kept")
	return !f.Short
}

// between is the address between < and >.
func between(text string) string {
	_, text, _ = strings.Cut(text, "<")
	address, _, _ := strings.Cut(text, ">")
	return address
}
