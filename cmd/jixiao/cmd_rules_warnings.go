package main

import (
	"fmt"

	"jixiao/pipeline/campaign"
)

// printRuleWarnings says below a table of rules which of them are at odds.
func (c rulesCommand) printRuleWarnings(all []campaign.RuleFault) error {
	for _, w := range all {
		if _, err := fmt.Fprintln(c.Stdout, c.say("请核对：", "look at this: ")+w.Message.In(c.lang)+c.say("（", " (")+w.Where+c.say("）", ")")); err != nil {
			return fmt.Errorf("printing warnings: %w", err)
		}
	}
	return nil
}
