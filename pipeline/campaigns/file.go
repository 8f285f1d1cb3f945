package campaigns

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"go.yaml.in/yaml/v3"

	"jixiao/internal/disk"
)

// settingsFile is what makes a folder that of a campaign's settings.
const settingsFile = "campaign.yaml"

// mostList is how large a list may be, in bytes: tens of thousands of campaigns.
const mostList = 16 << 20

// head stands above what a program wrote for people to change.
const head = `# 这台机器上并行的评价年度：jixiao run --all 全部审核一遍，jixiao serve --all 一起值守。
# name 是名称，settings 是设置所在的文件夹，相对路径从本文件所在的文件夹算起。
# listen 是查看运行状况的地址（/healthz、/metrics），写 "" 为不开；hosts 是从别的机器用名称查看时的名称。
`

// usualListen is where the service answers, unless the list says otherwise.
const usualListen = "127.0.0.1:8737"

// written is a list as it stands in its file.
type written struct {
	Listen    string         `yaml:"listen"`
	Hosts     []string       `yaml:"hosts"`
	Campaigns []writtenEntry `yaml:"campaigns"`
}

type writtenEntry struct {
	Name     string `yaml:"name"`
	Settings string `yaml:"settings"`
}

// Fault is what is wrong with a list's file.
type Fault struct {
	Path string
	Err  error
}

func (f *Fault) Error() string { return f.Path + ": " + f.Err.Error() }

// Unwrap is what is wrong.
func (f *Fault) Unwrap() error { return f.Err }

// Read reads a list: a file, or a folder in which campaigns lie. One that does not
// exist is fs.ErrNotExist; what is wrong with its text is a *Fault.
func Read(path string) (*List, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("read list of campaigns: %w", err)
	}
	if info.IsDir() {
		return inFolder(path)
	}
	if info.Size() > mostList {
		return nil, &Fault{path, errors.New("too large")}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read list of campaigns: %w", err)
	}
	said := written{Listen: usualListen}
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	if err := d.Decode(&said); err != nil && !errors.Is(err, io.EOF) {
		return nil, &Fault{path, err}
	}
	l := &List{Listen: said.Listen, Hosts: said.Hosts, path: path}
	for _, e := range said.Campaigns {
		if err := l.Add(Entry{e.Name, l.under(e.Settings)}); err != nil {
			return nil, &Fault{path, err}
		}
	}
	return l, nil
}

// New is an empty list that is to be written to a file.
func New(path string) *List { return &List{Listen: usualListen, path: path} }

// under is where a folder lies that the file names.
func (l *List) under(folder string) string {
	if filepath.IsAbs(folder) {
		return folder
	}
	return filepath.Join(filepath.Dir(l.path), filepath.FromSlash(folder))
}

// named is how the file names a folder: from where it lies itself, so that both may
// be moved together.
func (l *List) named(folder string) string {
	from, err := filepath.Abs(filepath.Dir(l.path))
	if err != nil {
		return folder
	}
	to, err := filepath.Abs(folder)
	if err != nil {
		return folder
	}
	rel, err := filepath.Rel(from, to)
	if err != nil || strings.HasPrefix(rel, "..") {
		return to
	}
	return filepath.ToSlash(rel)
}

// inFolder lists the campaigns that lie in a folder: those of its folders that hold
// settings, in configs as jixiao init lays them out, or themselves.
func inFolder(path string) (*List, error) {
	entries, err := os.ReadDir(path)
	if err != nil {
		return nil, fmt.Errorf("list campaigns: %w", err)
	}
	l := &List{Listen: usualListen, path: path, folder: true}
	for _, e := range entries {
		for _, settings := range []string{filepath.Join(path, e.Name(), "configs"), filepath.Join(path, e.Name())} {
			if holdsSettings(settings) {
				l.Entries = append(l.Entries, Entry{e.Name(), settings})
				break
			}
		}
	}
	return l, nil
}

func holdsSettings(folder string) bool {
	info, err := os.Stat(filepath.Join(folder, settingsFile))
	return err == nil && info.Mode().IsRegular()
}

// ErrNoSettings says that a folder holds no settings of a campaign.
var ErrNoSettings = errors.New("no settings of a campaign here")

// SettingsIn is the folder of settings that is meant by a folder: itself, or the
// configs in it.
func SettingsIn(folder string) (string, error) {
	for _, settings := range []string{folder, filepath.Join(folder, "configs")} {
		if holdsSettings(settings) {
			return settings, nil
		}
	}
	if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
		return "", &Refusal{folder, fs.ErrNotExist}
	}
	return "", &Refusal{folder, ErrNoSettings}
}

// Save writes the list into its file, whole or not at all.
func (l *List) Save() error {
	if l.folder {
		return &Refusal{l.path, ErrFolder}
	}
	said := written{Listen: l.Listen, Hosts: l.Hosts}
	for _, e := range l.Entries {
		said.Campaigns = append(said.Campaigns, writtenEntry{e.Name, l.named(e.Settings)})
	}
	var d disk.Disk
	err := d.WriteFile(l.path, func(w io.Writer) error {
		if _, err := io.WriteString(w, head); err != nil {
			return err
		}
		e := yaml.NewEncoder(w)
		e.SetIndent(2)
		return errors.Join(e.Encode(said), e.Close())
	})
	if err != nil {
		return fmt.Errorf("write list of campaigns: %w", err)
	}
	return nil
}
