// Package schedule is the standing service's sense of time: it says when a run
// is due, sees that never two are going on, and ends in good order.
//
// It owns one loop: a look at the inbox every so often (or when it is woken),
// a run when something new has come to rest there, when the clock says so,
// when the settings changed, and once at the start, for what came while nobody
// looked and what a cut-off run left over. The cron library's runner knocks when
// the clock says so, and the loop judges. Intervals are measured by the
// monotonic clock, hours of the day by the wall clock, and a jump of the one
// against the other is noticed.
//
// It refuses to know what a run does: looking, running and reading settings
// are its caller's work. It never starts a run that it does not wait for.
package schedule
