package value

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestParseDate(t *testing.T) {
	for text, want := range map[string]Date{
		"2023-10-15":                {2023, 10, 15},
		"2023/10/15":                {2023, 10, 15},
		"2023.10.15":                {2023, 10, 15},
		"20231015":                  {2023, 10, 15},
		"2023-1-5":                  {2023, 1, 5},
		"2023/01/05":                {2023, 1, 5},
		"2023年10月15日":               {2023, 10, 15},
		"2023年1月5号":                 {2023, 1, 5},
		"２０２３年１０月１５日":               {2023, 10, 15},
		"２０２３－１０－１５":                {2023, 10, 15},
		"2023—10—15":                {2023, 10, 15},
		" 2023 年 10 月 15 日　":        {2023, 10, 15},
		"2023 - 10 - 15":            {2023, 10, 15},
		"\u200b2023.10.15":          {2023, 10, 15},
		"二〇二三年十月十五日":                {2023, 10, 15},
		"二零二三年十月十五日":                {2023, 10, 15},
		"二○二三年十月十五日":                {2023, 10, 15},
		"二〇二三年十一月二十三日":              {2023, 11, 23},
		"二〇二三年十二月廿三日":               {2023, 12, 23},
		"二〇二三年十二月卅一日":               {2023, 12, 31},
		"二〇二三年一月三十日":                {2023, 1, 30},
		"二〇二三年二月二十日":                {2023, 2, 20},
		"二〇二三年三月一十五号":               {2023, 3, 15},
		"二 〇 二 三 年 三 月 九 日":         {2023, 3, 9},
		"2023年十月15日":                {2023, 10, 15},
		"2023-10-15 00:00:00":       {2023, 10, 15},
		"2023/10/15 8:30":           {2023, 10, 15},
		"2023-10-15T00:00:00":       {2023, 10, 15},
		"2023-10-15T00:00:00.000Z":  {2023, 10, 15},
		"2023-10-15T23:59:59+08:00": {2023, 10, 15},
		"2023年10月15日 08:30":         {2023, 10, 15},
		"2023年10月15日08：30":          {2023, 10, 15},
		"2024-02-29":                {2024, 2, 29},
		"2023.10.15.":               {2023, 10, 15},
		"2023年10月15日。":              {2023, 10, 15},
		"2023年10月15日（星期日）":          {2023, 10, 15},
		"2023年10月15日 星期天":           {2023, 10, 15},
		"2023-10-16 周一":             {2023, 10, 16},
	} {
		if got, err := ParseDate(text); err != nil || got != want {
			t.Errorf("ParseDate(%q) = %s, %v; want %s", text, got, err, want)
		}
	}
}

func TestParseDateRefuses(t *testing.T) {
	for text, want := range map[string]error{
		"": ErrNotDate, "　": ErrNotDate, "无": ErrNotDate, "长期": ErrNotDate, "45214": ErrNotDate,
		"2023-10": ErrNotDate, "2023年10月": ErrNotDate, "10月15日": ErrNotDate, "2023年": ErrNotDate, "2023": ErrNotDate,
		"23-10-15": ErrNotDate, "23年10月15日": ErrNotDate, "二三年十月十五日": ErrNotDate, "二零三年十月十五日": ErrNotDate,
		"12023-10-15": ErrNotDate, "15/10/2023": ErrNotDate, "10.15.2023": ErrNotDate,
		"2023-10/15": ErrNotDate, "2023-10-15-1": ErrNotDate, "2023--15": ErrNotDate, "2023-010-15": ErrNotDate,
		"2023年10月15": ErrNotDate, "2023年10月15日号": ErrNotDate, "2023年10月15日前": ErrNotDate, "约2023年10月15日": ErrNotDate,
		"二〇二三年十十月十五日": ErrNotDate, "二〇二三年十月十五六日": ErrNotDate, "二〇二三年〇月一日": ErrNotDate, "二〇二三年十月二五日": ErrNotDate,
		"2023-10-15 25:00": ErrNotDate, "2023-10-15 上午": ErrNotDate, "2023-10-15 8:5": ErrNotDate, "08:30": ErrNotDate,
		"2023年10月15日星期": ErrNotDate, "星期日": ErrNotDate, "2023年10月15日（星期日": ErrNotDate, "2023年10月15日下周": ErrNotDate, "2023.10.15..": ErrNotDate,
		"2023年10月15日（星期一）": ErrNoSuchDay, "2023年10月15日星期八": ErrNoSuchDay,
		"2023-10-15 00:00:00:00": ErrNotDate, "2023101": ErrNotDate, "-2023-10-15": ErrNotDate,
		"2023-02-29": ErrNoSuchDay, "2023-13-01": ErrNoSuchDay, "20230431": ErrNoSuchDay, "2023年0月1日": ErrNoSuchDay,
		"二〇二三年二月三十日": ErrNoSuchDay, "二〇二三年二十月一日": ErrNoSuchDay, "0000-01-01": ErrNoSuchDay,
	} {
		if got, err := ParseDate(text); !errors.Is(err, want) {
			t.Errorf("ParseDate(%q) = %s, %v; want %v", text, got, err, want)
		}
	}
}

// numerals writes a month or a day in Chinese.
func numerals(n int) string {
	digit := func(n int) string {
		return []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}[n]
	}
	switch {
	case n < 10:
		return digit(n)
	case n < 20:
		return "十" + digit(n%10)
	}
	return digit(n/10) + "十" + digit(n%10)
}

func TestEverySpellingOfADateIsThatDate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawnDate(t)
		year := fmt.Sprintf("%04d", d.Year)
		zero := rapid.SampledFrom([]string{"〇", "零", "○"}).Draw(t, "zero")
		inWords := strings.NewReplacer("0", zero, "1", "一", "2", "二", "3", "三", "4", "四",
			"5", "五", "6", "六", "7", "七", "8", "八", "9", "九").Replace(year)
		spellings := []string{
			d.String(),
			fmt.Sprintf("%s-%d-%d", year, d.Month, d.Day),
			fmt.Sprintf("%s/%02d/%d", year, d.Month, d.Day),
			fmt.Sprintf("%s.%d.%02d", year, d.Month, d.Day),
			fmt.Sprintf("%s%02d%02d", year, d.Month, d.Day),
			fmt.Sprintf("%s年%d月%d日", year, d.Month, d.Day),
			fmt.Sprintf("%s年%02d月%02d号", year, d.Month, d.Day),
			fmt.Sprintf("%s年%s月%s日", inWords, numerals(d.Month), numerals(d.Day)),
		}
		text := rapid.SampledFrom(spellings).Draw(t, "spelling")
		if rapid.Bool().Draw(t, "widened") {
			text = widened(text)
		}
		if rapid.Bool().Draw(t, "spaced") {
			text = " " + strings.Join(strings.Split(text, ""), "　") + "\u200b"
		} else {
			text += rapid.SampledFrom([]string{"", " 00:00:00", " 9:05", "T23:59:59.5"}).Draw(t, "clock")
		}
		if got, err := ParseDate(text); err != nil || got != d {
			t.Fatalf("ParseDate(%q) = %s, %v; want %s", text, got, err, d)
		}
	})
}

func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{"", "2023-10-15", "二〇二三年十月廿三日", "2023-10-15T00:00:00+08:00", "20231301", "年月日", "::日", "2023年10月日"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		if err != nil {
			if !errors.Is(err, ErrNotDate) && !errors.Is(err, ErrNoSuchDay) {
				t.Fatalf("ParseDate(%q): %v is no error of ours", s, err)
			}
			return
		}
		if _, exists := NewDate(d.Year, d.Month, d.Day); !exists {
			t.Fatalf("ParseDate(%q) = %v does not exist", s, d)
		}
		for _, spelling := range []string{d.String(), d.Chinese()} {
			if d.Year < 1000 {
				continue // Chinese writes no leading zeros
			}
			if back, err := ParseDate(spelling); err != nil || back != d {
				t.Fatalf("ParseDate(%q) = %s, read back from %q: %s, %v", s, d, spelling, back, err)
			}
		}
	})
}

func TestYears(t *testing.T) {
	for text, want := range map[string][]int{
		"":    nil,
		"评分表": nil,
		"2023年度财政重点项目绩效评价评分表": {2023},
		"（2023年度）":         {2023},
		"２０２３ 年财政重点项目":     {2023},
		"二〇二三年度项目":         {2023},
		"2022年预算2023年评价":   {2022, 2023},
		"2023年度（2023年）":    {2023},
		"2023":             nil,
		"23年度":             nil,
		"项目213001年":        nil,
		"填报日期：2023年10月15日": nil,
		"2022年度评分表 二〇二三年十月十五日": {2022},
		"2023年1-12月": {2023},
		"年":          nil,
		"2022-2023年": {2023},
		"2023年二季度":   {2023},
		"评价年度2023年月": {2023},
	} {
		if diff := cmp.Diff(want, Years(text)); diff != "" {
			t.Errorf("Years(%q) (-want +got):\n%s", text, diff)
		}
	}
}
