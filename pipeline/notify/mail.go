package notify

import (
	"cmp"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"os"
	"strings"
	"time"

	"github.com/wneessen/go-mail"

	"jixiao/pipeline/campaign"
	"jixiao/rules/finding"
)

// dialTimeout is how long one step with a server may take: connecting, or one
// letter.
const dialTimeout = 10 * time.Second

// farewell is how long a server may take to answer a goodbye.
const farewell = 2 * time.Second

// post is the channel of mail.
type post struct {
	settings campaign.Mail
	sign     string
	keeper   Secrets
	now      func() time.Time
	password string // once it was read: not to be shown
}

// Name is mail.
func (p *post) Name() string { return MailChannel }

// Reason hides the password, and leaves out whose letter it was.
func (p *post) Reason(err error) finding.Text {
	text := Reason(err, p.password)
	text.ZH, _, _ = strings.Cut(text.ZH, ", affected ")
	text.EN, _, _ = strings.Cut(text.EN, ", affected ")
	return text
}

// Open connects to the mail server and logs in.
func (p *post) Open(ctx context.Context) (Line, error) {
	l := &postLine{post: p, stop: func() bool { return true }}
	options, err := p.options(ctx, l)
	if err != nil {
		return nil, err
	}
	if l.client, err = mail.NewClient(p.settings.Server, options...); err != nil {
		return nil, fmt.Errorf("prepare mail: %w", err)
	}
	err = l.client.DialWithContext(ctx)
	l.stop()
	if err != nil {
		l.hangUp() // the library leaves a connection open that it could not use
		return nil, fmt.Errorf("connect to mail server: %w", err)
	}
	return l, nil
}

func (p *post) options(ctx context.Context, l *postLine) ([]mail.Option, error) {
	s := p.settings
	trust, err := p.trust()
	if err != nil {
		return nil, err
	}
	way := ways[s.Security]
	options := []mail.Option{mail.WithTimeout(dialTimeout), mail.WithPort(cmp.Or(s.Port, way.port)),
		mail.WithTLSPolicy(way.policy), mail.WithTLSConfig(trust), mail.WithDialContextFunc(l.dial(ctx, trust))}
	if s.User == "" {
		return options, nil
	}
	if p.password, err = p.keeper.reveal(s.Password); err != nil {
		return nil, err
	}
	return append(options, mail.WithSMTPAuth(mail.SMTPAuthAutoDiscover), mail.WithUsername(s.User), mail.WithPassword(p.password)), nil
}

// ways are the usual port of each kind of connection, and what the library is
// to do about privacy: of one that is private from the start it need only take
// notice.
var ways = map[string]struct {
	port   int
	policy mail.TLSPolicy
}{
	campaign.StartTLS: {587, mail.TLSMandatory},
	campaign.TLS:      {465, mail.TLSOpportunistic},
	campaign.NoTLS:    {25, mail.NoTLS},
}

// trust is whose certificates are believed: the system's, and the bureau's own
// where it has one.
func (p *post) trust() (*tls.Config, error) {
	config := &tls.Config{ServerName: p.settings.Server, MinVersion: tls.VersionTLS12}
	if p.settings.CAFile == "" {
		return config, nil
	}
	data, err := os.ReadFile(p.keeper.Place(p.settings.CAFile))
	if err != nil {
		return nil, fmt.Errorf("read ca_file: %w", err)
	}
	config.RootCAs = x509.NewCertPool()
	if !config.RootCAs.AppendCertsFromPEM(data) {
		return nil, trouble{ZH: "ca_file 指的 " + p.settings.CAFile + " 里没有证书（PEM）", EN: "ca_file " + p.settings.CAFile + " holds no certificate (PEM)"}
	}
	return config, nil
}

// postLine is a connection to the mail server.
type postLine struct {
	post   *post
	client *mail.Client
	conn   net.Conn
	stop   func() bool // ends that a context cuts the opening short
}

// dial keeps hold of the connection: the library does not look at a context
// while it talks.
func (l *postLine) dial(opening context.Context, trust *tls.Config) mail.DialContextFunc {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := (&net.Dialer{}).DialContext(ctx, network, address)
		if err != nil {
			return nil, err
		}
		l.conn = conn
		l.stop = context.AfterFunc(opening, func() { _ = conn.Close() })
		if l.post.settings.Security != campaign.TLS {
			return conn, nil
		}
		private := tls.Client(conn, trust)
		return private, private.HandshakeContext(ctx)
	}
}

// hangUp ends the connection without a word; whoever waits for the server sees
// an error.
func (l *postLine) hangUp() {
	if l.conn != nil {
		_ = l.conn.Close() // nothing is lost with it
	}
}

// Send sends one letter.
func (l *postLine) Send(ctx context.Context, letter Letter) error {
	m, err := l.post.message(letter)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrRefused, err)
	}
	stop := context.AfterFunc(ctx, l.hangUp)
	defer stop()
	err = l.client.Send(m)
	if err == nil || m.IsDelivered() {
		return nil // what the server says after it took a letter is no matter
	}
	var failed *mail.SendError
	if errors.As(err, &failed) {
		err = because(failed)
	}
	return errors.Join(fmt.Errorf("send mail: %w", err), ctx.Err())
}

// because says whether a letter or the line is to blame.
func because(failed *mail.SendError) error {
	switch answered := failed.ErrorCode() != 0; {
	case failed.Reason == mail.ErrConnCheck:
		return fmt.Errorf("%w: %w", ErrStale, failed)
	case answered && (failed.Reason == mail.ErrSMTPRcptTo || failed.Reason == mail.ErrSMTPDataClose):
		return fmt.Errorf("%w: %w", ErrRefused, failed)
	}
	return failed
}

// Close says goodbye to the server; one that does not answer is left.
func (l *postLine) Close() error {
	defer l.hangUp()
	if l.conn.SetDeadline(time.Now().Add(farewell)) != nil {
		return nil // it is closed already
	}
	return l.client.Close()
}
