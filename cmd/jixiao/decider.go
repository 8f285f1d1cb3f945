package main

import (
	"bufio"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"jixiao/pipeline/campaign"
)

func (c *Command) byFlag(cmd *cobra.Command, by *string) {
	c.flag(cmd, by, "by", "NAME", c.say("谁决定的（缺省为 campaign.yaml 的 decides，没有写的在终端上询问）", "who decides (default: decides in campaign.yaml; else a terminal is asked)"))
}

// decider is the person who decides. The user logged in is none: the section
// may work as root, or all as one.
func (c *Command) decider(named string, s campaign.Settings) (string, error) {
	by := firstOf(strings.TrimSpace(named), s.Decides)
	if by == "" && c.onTerminal(c.Stdin) && c.onTerminal(c.Stderr) {
		fmt.Fprint(c.Stderr, c.say("由谁决定（姓名）：", "who decides (name): "))
		line, err := bufio.NewReader(c.Stdin).ReadString('\n')
		if by = strings.TrimSpace(line); by == "" && err != nil {
			fmt.Fprintln(c.Stderr)
		}
	}
	if by == "" {
		return "", usageError{errors.New(c.say("要用 --by 写明谁决定的，或者在 campaign.yaml 的 decides 写上姓名", "say with --by who decides, or put a name into decides of campaign.yaml"))}
	}
	return by, nil
}
