package doctor

import (
	"context"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"jixiao/internal/fonts"
	"jixiao/internal/reason"
	"jixiao/pipeline/papers"
	"jixiao/rules/finding"
)

// templates looks whether papers can be made from the templates of Word.
func templates(_ context.Context, p Target) Check {
	c := Check{ID: "templates", Topic: say("公文模板", "templates of papers"), State: Well}
	all, err := papers.All(os.DirFS(p.Configs))
	if err != nil {
		c.State, c.Says = Note, say("看不到设置文件夹里的“%s”：%s", "the folder %s of the settings cannot be looked into: %s", papers.Folder, reason.Or(err))
		c.Cure = say("检查这个文件夹的权限", "check the rights of the folder")
		return c
	}
	faulty, first := 0, finding.Text{}
	for _, paper := range all {
		wrong := wrongWith(paper, p)
		if wrong.IsZero() {
			continue
		}
		if faulty++; faulty == 1 {
			first = say("%s.docx：%s", "%s.docx: %s", finding.OneLine(paper.Name), wrong)
		}
	}
	c.Says = say("%d 个，都能用", "%d of them, all of use", len(all))
	if faulty > 0 {
		c.State, c.Says = Note, say("%d 个里有 %d 个不能用；第一个：%s", "%d of them, %d of no use; the first: %s", len(all), faulty, first)
		c.Cure = say("不影响审核，只是生成不了这几种公文：请绩效科按提示改好，或者删去用不着的模板；所有的错处见 jixiao paper list",
			"runs go on, and these papers cannot be made: have the section mend them, or delete templates that nobody uses; jixiao paper list shows each")
	}
	return c
}

// wrongWith is why no paper can be made from a template, zero where one can: how much
// is to be mended, and the first of it.
func wrongWith(paper papers.Paper, p Target) finding.Text {
	if wrong := paper.Wrong(); !wrong.IsZero() {
		return wrong
	}
	faults := papers.Check(paper, p.Campaign)
	if len(faults) == 0 {
		return finding.Text{}
	}
	return say("要改 %d 处，第一处在%s", "%d to mend, the first in: %s", len(faults),
		finding.Text{ZH: finding.OneLine(faults[0].In(finding.ZH)), EN: finding.OneLine(faults[0].In(finding.EN))})
}

// How much is said of fonts, which templates may call whatever they like.
const (
	mostFonts    = 8
	mostFontName = 40
)

// templateFonts looks whether this machine has the fonts that templates name. Papers
// are opened elsewhere, and a machine that has no fonts at all opens none.
func templateFonts(_ context.Context, p Target) Check {
	return fontsCheck(p, fonts.Installed())
}

func fontsCheck(p Target, has fonts.Set) Check {
	c := Check{ID: "fonts", Topic: say("公文字体", "fonts of papers"), State: Well, Says: say("没有缺少", "none missing")}
	all, err := papers.All(os.DirFS(p.Configs))
	if err != nil || len(has) == 0 {
		c.Says = say("这台电脑上没有字体可查", "this machine has no fonts to look at")
		return c
	}
	var lacking []string
	for _, paper := range all {
		for _, font := range paper.Fonts() {
			if !has.Has(font) && !slices.Contains(lacking, font) {
				lacking = append(lacking, font)
			}
		}
	}
	if len(lacking) == 0 {
		return c
	}
	c.State = Note
	c.Says = say("这台电脑没有模板里写的 %d 种字体：%s", "this machine lacks %d fonts that templates name: %s", len(lacking), shown(lacking))
	c.Cure = say("这台电脑不打开公文的，不用处理：字体在打开、打印公文的电脑上有就行，没有的 Word 会换别的字体，版面会变；要在这里打印的，装上这些字体",
		"nothing to do where papers are opened elsewhere: what counts is the machine that opens and prints them, where Word takes other fonts for those that it lacks; install them here to print here")
	return c
}

// shown names the first fonts, in one line.
func shown(names []string) finding.Text {
	var all []string
	for _, name := range names[:min(len(names), mostFonts)] {
		name = finding.OneLine(name)
		if utf8.RuneCountInString(name) > mostFontName {
			name = string([]rune(name)[:mostFontName]) + "…"
		}
		all = append(all, name)
	}
	text := say("%s", "%s", finding.Text{ZH: strings.Join(all, "、"), EN: strings.Join(all, ", ")})
	if len(names) > mostFonts {
		text = say("%s等", "%s and others", text)
	}
	return text
}
