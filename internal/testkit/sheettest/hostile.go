package sheettest

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"
)

// small is the workbook that hostile files are made of.
func small(t testing.TB) []byte {
	t.Helper()
	return Build(t, Sheet{Name: "评分表", CSV: "项目编号,A-01\n得分,91.36\n"})
}

// Truncated is a workbook whose copying broke off half way.
func Truncated(t testing.TB) []byte {
	t.Helper()
	data := small(t)
	return data[:len(data)/2]
}

// Macros is an .xlsm with something in the place of its macros.
func Macros(t testing.TB) []byte {
	t.Helper()
	return With(t, small(t), map[string]string{"xl/vbaProject.bin": "no real macros"})
}

// Linked is a workbook with a link to another one.
func Linked(t testing.TB) []byte {
	t.Helper()
	return With(t, small(t), map[string]string{
		"xl/externalLinks/externalLink1.xml": `<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>`,
	})
}

// Docx is a zip that a word processor would take.
func Docx(t testing.TB) []byte {
	t.Helper()
	return Zip(t, map[string]string{
		"[Content_Types].xml": `<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"word/document.xml":   `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>`,
	})
}

// PlainZip is a zip of files, one of them a workbook.
func PlainZip(t testing.TB) []byte {
	t.Helper()
	return Zip(t, map[string]string{"评分表.xlsx": string(small(t)), "说明.txt": "见附件"})
}

// ZipBomb is a workbook with a part of so many zero bytes that nothing reads.
func ZipBomb(t testing.TB, bytes int64) []byte {
	t.Helper()
	return withStream(t, "xl/media/image1.png", nil, func(w io.Writer) error {
		_, err := io.CopyN(w, zeros{}, bytes)
		return err
	})
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

// GhostRows is a workbook with a few values and then n formatted rows of
// formatted empty cells, as a border drawn down a whole column leaves them.
func GhostRows(t testing.TB, n, cols int) []byte {
	t.Helper()
	return withStream(t, "xl/worksheets/sheet1.xml", nil, func(w io.Writer) error {
		if _, err := io.WriteString(w, ghostHead); err != nil {
			return err
		}
		var row []byte
		for r := 3; r < 3+n && r <= excelize.TotalRows; r++ {
			row = ghostRow(row[:0], r, cols)
			if _, err := w.Write(row); err != nil {
				return err
			}
		}
		_, err := io.WriteString(w, "</sheetData></worksheet>")
		return err
	})
}

const ghostHead = `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` +
	`<row r="1"><c r="A1" t="inlineStr"><is><t>项目编号</t></is></c><c r="B1" t="inlineStr"><is><t>A-01</t></is></c></row>` +
	`<row r="2"><c r="A2" t="inlineStr"><is><t>得分</t></is></c><c r="B2"><v>91.36</v></c></row>`

func ghostRow(dst []byte, r, cols int) []byte {
	number := strconv.Itoa(r)
	dst = fmt.Appendf(dst, `<row r="%s" spans="1:%d" s="1" customFormat="1" ht="14.25">`, number, cols)
	for c := 1; c <= cols; c++ {
		name, _ := excelize.ColumnNumberToName(c)
		dst = append(append(append(dst, `<c r="`...), name...), number...)
		dst = append(dst, `" s="1"/>`...)
	}
	return append(dst, "</row>"...)
}

// withStream is a workbook made by hand with one part too large to hold, and
// others.
func withStream(t testing.TB, part string, others map[string]string, write func(io.Writer) error) []byte {
	t.Helper()
	parts := frame()
	maps.Copy(parts, others)
	parts["xl/worksheets/sheet1.xml"] = ghostHead + "</sheetData></worksheet>"
	delete(parts, part)
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		add(t, w, name, []byte(parts[name]))
	}
	stream, err := w.Create(part)
	must(t, err)
	must(t, write(stream))
	must(t, w.Close())
	return bytes.Clone(buf.Bytes()) // the buffer may be twice as large
}

// Encrypted is an OLE2 file with the streams of a workbook that needs a
// password to open.
func Encrypted(t testing.TB) []byte {
	t.Helper()
	return OLE2(t, "EncryptionInfo", "EncryptedPackage")
}

// OLE2 is a minimal compound file with empty streams of the given names, at
// most three.
func OLE2(t testing.TB, streams ...string) []byte {
	t.Helper()
	const sector, none, endOfChain = 512, 0xFFFFFFFF, 0xFFFFFFFE
	if len(streams) > 3 {
		t.Fatalf("OLE2: %d streams do not fit in one sector", len(streams))
	}
	file := make([]byte, 3*sector) // header, allocation table, directory
	le := binary.LittleEndian
	copy(file, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	for at, v := range map[int]uint16{24: 0x3E, 26: 3, 28: 0xFFFE, 30: 9, 32: 6} {
		le.PutUint16(file[at:], v)
	}
	for at, v := range map[int]uint32{44: 1, 48: 1, 56: 4096, 60: endOfChain, 68: endOfChain} {
		le.PutUint32(file[at:], v)
	}
	for at := 76 + 4; at < sector; at += 4 {
		le.PutUint32(file[at:], none)
	}
	table := file[sector : 2*sector]
	for at := 0; at < sector; at += 4 {
		le.PutUint32(table[at:], none)
	}
	le.PutUint32(table[0:], 0xFFFFFFFD) // the table itself
	le.PutUint32(table[4:], endOfChain) // the directory
	directory := file[2*sector:]
	entry(directory, "Root Entry", 5, 1, none)
	for i, name := range streams {
		next := uint32(none)
		if i+1 < len(streams) {
			next = uint32(i + 2)
		}
		entry(directory[128*(i+1):], name, 2, none, next)
	}
	return file
}

// entry writes a directory entry: its type, first child and right neighbour.
func entry(dst []byte, name string, kind byte, child, right uint32) {
	le := binary.LittleEndian
	for i, c := range []byte(name) {
		dst[2*i] = c
	}
	le.PutUint16(dst[64:], uint16(2*len(name)+2))
	dst[66], dst[67] = kind, 1
	le.PutUint32(dst[68:], 0xFFFFFFFF)
	le.PutUint32(dst[72:], right)
	le.PutUint32(dst[76:], child)
	le.PutUint32(dst[116:], 0xFFFFFFFE)
}
