package main

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"
)

// versionCommand is `jixiao version`.
type versionCommand struct{ *session }

func newVersionCommand(s *session) *cobra.Command {
	c := versionCommand{s}
	return &cobra.Command{
		Use:   "version",
		Short: c.say("显示版本", "print the version"),
		Args:  c.noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			from := runtime.Version() + " " + runtime.GOOS + "/" + runtime.GOARCH
			if commit != "" {
				from += ", " + commit + " " + made
			}
			_, err := fmt.Fprintf(c.Stdout, "jixiao %s (%s)\n", version, from)
			return err
		},
	}
}
