package main

import (
	"fmt"
	"path/filepath"

	"jixiao/pipeline"
)

// printInUse names the results that could not take their place because
// somebody has them open, and where they lie instead.
func (c *Command) printInUse(out *pipeline.Outcome) error {
	for _, in := range out.StandIns {
		if _, err := fmt.Fprintf(c.Stdout, c.say("%s 正被打开，新的写在旁边：%s。请关闭它，下次运行会换回原名。\n",
			"%s is open; the new one lies beside it: %s. Close it: the next run puts that right.\n"),
			filepath.Base(in.Target), filepath.Base(in.Path)); err != nil {
			return err
		}
	}
	for _, path := range out.Left {
		if _, err := fmt.Fprintf(c.Stdout, c.say("%s 是临时写在旁边的文件，被手工改过，没有删除；不需要时请自行删除。\n",
			"%s was written beside its place for a time and has been changed by hand: it stays; remove it when you no longer need it.\n"),
			filepath.Base(path)); err != nil {
			return err
		}
	}
	return nil
}
