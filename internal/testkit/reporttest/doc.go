// Package reporttest is what the tests of reports share: the bureau's round of
// 2023 as campaign and snapshot, half way and complete, and ways to read what
// was written.
//
// It owns no expectation: what a report has to say is its own test's. It refuses
// to know any report, so that the tests of each can use it.
package reporttest
