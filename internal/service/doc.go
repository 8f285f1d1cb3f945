// Package service has the system's service manager (systemd, or that of
// Windows) start and stop a program, and speaks to it from inside of one.
//
// It owns what a service is to the manager: the unit of systemd, when it is
// started again, how long it may take to stop. It refuses to know what the
// program does.
package service
