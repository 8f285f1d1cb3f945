package main

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"

	"jixiao/configs"
	"jixiao/pipeline/report/selfpage"
	"jixiao/pipeline/scaffold"
)

// contents are the files of one platform's archive.
func (b build) contents(p platform) ([]file, error) {
	if _, err := selfpage.Built(); err != nil {
		return nil, fmt.Errorf("make program first: %w", err)
	}
	binary, err := b.compile(p)
	if err != nil {
		return nil, err
	}
	name := "jixiao"
	if p.os == "windows" {
		name += ".exe"
	}
	all := []file{{name, binary, 0o755}, {"outbox/", nil, 0o755}}
	for _, part := range []func(platform) ([]file, error){campaignFiles, sampleInbox, manual, scripts, licences} {
		files, err := part(p)
		if err != nil {
			return nil, err
		}
		all = append(all, files...)
	}
	return all, nil
}

// compile builds the program for a platform, as make does.
func (b build) compile(p platform) ([]byte, error) {
	dir, err := os.MkdirTemp("", "jixiao-release-")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	to := filepath.Join(dir, "jixiao")
	flags := fmt.Sprintf("-s -w -X main.version=%s -X main.commit=%s -X main.made=%s", b.version, b.commit, b.made.Format("2006-01-02"))
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags", flags, "-o", to, "./cmd/jixiao")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+p.os, "GOARCH="+p.arch)
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("build: %w\n%s", err, out)
	}
	return os.ReadFile(to)
}

// campaignFiles are the settings that `jixiao init` would lay out.
func campaignFiles(platform) ([]file, error) { return below(configs.Files(), "configs") }

// sampleInbox is what `make run` works on.
func sampleInbox(platform) ([]file, error) { return below(os.DirFS("inbox"), "inbox") }

// scripts are the files to double-click.
func scripts(p platform) ([]file, error) {
	name, text := scaffold.Launcher(p.os)
	all := []file{{name, []byte(text), 0o755}}
	if p.os != "windows" {
		return all, nil
	}
	return append(all,
		file{"安装服务.cmd", windowsScript("安装服务", "service install", "service start"), 0o644},
		file{"卸载.cmd", windowsScript("卸载", "service stop", "service uninstall"), 0o644}), nil
}

// windowsScript runs commands of the program that lies beside it. All before
// the processor knows that it reads UTF-8 is ASCII.
func windowsScript(title string, commands ...string) []byte {
	var b strings.Builder
	b.WriteString("@echo off\nchcp 65001 >nul\nsetlocal\ntitle " + title + "\ncd /d \"%~dp0\"\n")
	for _, c := range commands {
		b.WriteString("\"%~dp0jixiao.exe\" --config configs " + c + "\n")
	}
	b.WriteString("echo.\npause\n")
	return []byte(strings.ReplaceAll(b.String(), "\n", "\r\n"))
}

// below are all files of a tree, under a folder of the archive.
func below(tree fs.FS, folder string) ([]file, error) {
	var all []file
	err := fs.WalkDir(tree, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(tree, name)
		all = append(all, file{path.Join(folder, name), data, 0o644})
		return err
	})
	return all, err
}
