// Package workdays knows which days are worked in China: the State Council's
// yearly notice, with the holidays that fall on weekdays and the weekends that
// make up for them (调休).
//
// It owns counting in working days. It refuses to guess: of a year whose
// notice it does not have it says that it does not know, and later notices can
// be given to it as data. It asks for no clock.
package workdays
