// Package jixiao is the root of the project: it holds no program, only the
// tests of what binds all packages (architecture_test.go).
//
// It owns the import order and the house rules that a compiler cannot check.
// It refuses code: the program is cmd/jixiao, the run is pipeline, and what is
// right or wrong in a sheet is rules.
package jixiao
