package sheet

// Taken lists the file types that can be read, as people call them.
func Taken() []string { return []string{"xlsx", "xlsm", "xls", "et", "ods", "csv"} }

// IsTable reports whether a true type, as Kind tells it, holds tables by its
// nature, whatever the file is called and whether it can be read here or not.
func IsTable(kind string) bool {
	switch kind {
	case "xlsx", "xlsm", "xls", "xlsb", "ods", "xml-spreadsheet":
		return true
	}
	return false
}
