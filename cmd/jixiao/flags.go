package main

import (
	"errors"
	"io"

	"github.com/spf13/cobra"
)

func (c *Command) asOfFlag(cmd *cobra.Command, asOf *string) {
	cmd.Flags().StringVar(asOf, "as-of", "", c.say("审核时点，如 2023-10-13T22:00:00+08:00（缺省为现在）", "the clock, such as 2023-10-13T22:00:00+08:00 (default: now)"))
}

func (c *Command) failOnFlag(cmd *cobra.Command) {
	cmd.Flags().StringVar(&c.failOn, "fail-on", "error", c.say("达到该级别时退出码为 1：error、warning 或 info", "severity from which the exit code is 1: error, warning or info"))
}

// readFull reads until the buffer is full or the file ends.
func readFull(r io.Reader, buf []byte) (int, error) {
	n, err := io.ReadFull(r, buf)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return n, err
}
