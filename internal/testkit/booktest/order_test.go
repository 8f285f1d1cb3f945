package booktest

import (
	"strings"
	"testing"
)

func TestInOrder(t *testing.T) {
	for part, want := range map[string]string{
		`<worksheet><sheetData><row><c><f/><v/></c></row></sheetData><autoFilter/><mergeCells count="1"><mergeCell/></mergeCells></worksheet>`: "",
		`<worksheet><sheetData/><mergeCells/><autoFilter/></worksheet>`:                                                                        "autoFilter in worksheet comes too late",
		`<worksheet><sheetData/><mergeCells count="2"><mergeCell/></mergeCells></worksheet>`:                                                   "says that it has 2 and has 1",
		`<worksheet><sheetData/><marquee/></worksheet>`:                                                                                        "marquee in worksheet",
		`<worksheet><sheetData><row><c><v/><f/></c></row></sheetData></worksheet>`:                                                             "f in c",
		`<worksheet><conditionalFormatting/><conditionalFormatting/><dataValidations/></worksheet>`:                                            "",
		`<worksheet><sheetData></worksheet>`:                                                                                                   "XML syntax error",
	} {
		err := inOrder(strings.NewReader(part))
		switch {
		case want == "" && err != nil:
			t.Errorf("%s: %v", part, err)
		case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
			t.Errorf("%s: %v, want %q", part, err, want)
		}
	}
}
