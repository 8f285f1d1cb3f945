package write

import (
	_ "embed" // the theme
	"sync"

	"jixiao/internal/office/ooxml"
)

//go:embed parts/theme1.xml
var theme string

const app = declaration + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
	`<Application>Microsoft Excel</Application><AppVersion>16.0300</AppVersion></Properties>`

// entrance says where reading the package begins.
const entrance = declaration + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
	`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="` + workbookPart + `"/>` +
	`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="` + corePart + `"/>` +
	`<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="` + appPart + `"/>` +
	`</Relationships>`

// common are the parts that are the same in every workbook. A run that makes a
// thousand packs them once; nothing is ever added.
var common = [...]struct {
	name string
	pack func() (*ooxml.Piece, error)
}{
	{"_rels/.rels", once(entrance)},
	{appPart, once(app)},
	{themePart, once(theme)},
}

func once(content string) func() (*ooxml.Piece, error) {
	return sync.OnceValues(func() (*ooxml.Piece, error) { return ooxml.Pack([]byte(content)) })
}

func packCommon(z *ooxml.Writer) error {
	for _, part := range common {
		piece, err := part.pack()
		if err != nil {
			return err
		}
		if err := z.Join(part.name, piece); err != nil {
			return err
		}
	}
	return nil
}
