package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"jixiao/pipeline/layout"
)

func (c *Command) initCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "init " + c.say("文件夹", "DIR"),
		Short: c.say("新建一个评价年度：设置、收件箱、发件箱", "lay out a new campaign: settings, inbox, outbox"),
		Args:  c.oneArg(c.say("文件夹", "folder")),
		RunE: func(_ *cobra.Command, args []string) error {
			err := layout.Init(args[0])
			if errors.Is(err, layout.ErrExists) {
				return usageError{fmt.Errorf(c.say("%s 中已经有 configs：换一个文件夹，或先把它移走", "%s already has configs: name another folder, or move it away first"), args[0])}
			}
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(c.Stdout, c.say("已在 %s 建好：configs（设置）、inbox（收件箱，每个单位一个文件夹）、outbox（发件箱），以及双击就能审核一遍的“立即审核”。\n"+
				"接下来：在 configs/评价年度设置.xlsx 中核对项目和单位，然后运行 jixiao --config %s/configs run\n",
				"laid out %s: configs, inbox (a folder a unit), outbox, and 立即审核 to double-click for a run.\n"+
					"next: check projects and units in configs/评价年度设置.xlsx, then run jixiao --config %s/configs run\n"), args[0], args[0])
			return err
		},
	}
}
