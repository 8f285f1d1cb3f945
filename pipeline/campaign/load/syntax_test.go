package load

import (
	"errors"
	"io/fs"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"

	"jixiao/pipeline/campaign"
)

// TestSyntaxInPlainWords: what is typed wrong most often is told in Chinese, at
// its line, and says which mistake it is.
func TestSyntaxInPlainWords(t *testing.T) {
	for text, want := range map[string]string{
		"name 测试\nyear: 2023\n":    "冒号",
		"name: 甲\n  year: 2023\n":  "多了一个冒号",
		"a: [1, 2\nb: 3\n":         "括号没有配对",
		"a: {b: 1\nc: 2\n":         "括号没有配对",
		"a: \"甲\nb: 3\n":           "引号没有配对",
		"a:\n\tb: 3\n":             "制表符",
		"a: @乙\n":                  "不能以这个符号开头",
		"a: \"D:\\绩效\"\n":          "Windows 的路径用“/”",
		"a:\n  - 1\n - 2\n":        "对齐",
		"a: - 1\n":                 "列表要另起一行",
		"a: \xbc\xa8\xd0\xa7\n":    "UTF-8",
		"a: x\x01y\n":              "控制字符",
		"%YAML 9.9\n---\na: 1\n":   "逐行对照",
		"a: 1\n  b: 2\n c\n":       "",
		"a: [1, 2]]\nb: 3\n":       "",
		"a: |\n  x\n y\nb: c: d\n": "",
		"profiles:\n  - [,]\n":     "多了一个逗号",
	} {
		var out map[string]any
		faults := &collector{}
		if _, ok := decode("x.yaml", []byte(text), &out, faults); ok {
			t.Errorf("%q is taken for right", text)
			continue
		}
		told := faults.list[0].Message.ZH
		for _, english := range []string{"found", "expected", "allowed", "context", "invalid", "incompatible"} {
			if strings.Contains(told, english) {
				t.Errorf("%q reads %q", text, told)
			}
		}
		if !strings.Contains(told, want) {
			t.Errorf("%q reads %q, want %q in it", text, told, want)
		}
	}
}

func TestTimesInPlainWords(t *testing.T) {
	for times, want := range map[campaign.Times]string{
		"0 22 * *":         "“0 22 * *”（现有 4 段）",
		"":                 "（现有 0 段）",
		"99 22 * * *":      "分 0 到 59",
		"0 22 * * MONTAGS": "周 0 到 6",
	} {
		text := checkTimes(times)
		if !strings.Contains(text.ZH, want) || strings.Contains(text.ZH, "expected") || !strings.Contains(text.EN, "want five fields") {
			t.Errorf("%q reads %q, %q; want %q in it", string(times), text.ZH, text.EN, want)
		}
	}
}

// refusing is a folder whose files the system refuses.
type refusing struct{ fs.FS }

func (refusing) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: syscall.EACCES}
}

func TestRefusedFilesInPlainWords(t *testing.T) {
	_, err := Campaign(refusing{fstest.MapFS{}})
	var faults *Faults
	if !errors.As(err, &faults) {
		t.Fatal(err)
	}
	for _, f := range faults.List {
		if f.File == campaignFile && f.Message.ZH == "无法读取：没有权限" {
			return
		}
	}
	t.Errorf("not told in plain words:\n%v", err)
}
