package scaffold

import (
	"io"
	"os"
	"path/filepath"
	"strings"

	"jixiao/internal/disk"
)

// launcher is a file by which the section starts a run with a double click.
type launcher struct {
	name string
	text func(dir, program string) string
	mode os.FileMode
}

// launchers are for Windows and for the desktops of Linux. Each runs the
// program that lies beside it, else the installed one, else the one that laid
// out the campaign.
var launchers = []launcher{
	{"立即审核.cmd", cmd, 0o644},
	{"立即审核.sh", shell, 0o755},
	{"立即审核.desktop", desktop, 0o755},
}

// Launcher is the one for a system, for a campaign that has its program beside
// it.
func Launcher(system string) (name, text string) {
	l := launchers[1]
	if system == "windows" {
		l = launchers[0]
	}
	return l.name, l.text("", "jixiao")
}

// writeLaunchers puts them into the folder of a campaign.
func writeLaunchers(dir, program string) error {
	full, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	for _, l := range launchers {
		path := filepath.Join(dir, l.name)
		text := l.text(full, program)
		if err := disk.WriteFile(path, func(w io.Writer) error {
			_, err := io.WriteString(w, text)
			return err
		}); err != nil {
			return err
		}
		if err := os.Chmod(path, l.mode); err != nil {
			return err
		}
	}
	return nil
}

// cmd is in UTF-8, which the command processor reads once it is told so: all
// before that is ASCII. It has no labels, to which it cannot jump past Chinese
// text, and no folder of the campaign in it, because that may be moved.
func cmd(_, program string) string {
	return strings.ReplaceAll(strings.Replace(`@echo off
chcp 65001 >nul
setlocal
title 立即审核
cd /d "%~dp0" 2>nul
if errorlevel 1 (
  echo 不能从网络共享里打开。请在存放台账的服务器上运行。
  echo.
  pause
  exit /b 3
)
set "JIXIAO=%~dp0jixiao.exe"
if not exist "%JIXIAO%" for %%I in (jixiao.exe) do set "JIXIAO=%%~$PATH:I"
if not defined JIXIAO set "JIXIAO=PROGRAM"
if not exist "%JIXIAO%" (
  echo 找不到 jixiao.exe。请把它放在这个文件夹里，再运行一次。
  echo.
  pause
  exit /b 3
)
"%JIXIAO%" --config configs run
set CODE=%errorlevel%
echo.
if "%CODE%"=="0" echo 审核完成。结果在 outbox 文件夹里。
if "%CODE%"=="1" echo 审核完成，有需要处理的审核意见。结果在 outbox 文件夹里。
echo.
pause
exit /b %CODE%
`, "PROGRAM", strings.ReplaceAll(program, "%", "%%"), 1), "\n", "\r\n")
}

// shell is the same for Linux.
func shell(_, program string) string {
	return strings.Replace(`#!/bin/sh
# 立即审核一遍。可以双击“立即审核”图标，也可以在终端里运行本文件。
cd "$(dirname "$0")" || exit 3
if [ -x ./jixiao ]; then jixiao=./jixiao
elif command -v jixiao >/dev/null 2>&1; then jixiao=jixiao
else jixiao=PROGRAM
fi
"$jixiao" --config configs run
code=$?
echo
case $code in
0) echo "审核完成。结果在 outbox 文件夹里。" ;;
1) echo "审核完成，有需要处理的审核意见。结果在 outbox 文件夹里。" ;;
127) echo "找不到 jixiao。请先安装，或把它放在这个文件夹里，再运行一次。" ;;
esac
printf '按回车键关闭本窗口。'
read -r _
exit $code
`, "PROGRAM", shellWord(program), 1)
}

// shellWord is one word of a shell script, whatever is in it.
func shellWord(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }

// desktop is the icon of the shell script: UOS, Kylin and others open a
// terminal for it.
func desktop(dir, _ string) string {
	return `[Desktop Entry]
Type=Application
Name=立即审核
Name[en]=Check now
Comment=审核一遍收件箱，生成总表和审核意见
Exec=` + desktopWord(filepath.Join(dir, "立即审核.sh")) + `
Path=` + strings.ReplaceAll(dir, `\`, `\\`) + `
Icon=x-office-spreadsheet
Terminal=true
Categories=Office;
`
}

// desktopWord is one word of a desktop entry's command: quoted as a shell
// would, its % doubled, and then its backslashes as in every value.
func desktopWord(s string) string {
	s = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "`", "\\`", `$`, `\$`).Replace(s)
	s = strings.ReplaceAll(s, "%", "%%")
	return strings.ReplaceAll(`"`+s+`"`, `\`, `\\`)
}
