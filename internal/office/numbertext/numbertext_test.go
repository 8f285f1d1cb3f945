package numbertext_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"jixiao/internal/office/numbertext"
)

func TestNumber(t *testing.T) {
	for _, c := range []struct{ stored, format, want string }{
		{"0.98", "0.00%", "98.00%"},
		{"0.98", "0%", "98%"},
		{"1350.93", "#,##0.00", "1,350.93"},
		{"1350930000", "#,##0.00", "1,350,930,000.00"},
		{"-1350.93", "#,##0.00", "-1,350.93"},
		{"950", "#,##0", "950"},
		{"45172", "yyyy-mm-dd", "2023-09-03"},
		{"45172", `yyyy"年"m"月"d"日"`, "2023年9月3日"},
		{"45172", "[$-804]yyyy\\年m\\月d\\日;@", "2023年9月3日"},
		{"45172", "[$-F800]dddd, mmmm dd, yyyy", "2023年9月3日"},
		{"45172.75", "yyyy/m/d h:mm", "2023/9/3 18:00"},
		{"45172.75", "h:mm AM/PM", "6:00 PM"},
		{"45172.999999", "yyyy-mm-dd hh:mm:ss", "2023-09-04 00:00:00"},
		{"1.5", "[h]:mm:ss", "36:00:00"},
		{"0.000011574074", "mm:ss.0", "00:01.0"},
		{"45172", "aaaa", "星期日"},
		{"45172", "d-mmm-yy", "3-Sep-23"},
		{"45172", "yyyy-mm", "2023-09"},
		{"60", "yyyy-mm-dd", "60"},
		{"-1", "yyyy-mm-dd", "-1"},
		{"95.5", "", "95.5"},
		{"4.4000000000000004", "", "4.4"},
		{"0.30000000000000004", "", "0.3"},
		{"0.3333333333333333", "", "0.333333333"},
		{"123456789012", "", "1.23457E+11"},
		{"12345678901", "", "12345678901"},
		{"1E-10", "", "1E-10"},
		{"100", "General", "100"},
		{"100", `General"分"`, "100分"},
		{"7", "000", "007"},
		{"7", `"第"0"号"`, "第7号"},
		{"0.5", "#.##", ".5"},
		{"1", "0.##", "1."},
		{"1234567", "#,##0,", "1,235"},
		{"12345678", "0.00,,", "12.35"},
		{"5", `0.00_);(0.00)`, "5.00"},
		{"-5", `0.00_);(0.00)`, "(5.00)"},
		{"0", `0.00;-0.00;"—"`, "—"},
		{"0", `_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)`, "-"},
		{"1234.5", `_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)`, "1,234.50"},
		{"-3", `#,##0;[Red]-#,##0`, "-3"},
		{"95", `[>=90]"优";[>=80]"良";"中"`, "优"},
		{"85", `[>=90]"优";[>=80]"良";"中"`, "良"},
		{"75", `[>=90]"优";[>=80]"良";"中"`, "中"},
		{"12345", "0.00E+00", "1.23E+04"},
		{"0.00012", "0.0E+00", "1.2E-04"},
		{"1.25", "# ?/?", "1.25"},
		{"1234", `[$¥-804]#,##0.00`, "¥1,234.00"},
		{"5312345678", "000-0000-0000", "053-1234-5678"},
		{"42", "@", "42"},
		{"0.005", "0.00", "0.01"},
		{"-0.001", "0.00", "0.00"},
		{"1", ";;;", ""},
		{"12", `[<10]0"个"`, "12"},
		{"0.0854629629", "[hh]:mm:ss", "02:03:04"},
		{"0.5", "s:m", "0:0"},
		{"x", "0", "x"},
	} {
		if got := numbertext.Number(c.stored, c.format, false, 0).Text; got != c.want {
			t.Errorf("Number(%q, %q) = %q, want %q", c.stored, c.format, got, c.want)
		}
	}
}

func TestGeneralGoesByTheColumn(t *testing.T) {
	for room, want := range map[int]string{0: "0.333333333", 6: "0.3333", 4: "0.33"} {
		if got := numbertext.Number("0.3333333333333333", "", false, room).Text; got != want {
			t.Errorf("room %d: %q, want %q", room, got, want)
		}
	}
	if got := numbertext.Number("123456.78", "", false, 4).Text; got != "123457" {
		t.Errorf("a whole number is never cut: %q", got)
	}
}

func TestColor(t *testing.T) {
	if got := numbertext.Number("-3", `0;[Red]-0`, false, 0); got.Color != "FF0000" || got.Text != "-3" {
		t.Errorf("%+v", got)
	}
	if got := numbertext.Number("-3", `0;[url(x)]-0`, false, 0); got.Color != "" {
		t.Errorf("%+v", got)
	}
}

func TestText(t *testing.T) {
	for _, c := range []struct{ stored, format, want string }{
		{"甲", "@", "甲"}, {"甲", "0.00", "甲"}, {"甲", `@"同志"`, "甲同志"}, {"甲", `0;0;0;"名："@`, "名：甲"}, {"甲", "", "甲"}, {"甲", `;;;"无"`, "无"}, {"甲", ";;;", ""}, {"甲", "0;-0", "甲"},
	} {
		if got := numbertext.Text(c.stored, c.format).Text; got != c.want {
			t.Errorf("Text(%q, %q) = %q, want %q", c.stored, c.format, got, c.want)
		}
	}
}

func FuzzNumber(f *testing.F) {
	for _, format := range []string{"0.00%", `[>=90]"优";0`, "[h]:mm:ss.000", "上午/下午h", "# ?/?", "0.0E+0", "_(* #,##0.00_)", `"`, "[", `\`, "e", "[]"} {
		f.Add("-45172.75", format, true, 3)
	}
	f.Fuzz(func(t *testing.T, stored, format string, date1904 bool, room int) {
		got := numbertext.Number(stored, format, date1904, room)
		if utf8.ValidString(stored) && utf8.ValidString(format) && !utf8.ValidString(got.Text) {
			t.Fatalf("%q is no text", got.Text)
		}
		if len(got.Text) > 8*len(format)+len(stored)+2000 || strings.Trim(got.Color, "0F") != "" {
			t.Fatalf("%d bytes, %q", len(got.Text), got.Color)
		}
		numbertext.Text(stored, format)
	})
}
