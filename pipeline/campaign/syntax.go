package campaign

import (
	"strings"

	"jixiao/rules/finding"
)

// syntaxWords say of the library's complaints what was most likely typed wrong.
// The line is that at which the text no longer made sense: often the one after.
var syntaxWords = []struct{ of, zh string }{
	{"could not find expected ':'", "这一行或上一行少了冒号：名称后面写半角冒号和一个空格，再写内容"},
	{"expected <document start>", "这一行或上一行少了冒号：名称后面写半角冒号和一个空格，再写内容"},
	{"mapping values are not allowed", "这一行多了一个冒号，或者缩进与上一行没有对齐；内容里有冒号的，用引号括起来"},
	{"did not find expected key", "缩进没有对齐，或者上面的引号、括号没有配对"},
	{"did not find expected '-' indicator", "列表的各行没有对齐：每行以“- ”开头，前面的空格一样多"},
	{"did not find expected ',' or", "括号没有配对，或者两项之间少了半角逗号"},
	{"did not find expected node content", "括号里少了内容，或者多了一个逗号"},
	{"block sequence entries are not allowed", "“- ”不能写在这里：列表要另起一行"},
	{"unexpected end of stream", "上面有一个引号没有配对"},
	{"unexpected document indicator", "上面有一个引号没有配对"},
	{"unknown escape character", "双引号里的“\\”写法不对：Windows 的路径用“/”"},
	{"cannot start any token", "内容不能以这个符号开头，请用引号括起来；缩进只能用空格，不能用制表符"},
	{"tab", "缩进只能用空格，不能用制表符"},
	{"UTF-", "文件不是 UTF-8 编码：请用记事本“另存为”，编码选 UTF-8"},
	{"control characters", "里面有看不见的控制字符，请删去这一行重新输入"},
}

// syntaxText words a complaint of the library, which goes without saying in
// English.
func syntaxText(complaint string) finding.Text {
	zh := "请与 jixiao init 生成的文件逐行对照，看冒号、引号和缩进"
	for _, w := range syntaxWords {
		if strings.Contains(complaint, w.of) {
			zh = w.zh
			break
		}
	}
	return finding.Text{ZH: "写法有误：" + zh, EN: "not valid YAML: " + complaint}
}
