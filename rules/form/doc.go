// Package form turns cells into submissions by form definitions.
//
// It owns the definition of a form, the cells that readers fill (Workbook,
// Sheet, Cell), recognition by title, labels and header rows, and the findings
// of structure and of single values (groups S and V). It refuses fixed
// addresses, file types and the register: a sheet is read the same whatever
// file it came in and whoever sent it.
package form
