package play

import (
	"context"
	"path/filepath"
	"regexp"
)

// What rules and commands are called where the program lists them.
var (
	ruleCode    = regexp.MustCompile(`[A-Z]\d{2}`)
	commandName = regexp.MustCompile(`(?m)^  ([a-z]+) {2,}`)
)

// words has the program explain every rule and every command, in both languages.
func (p *place) words(ctx context.Context, _ evening) error {
	for _, lang := range []string{"--lang=zh", "--lang=en"} {
		list, err := p.say(ctx, lang, "rules", "list")
		if err != nil {
			return err
		}
		for _, code := range ruleCode.FindAllString(list, -1) {
			if err := p.well(ctx, lang, "rules", "explain", code); err != nil {
				return err
			}
		}
		help, err := p.say(ctx, lang, "--help")
		if err != nil {
			return err
		}
		for _, m := range commandName.FindAllStringSubmatch(help, -1) {
			if err := p.well(ctx, lang, "help", m[1]); err != nil {
				return err
			}
		}
	}
	return nil
}

// lay lays out campaigns of one's own: an empty one, one with projects, and one
// from the other.
func (p *place) lay(ctx context.Context, tree string) error {
	register := "项目明细表_2023.xlsx"
	if err := copyFile(filepath.Join(tree, "testdata", "forms", register), p.in(register)); err != nil {
		return err
	}
	for _, args := range [][]string{
		{"init", "laid-empty", "--name=某某区", "--year=2026"},
		{"init", "laid-full", "--name=某某区", "--year=2026", "--register=" + register},
		{"init", "laid-next", "--from=laid-full", "--register=" + register},
	} {
		if err := p.well(ctx, args...); err != nil {
			return err
		}
	}
	return nil
}
