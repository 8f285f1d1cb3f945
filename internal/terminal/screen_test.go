package terminal

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
)

func TestTableKeepsItsLines(t *testing.T) {
	var out strings.Builder
	table := NewTable(Column{"文件", 10}, Column{"结论", 4})
	table.Row("a\nb", "退回")
	if err := table.Print(&out); err != nil {
		t.Fatal(err)
	}
	const flat = "┌──────┬──────┐\n│ 文件 │ 结论 │\n├──────┼──────┤\n│ a b  │ 退回 │\n└──────┴──────┘\n"
	if out.String() != flat {
		t.Errorf("table:\n%s\nwant:\n%s", out.String(), flat)
	}
	// From the first row of two lines on, rules stand between the rows.
	table.Row("c", "退回修改")
	table.Row("d", "退回")
	out.Reset()
	if err := table.Print(&out); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(out.String(), "├"); n != 3 {
		t.Errorf("%d rules between rows, want 3:\n%s", n, out.String())
	}
}

func TestAsk(t *testing.T) {
	var out bytes.Buffer
	in := bufio.NewReader(strings.NewReader(" 张三 \n李四"))
	for _, want := range []struct {
		answer string
		err    error
	}{{"张三", nil}, {"李四", io.EOF}, {"", io.EOF}} {
		if got, err := Ask(in, &out, "姓名："); got != want.answer || !errors.Is(err, want.err) {
			t.Errorf("answer %q, %v; want %q, %v", got, err, want.answer, want.err)
		}
	}
	if out.String() != "姓名：姓名：姓名：" {
		t.Errorf("asked %q", out.String())
	}
}

// What is drawn over and over must not fill a log.
func TestNothingIsDrawnIntoAPipe(t *testing.T) {
	var out bytes.Buffer
	if Is(&out) || Progress(&out, "审核") != nil {
		t.Error("a buffer is taken for a terminal")
	}
	if Wipe(&out); out.Len() > 0 {
		t.Errorf("a pipe holds %q", out.String())
	}
}
