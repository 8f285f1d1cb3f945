package write

import (
	"bytes"
	"strconv"
	"testing"
)

// long is a workbook with a list that is packed in pieces; word stands in its
// first row.
func long(word string) *Book { return longOf(NewShells(), word) }

func longOf(shells *Shells, word string) *Book {
	b := shells.New(Info{Title: "总表", Author: "测试", At: moment})
	s := b.Sheet("长", twoColumns())
	s.Row(Text(word), Count(0))
	for i := range 5000 {
		s.Row(Text("第"+strconv.Itoa(i)+"行"), Count(i))
	}
	s.Filter(1, 5001)
	return b
}

func TestALongListIsWhole(t *testing.T) {
	data := mustWrite(t, long("头"))
	rows, err := mustOpen(t, data).GetRows("长")
	if err != nil || len(rows) != 5001 {
		t.Fatalf("%d rows came back, %v", len(rows), err)
	}
	if rows[0][0] != "头" || rows[5000][0] != "第4999行" || rows[5000][1] != "4999" {
		t.Errorf("the list goes from %q to %q", rows[0], rows[5000])
	}
	if !bytes.Equal(data, mustWrite(t, long("头"))) {
		t.Error("the same list was written otherwise")
	}
}
