// Package postgres is a real PostgreSQL for tests: a cluster of its own in a
// temporary folder, on the loopback address and a free port.
//
// It owns finding the programs, laying the cluster out, starting, crashing and
// ending it, and the databases that tests ask for. It refuses to know what is
// kept in them, and never touches a server that it did not start.
package postgres
