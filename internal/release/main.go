// Command release packs the archives that are handed to those who install the
// program: for each platform the binary, a campaign to begin with, the sample
// inbox, the manual, and the licences of everything that is linked.
//
// It owns what lies in an archive and that the same commit always gives the
// same bytes. It refuses to judge whether the commit is fit to be released, and
// it is no part of the program.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// platform is what an archive is for.
type platform struct{ os, arch string }

var platforms = []platform{{"linux", "amd64"}, {"linux", "arm64"}, {"linux", "loong64"}, {"windows", "amd64"}}

// build is what all archives of a release have in common.
type build struct {
	version, commit string
	made            time.Time // of the commit: nothing in an archive is younger
	out             string
}

func main() {
	if err := release(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(3)
	}
}

func release(args []string) error {
	flags := flag.NewFlagSet("release", flag.ContinueOnError)
	var b build
	var made string
	flags.StringVar(&b.version, "version", "", "name of the version")
	flags.StringVar(&b.commit, "commit", "", "commit that is built")
	flags.StringVar(&made, "made", "", "time of the commit, RFC 3339")
	flags.StringVar(&b.out, "out", "dist", "folder for the archives")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if b.version == "" || b.commit == "" {
		return errors.New("name -version and -commit")
	}
	var err error
	if b.made, err = time.Parse(time.RFC3339, made); err != nil {
		return fmt.Errorf("read -made: %w", err)
	}
	if err := os.MkdirAll(b.out, 0o755); err != nil {
		return err
	}
	var names []string
	for _, p := range platforms {
		name, err := b.pack(p)
		if err != nil {
			return fmt.Errorf("%s/%s: %w", p.os, p.arch, err)
		}
		names = append(names, name)
	}
	return writeChecksums(b.out, names)
}

// pack makes the archive of one platform and returns its name.
func (b build) pack(p platform) (string, error) {
	contents, err := b.contents(p)
	if err != nil {
		return "", err
	}
	root := fmt.Sprintf("jixiao-%s-%s-%s", b.version, p.os, p.arch)
	name := root + ".tar.gz"
	pack := packTar
	if p.os == "windows" {
		name, pack = root+".zip", packZip
	}
	out, err := os.Create(filepath.Join(b.out, name))
	if err != nil {
		return "", err
	}
	if err := errors.Join(pack(out, root, contents, b.made), out.Close()); err != nil {
		return "", err
	}
	fmt.Println(filepath.Join(b.out, name))
	return name, nil
}
