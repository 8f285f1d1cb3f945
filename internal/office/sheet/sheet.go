// Package sheet turns the bytes of a file into a form.Workbook.
//
// It owns file types (told apart by their first bytes, never by name), limits
// and hostile input. It refuses paths, meaning and guesses: no package above it
// knows which file type a workbook came from, and nothing outside the bytes is
// ever opened.
package sheet

import "jixiao/internal/office/sheet/limit"

// Limits bound what one file may cost.
type Limits = limit.Limits

// Refusal says why a file could not be read as a workbook.
type Refusal = limit.Refusal
