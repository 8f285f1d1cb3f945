// Package manysheets makes a large campaign for benchmarks and load tests: a
// register, a settings workbook, and one filled score sheet (评分表) a project,
// a fifth of them with exactly one mistake of a known kind and cell.
//
// It owns invented data only, the same for the same seed, laid out like the
// score sheet in testdata/forms. It refuses to judge: what the pipeline should
// say of a sheet is written down when the mistake is put in, never computed by
// the code under test.
package manysheets
