package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"jixiao/pipeline"
	"jixiao/pipeline/folders"
	"jixiao/pipeline/intake"
	"jixiao/rules/finding"
)

// foldersCommand is `jixiao folders`.
type foldersCommand struct{ *session }

func newFoldersCommand(s *session) *cobra.Command {
	c := foldersCommand{s}
	var f placeFlags
	cmd := &cobra.Command{
		Use:   "folders",
		Short: c.say("按单位名录在收件箱里补建文件夹，指出多余的", "make the inbox folders that units lack, name those that are nobody's"),
		Args:  c.noArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return c.folders(cmd.Context(), f) },
	}
	c.inboxFlag(cmd, &f.inbox)
	return cmd
}

// folders was asked for by a person, so that an inbox without any folder is
// filled too.
func (c foldersCommand) folders(ctx context.Context, f placeFlags) error {
	o, err := c.options(f)
	if err != nil {
		return err
	}
	look, err := intake.Look(ctx, o.Inbox)
	if err != nil {
		return err
	}
	if err := pipeline.Missed(ctx, o.Workspace, look); err != nil {
		return err
	}
	s, err := folders.Compare(o.Inbox, o.Campaign)
	if err != nil {
		return err
	}
	made, err := folders.Make(o.Inbox, s.Missing)
	inboxFolders{c.console}.printMade(made)
	inboxFolders{c.console}.printForeign(s.Foreign)
	if len(s.Missing)+len(s.Foreign) == 0 {
		fmt.Fprintln(c.Stdout, c.say("收件箱的文件夹与单位名录一致。", "the folders of the inbox are those of the unit list."))
	}
	return err
}

// inboxFolders sees that each unit has its folder in the inbox, and tells of it.
type inboxFolders struct{ console }

// follow makes folders beside a run that had its look at the inbox. An inbox
// without any may be where a share belongs, and is left alone; so is one that
// was named for this run only. Reading is all that a run needs, so what cannot
// be made is told and no error.
func (c inboxFolders) follow(o pipeline.Options, out *pipeline.Outcome, f placeFlags) {
	if out.Away != nil || f.inbox != "" {
		return
	}
	s, err := folders.Compare(o.Inbox, o.Campaign)
	if err != nil {
		o.Log.Warn().Err(err).Msg("folders of the inbox are not held against the unit list")
		return
	}
	if s.Bare || len(s.Missing) == 0 {
		return
	}
	made, err := folders.Make(o.Inbox, s.Missing)
	c.printMade(made)
	if err != nil {
		o.Log.Info().Err(err).Msg("folders of the inbox are missing")
		fmt.Fprintf(c.Stdout, c.say("收件箱里还缺 %d 个文件夹，运行程序的账户不能新建：请用能写收件箱的账户运行 jixiao folders\n",
			"%d folders of the inbox are missing, and the program's user may not make them: run jixiao folders as one who may\n"), len(s.Missing)-len(made))
	}
}

func (c inboxFolders) printMade(made []string) {
	if len(made) == 0 {
		return
	}
	fmt.Fprintf(c.Stdout, c.say("已在收件箱建好 %d 个文件夹：%s\n", "made %d folders in the inbox: %s\n"), len(made), c.list(made))
}

func (c inboxFolders) printForeign(foreign []string) {
	if len(foreign) == 0 {
		return
	}
	fmt.Fprintf(c.Stdout, c.say("收件箱里有 %d 个文件夹不属于任何单位，原样留着：%s\n", "%d folders of the inbox are nobody's, and stay as they are: %s\n"), len(foreign), c.list(foreign))
}

// mostNames is how many names one line takes.
const mostNames = 12

func (c inboxFolders) list(names []string) string {
	rest := len(names) - mostNames
	text := finding.OneLine(strings.Join(names[:min(len(names), mostNames)], c.say("、", ", ")))
	if rest > 0 {
		text += fmt.Sprintf(c.say("等（另有 %d 个）", " and %d more"), rest)
	}
	return text
}
