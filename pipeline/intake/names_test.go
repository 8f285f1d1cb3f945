package intake

import "testing"

func TestIgnored(t *testing.T) {
	for file, want := range map[string]bool{
		"213001/~$评分表.xlsx":              true,
		"213001/评分表.xlsx.tmp":            true,
		"213001/未确认 1234.CRDOWNLOAD":     true,
		"213001/评分表.xlsx.part":           true,
		"213001/thumbs.DB":               true,
		"213001/Desktop.ini":             true,
		"213001/.DS_Store":               true,
		"213001/.~lock.评分表.xlsx#":        true,
		".gitkeep":                       true,
		"213001/.隐藏/a/评分表.xlsx":          true,
		"213001/评分表.xlsx":                false,
		"213001/评分表~$.xlsx":              false,
		"213001/~$资料/评分表.xlsx":           false,
		"213001/v1.2/评分表.最终版.xlsx":       false,
		"213001/thumbs.db 说明.docx":       false,
		"213001/part":                    false,
		"213001/tmp/评分表 - 副本 (1).xlsx":   false,
		"213001/\xb9\xab\xd7\xab.xlsx":   false,
		"213001/e\u0301.tmp":             true,
		"213001/换\n行.tmp":                true,
		"213001/100%.xlsx":               false,
		"213001/" + "no-extension":       false,
		"213001/backup.tmp/评分表.xlsx":     false,
		"213001/some.part/inner/.hidden": true,
	} {
		if got := Ignored(file); got != want {
			t.Errorf("Ignored(%q) = %v", file, got)
		}
	}
}

func TestDepartment(t *testing.T) {
	known := func(code string) bool { return code == "213001" || code == "402001" }
	for file, want := range map[string]string{
		"213001钢城区城市管理局/评分表.xlsx":     "213001",
		"213001/a/b/评分表.xlsx":         "213001",
		"213001-城管局/评分表.xlsx":         "213001",
		"２１３００１城管局/评分表.xlsx":          "213001",
		"402001 局/213001/评分表.xlsx":    "402001",
		"999999不知道/评分表.xlsx":          "",
		"2130011/评分表.xlsx":            "",
		"21300/评分表.xlsx":              "",
		"城管局213001/评分表.xlsx":          "",
		"213001评分表.xlsx":              "",
		"/评分表.xlsx":                   "",
		"":                            "",
		"\xb9\xab\xd7\xab/评分表.xlsx":   "",
		"213001\xb9\xab\xd7/评分表.xlsx": "213001",
	} {
		code, ok := Department(file, known)
		if code != want || ok != (want != "") {
			t.Errorf("Department(%q) = %q, %v; want %q", file, code, ok, want)
		}
	}
}
