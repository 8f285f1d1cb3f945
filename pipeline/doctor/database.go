package doctor

import (
	"context"
	"errors"

	"jixiao/pipeline/ledger"
)

// oldestServer is the oldest PostgreSQL that knows all that the tables of ledgers are
// laid out by. They are tested on 15.
const oldestServer = 14

// database asks the server on which the ledger is.
func database(ctx context.Context, at ledger.Where, unread error) Check {
	c := Check{ID: "database", Topic: say("数据库", "database"), State: Well}
	if unread != nil {
		c.State, c.Says = Bad, say("%s", "%s", ledgerWhy(unread))
		c.Cure = say("补全台账位置上的文件，或移走它，用 jixiao restore 恢复", "complete the file in the ledger's place, or move it away and restore a backup")
		return c
	}
	s, err := ledger.Connect(ctx, at.Database)
	var about ledger.About
	if err == nil {
		about, err = s.About(ctx)
	}
	switch {
	case errors.Is(err, ledger.ErrSeesAll):
		c.State, c.Says = Bad, say("%s 的这个用户是超级用户，能看到所有评价年度的台账", "the role at %s is a superuser and may see the ledgers of all campaigns", at.Database)
		c.Cure = say("另建一个普通用户，让它拥有这个数据库，改台账位置文件里的地址", "make an ordinary role the owner of the database, and change the address in the file in the ledger's place")
	case err != nil:
		c.State, c.Says = Bad, say("%s：%s", "%s: %s", at.Database, ledgerWhy(err))
		c.Cure = say("检查数据库服务器是否开着、能否连通，用户名、密码（PGPASSWORD、PGPASSFILE）和 pg_hba.conf", "see that the server runs and can be reached; check user, password (PGPASSWORD, PGPASSFILE) and pg_hba.conf")
	case about.Version < oldestServer:
		c.State, c.Says = Bad, say("%s 是 PostgreSQL %d，太旧", "%s is PostgreSQL %d, which is too old", at.Database, about.Version)
		c.Cure = say("换成 PostgreSQL %d 或更新的版本", "upgrade to PostgreSQL %d or later", oldestServer)
	case !about.Checksums:
		c.State, c.Says = Note, say("%s（PostgreSQL %d）没有开数据页校验，磁盘悄悄损坏时发现不了", "%s (PostgreSQL %d) has no checksums of its pages: what the disk spoils stays unseen", at.Database, about.Version)
		c.Cure = say("停下数据库，运行 pg_checksums --enable", "stop the server and run pg_checksums --enable")
	default:
		c.Says = say("%s 有应答（PostgreSQL %d），名称是“%s”", "%s answers (PostgreSQL %d), the ledger's name is %q", at.Database, about.Version, at.Campaign)
	}
	return c
}
