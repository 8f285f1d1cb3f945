package xlsx

import (
	"strings"

	"jixiao/internal/office/sheet/draft"
)

// isoSerial makes the serial number of a date that a strict file writes as
// 2023-10-15T08:30:00, or of a time of day alone.
func isoSerial(text string, date1904 bool) (string, bool) {
	if serial, ok := draft.Serial(text, date1904); ok {
		return serial, true
	}
	return draft.TimeOfDay(strings.TrimSuffix(text, "Z"))
}
