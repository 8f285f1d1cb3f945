package daily

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"jixiao/internal/testkit/reporttest"
)

// TestAPageShowsTheFirstRowsOfALongList and says where all of them are.
func TestAPageShowsTheFirstRowsOfALongList(t *testing.T) {
	const files = mostOnPage + 120
	c, s := reporttest.Large(files)
	var buf bytes.Buffer
	if err := New(c, s).Page(&buf); err != nil {
		t.Fatal(err)
	}
	all := len(s.Files)
	for _, want := range []string{
		fmt.Sprintf("本页只列出前 %d 行，另有 %d 行没有列出；全部 %d 行见同一天的工作簿“审核日报_2023-10-13.xlsx”的“收到文件”表。", mostOnPage, all-mostOnPage, all),
		fmt.Sprintf("<dd>%d</dd>", all), // the figures on top count all
	} {
		if !strings.Contains(buf.String(), want) {
			t.Errorf("the page does not say %s", want)
		}
	}
	var book bytes.Buffer
	if err := New(c, s).Workbook(&book); err != nil {
		t.Fatal(err)
	}
	rows, err := reporttest.Open(t, book.Bytes()).GetRows("收到文件")
	if err != nil || len(rows) != all+3 {
		t.Errorf("the workbook lists %d rows, %v", len(rows), err)
	}
}
