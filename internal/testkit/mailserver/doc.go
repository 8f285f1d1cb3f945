// Package mailserver is a mail server for tests: it speaks SMTP on the loopback,
// with STARTTLS and a certificate of its own, keeps what it is sent, and fails
// where a test wants it to. It refuses to pass anything on, and whatever is not
// needed to receive a letter.
package mailserver
