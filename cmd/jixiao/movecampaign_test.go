package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jixiao/internal/testkit/postgres"
	"jixiao/internal/testkit/samples"
	"jixiao/pipeline/ledger"
)

// atKeys types commands about one campaign.
type atKeys struct {
	t      *testing.T
	dir    string // that holds the campaign's folder
	config string
	list   string
}

// try types a command and gives what is printed.
func (c atKeys) try(want int, args ...string) string {
	c.t.Helper()
	var out lockedBuffer
	args = append([]string{"--config", c.config}, args...)
	code := (&Command{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &out, Env: func(string) string { return "" }, Context: context.Background()}).Main(args)
	if code != want {
		c.t.Fatalf("%v: exit code %d, want %d\n%s", args, code, want, out.String())
	}
	return out.String()
}

func (c atKeys) says(want int, words string, args ...string) {
	c.t.Helper()
	if said := c.try(want, args...); !strings.Contains(said, words) {
		c.t.Errorf("%v says nothing of %q:\n%s", args, words, said)
	}
}

// newAtKeys lays out a campaign with the first evening of the samples, on a list.
func newAtKeys(t *testing.T) atKeys {
	t.Helper()
	dir := t.TempDir()
	c := atKeys{t, dir, filepath.Join(dir, "甲区", "configs"), filepath.Join(dir, "campaigns.yaml")}
	c.try(exitClean, "init", filepath.Join(dir, "甲区"))
	samples.Evenings(t)[0].CopyTo(t, filepath.Join(dir, "甲区", "inbox"))
	c.try(exitClean, "campaigns", "add", filepath.Join(dir, "甲区"), "--campaigns", c.list)
	return c
}

func (c atKeys) ledger() string { return filepath.Join(c.dir, "甲区", "data", "ledger.db") }

// TestALedgerOnAServer types what a person does with a campaign whose ledger was moved.
func TestALedgerOnAServer(t *testing.T) {
	server := postgres.Start(t)
	database := server.Database(t)
	c := newAtKeys(t)
	run := []string{"run", "--as-of", "2023-10-13T22:00:00+08:00"}
	c.try(exitFindings, run...)
	c.says(exitFailed, "超级用户", "campaigns", "move", "甲区", server.Admin(database), "--campaigns", c.list)
	c.says(exitUsage, "已经是文件", "campaigns", "move", "甲区", "--to-file", "--campaigns", c.list)
	c.says(exitUsage, "", "campaigns", "move", "乙区", database, "--campaigns", c.list)
	seal := c.try(exitClean, "audit")
	c.says(exitClean, "不再使用", "campaigns", "move", "甲区", database, "--campaigns", c.list)
	if diff := cmp.Diff(seal, c.try(exitClean, "audit")); diff != "" {
		t.Errorf("the audit of it (-file +server):\n%s", diff)
	}
	c.try(exitFindings, run...)
	c.try(exitClean, "status")
	c.try(exitClean, "history", "213001")
	c.try(exitClean, "publish")
	c.try(exitClean, "tell")
	c.try(exitClean, "rules", "preview")
	c.try(exitClean, "withdraw", "7", "--by", "王科长", "--why", "报错了表")
	c.says(exitClean, "王科长", "history", "213001")
	c.says(exitClean, "备份", "backup")
	c.try(exitClean, "archive", "2023", "--out", filepath.Join(c.dir, "year"))
	c.says(exitClean, "PostgreSQL", "doctor")
	made, err := filepath.Glob(filepath.Join(filepath.Dir(c.ledger()), "backup", "jixiao-*"))
	if err != nil || len(made) != 1 {
		t.Fatalf("backups %v: %v", made, err)
	}
	c.says(exitUsage, "--replace", "restore", made[0])
	c.says(exitClean, "仍在数据库", "restore", made[0], "--replace")
	c.try(exitClean, "audit")
	aside, err := filepath.Glob(filepath.Join(filepath.Dir(c.ledger()), "replaced-*", "ledger.db"))
	if err != nil || len(aside) != 1 || !ledger.IsLedger(aside[0]) {
		t.Errorf("what was replaced lies in %v: %v", aside, err)
	}
	c.wrongPlaces(made[0])
	c.says(exitClean, "搬回了", "campaigns", "move", "甲区", "--to-file", "--campaigns", c.list)
	c.try(exitFindings, run...)
	c.says(exitClean, "王科长", "history", "213001")
}

// wrongPlaces types what cannot be done where the server is away, or has not got the
// campaign, and puts the right place back.
func (c atKeys) wrongPlaces(backup string) {
	c.t.Helper()
	right, err := os.ReadFile(c.ledger())
	if err != nil {
		c.t.Fatal(err)
	}
	lines := strings.SplitN(string(right), "\n", 3)
	put := func(text string) {
		if err := os.WriteFile(c.ledger(), []byte(text), 0o600); err != nil {
			c.t.Fatal(err)
		}
	}
	put(lines[0] + "\ndatabase postgres://jixiao@127.0.0.1:1/none?sslmode=disable\ncampaign 甲区\n")
	for _, args := range [][]string{{"run"}, {"status"}, {"publish"}, {"audit"}, {"backup"}, {"rules", "preview"}, {"restore", backup}, {"restore", backup, "--replace"}} {
		c.says(exitFailed, "连不上台账所在的数据库", args...)
	}
	c.says(exitFindings, "连不上数据库", "doctor")
	put(lines[0] + "\n" + lines[1] + "\ncampaign 丙区\n")
	for _, args := range [][]string{{"run"}, {"run", "--new-ledger"}, {"status"}, {"audit"}} {
		c.says(exitFailed, "数据库里没有这个评价年度的台账", args...)
	}
	c.says(exitClean, "仍在数据库", "restore", backup)
	c.try(exitClean, "audit")
	put(lines[0] + "\n")
	c.says(exitFailed, "没有写全", "run")
	c.says(exitFindings, "没有写明数据库", "doctor")
	put(string(right))
}
