package answer

import (
	"slices"
	"testing"

	"jixiao/pipeline/record"
	"jixiao/rules/form"
)

var noteHead = []string{"单位", "项目", "文件", "位置", "级别", "程序的意见", record.WordsColumn, record.CompareColumn, record.NoteKeyColumn}

// notesOf are the notes of a read workbook.
func notesOf(a Answers) []record.Note {
	var out []record.Note
	for _, x := range a.List {
		if x.Note != nil {
			out = append(out, *x.Note)
		}
	}
	return out
}

// TestReadNotes of the section, sorted and with columns moved as well; a sheet
// that was only filled with room says nothing.
func TestReadNotes(t *testing.T) {
	rows := [][]string{noteHead,
		{"某局", "A-01", "评分表.xlsx", "评分表!E32", "须修改", "合计不对", "确实", "一致", "对照-0123456789ab"},
		{"某局", "A-02", "评分表.xlsx", "评分表!E33", "须修改", "等级不对", "", "", "对照-0123456789ac"},
		{"程序没有查出的，写在下面"},
		{"", "", "", "", "", "", "", "漏查", "漏查-0123456789ab"},
		{"某局", "A-03", "", "C9", "", "", "缺盖章", "漏查", "漏查-0123456789ac"},
		{"某局", "A-04", "", "C9", "", "", "缺签字", "漏查", "漏查-0123456789ac"}, // copied, with what is hidden
		{"某局", "A-05", "", "", "", "", "没有附件"},                           // below what there was room for
	}
	got := read(sheetOf("试运行对照", append([][]string{{"试运行对照"}, {"一致", "1"}}, rows...)...))
	if !got.Section || !got.Sheets["试运行对照"] {
		t.Errorf("not the section's: %+v", got)
	}
	var said, keys []string
	for _, n := range notesOf(got) {
		said = append(said, n.Project+" "+n.Words+" "+string(n.Comparison()))
		keys = append(keys, n.Key)
	}
	if want := []string{"A-01 确实 same", "A-03 缺盖章 missed", "A-04 缺签字 missed", "A-05 没有附件 missed"}; !slices.Equal(want, said) {
		t.Errorf("noted %q, want %q", said, want)
	}
	if slices.Sort(keys); len(slices.Compact(keys)) != 4 {
		t.Errorf("two notes are one: %q", keys)
	}
	if at := got.List[0].Place.Cell; at != "H4" {
		t.Errorf("the first note stands in %s, want where it compares", at)
	}
	head, row := slices.Clone(noteHead), slices.Clone(rows[1])
	slices.Reverse(head)
	slices.Reverse(row)
	if moved := notesOf(read(sheetOf("对照", head, row))); len(moved) != 1 || moved[0].Words != "确实" || moved[0].Unit != "某局" {
		t.Errorf("with columns moved: %+v", moved)
	}
}

// TestNotesAreText, also where a program made a formula of it, with a result or
// none.
func TestNotesAreText(t *testing.T) {
	for name, kind := range map[string]form.CellKind{"no result": form.Blank, "an error": form.Error} {
		s := sheetOf("试运行对照", noteHead, []string{"某局", "", "", "", "", "合计不对", "x", "误判", "对照-0123456789ab"})
		for i := range s.Rows[1].Cells {
			if c := &s.Rows[1].Cells[i]; c.Text == "x" {
				c.Kind, c.Text, c.Formula = kind, "", "1+1"
			}
		}
		if got := notesOf(read(s)); len(got) != 1 || got[0].Words != "=1+1" {
			t.Errorf("%s: %+v", name, got)
		}
	}
	const hostile = "=HYPERLINK(\"http://x\",\"y\")\n<script>"
	got := notesOf(read(sheetOf("试运行对照", noteHead, []string{"某局", "", "", "", "", "合计不对", hostile, "一致", "对照-0123456789ab"})))
	if len(got) != 1 || got[0].Words != hostile {
		t.Errorf("%+v", got)
	}
}
