// Package httpserver is how the standing service can be asked over the network:
// an address, time limits against those who stay silent, and the names by which
// this machine answers.
//
// It owns the connections. It refuses to know what is asked and answered: that
// is a handler's, and so are the texts.
package httpserver
