// Package architecture holds the tests of what binds all packages: the import
// order, where each library may be used, what the pure core may ask for, and
// the house rules that a compiler cannot check.
//
// It owns the tables of packages and libraries (table_test.go), each row with
// its reason. It refuses code: no program imports it.
package architecture
