package publish

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"

	"jixiao/pipeline/workspace"
)

// probeName is the same every time, so that one that a killed run left behind
// is replaced and removed by the next.
const probeName = ".jixiao-probe"

// Probe makes sure before a run that its results can be written at all.
func Probe(w workspace.Workspace) error {
	for _, dir := range shared(w) {
		if err := w.Disk.MakeFolder(dir); err != nil {
			return fmt.Errorf("open outbox: %w", err)
		}
		name := filepath.Join(dir, probeName)
		if err := w.Disk.WriteFile(name, func(io.Writer) error { return nil }); err != nil {
			return fmt.Errorf("try outbox: %w", err)
		}
		if err := w.Disk.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("try outbox: %w", err)
		}
	}
	return nil
}

// sweptName is a note beside what is remembered of the outbox: the folders in which
// nothing was left half written.
const sweptName = "swept"

// Sweep removes what a killed run left half written. It is for whoever holds
// the ledger: what another run is just writing looks the same. Where the last one
// ended well, nothing can lie below the folders that every process tries.
func Sweep(w workspace.Workspace) error {
	note := filepath.Join(w.State().Published(w.Outbox), sweptName)
	said, err := w.Disk.ReadFile(note)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("clean outbox: %w", err)
	}
	clean := string(said) == sweptFolders(w)
	for _, dir := range append(shared(w), filepath.Dir(note)) {
		remove := w.Disk.RemoveStale
		if clean {
			remove = w.Disk.RemoveStaleIn
		}
		if err := remove(dir); err != nil {
			return fmt.Errorf("clean outbox: %w", err)
		}
	}
	if !clean {
		return nil
	}
	return writeSwept(w, "") // until this one has ended well
}

// swept notes that a run has left nothing.
func swept(w workspace.Workspace) error {
	if err := writeSwept(w, sweptFolders(w)); err != nil {
		return fmt.Errorf("publish: %w: %w", ErrOutbox, err)
	}
	return nil
}

func sweptFolders(w workspace.Workspace) string { return strings.Join(shared(w), "\n") + "\n" }

func writeSwept(w workspace.Workspace, text string) error {
	err := w.Disk.Private().WriteFile(filepath.Join(w.State().Published(w.Outbox), sweptName), func(to io.Writer) error {
		_, err := io.WriteString(to, text)
		return err
	})
	if err != nil {
		return fmt.Errorf("clean outbox: %w", err)
	}
	return nil
}
