package doctor

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"time"

	leases "jixiao/internal/lease"
	"jixiao/internal/reason"
	"jixiao/pipeline/ledger"
	"jixiao/pipeline/workspace"
)

const (
	// longHeld is from when on a lease is worth a look.
	longHeld = time.Hour
	// oldBackup is when a nightly one has been missed.
	oldBackup = 36 * time.Hour
	// answers is how long the service may take to say how it is.
	answers = 3 * time.Second
)

func lease(_ context.Context, p Target) Check {
	c := Check{ID: "lease", Topic: say("台账占用", "lease"), State: Well}
	note, held, err := leases.Holder(string(p.Place))
	switch {
	case err != nil:
		c.State, c.Says = Bad, say("看不到谁在使用台账：%s", "who uses the ledger cannot be told: %s", reason.Or(err))
		c.Cure = say("检查台账所在文件夹的权限", "check the rights of the ledger's folder")
	case !held:
		c.Says = say("现在没有人使用", "nobody uses the ledger now")
	default:
		held := p.Now().Sub(note.Began)
		c.Says = say("进程 %d（%s）正在使用：%s，已 %s", "process %d (%s) uses it: %s, for %s", note.PID, note.Host, note.Purpose.Label(), ago(held))
		if held > longHeld && !note.Began.IsZero() {
			c.State, c.Cure = Note, say("时间太长：看日志，确认卡住后结束那个进程", "that is long: see the log, and end that process if it hangs")
		}
	}
	return c
}

func lastRun(ctx context.Context, p Target) Check {
	c := Check{ID: "last_run", Topic: say("最近一次审核", "last good run")}
	var lost *workspace.LostHistory
	if errors.As(p.History(), &lost) {
		c.State, c.Says, c.Cure = Bad, lost.Found(), lost.Advice()
		return c
	}
	run, err := p.Place.LastGood(ctx)
	stale := time.Duration(p.Campaign.Settings.Serve.StaleHours) * time.Hour
	switch {
	case errors.Is(err, workspace.ErrNoRun):
		c.State, c.Says, c.Cure = Note, say("还没有审核过", "nothing has been checked yet"), say("运行 jixiao run 或 jixiao serve", "jixiao run, or jixiao serve")
	case errors.Is(err, ledger.ErrOlder):
		c.State, c.Says, c.Cure = Note, say("升级以后还没有审核过", "nothing has been checked since the upgrade"), say("运行 jixiao run 或 jixiao serve", "jixiao run, or jixiao serve")
	case err != nil:
		c.State, c.Says = Bad, say("台账无法读取：%s", "the ledger cannot be read: %s", ledgerWhy(err))
		c.Cure = ledgerCure(err)
	default:
		age := p.Now().Sub(run.Ended)
		c.State, c.Says = Well, say("第 %d 次审核，%s前", "run %d, %s ago", run.ID, ago(age))
		if age > stale {
			c.State, c.Cure = Bad, say("看日志里为什么没有审核，再运行 jixiao run", "the log says why there was none since; then jixiao run")
		}
	}
	return c
}

// service asks the standing service how it is.
func service(ctx context.Context, p Target) Check {
	c := Check{ID: "service", Topic: say("常驻服务", "standing service")}
	at := p.Campaign.Settings.Serve.Listen
	if at == "" {
		c.State, c.Says = Well, say("没有开运行状况（serve.listen），不检查", "not asked: serve.listen is off")
		return c
	}
	status, sentence, err := ask(ctx, "http://"+at+"/healthz")
	switch {
	case err != nil:
		c.State, c.Says = Note, say("没有在运行", "does not run")
		c.Cure = say("jixiao service start；用定时任务运行 jixiao run 的可以不管", "jixiao service start; no matter where jixiao run is run by cron")
	case status != http.StatusOK:
		c.State, c.Says, c.Cure = Bad, say("%s", "%s", sentence), say("按上面这句话处理，细节看服务的日志", "do as it says; the service's log has more")
	default:
		c.State, c.Says = Well, say("%s", "%s", sentence)
	}
	return c
}

func ask(ctx context.Context, url string) (int, string, error) {
	ctx, cancel := context.WithTimeout(ctx, answers)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return 0, "", err
	}
	// No proxy of the environment stands between us and our own machine.
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	answer, err := client.Do(request)
	if err != nil {
		return 0, "", err
	}
	defer func() { _ = answer.Body.Close() }()
	text, err := io.ReadAll(io.LimitReader(answer.Body, 1<<10))
	sentence := strings.TrimSpace(string(text))
	if sentence == "" {
		sentence = answer.Status
	}
	return answer.StatusCode, sentence, err
}

func backup(_ context.Context, p Target) Check {
	c := Check{ID: "backup", Topic: say("备份", "backup"), State: Well}
	settings := p.Campaign.Settings.Backup
	note, found, err := workspace.LastBackup(p.Backups, p.Campaign.Facts.Year)
	age := p.Now().Sub(note.Made)
	switch {
	case err != nil:
		c.State, c.Says = Bad, say("%s 里的备份无法读取：%s", "the backups in %s cannot be read: %s", p.Backups, reason.Or(err))
		c.Cure = say("检查磁盘和权限，再运行 jixiao backup", "check disk and rights, then jixiao backup")
	case !found:
		c.State, c.Says, c.Cure = Note, say("还没有备份", "there is none yet"), say("运行 jixiao backup", "jixiao backup")
	case age > oldBackup:
		c.State, c.Says = Bad, say("最近一份是 %s前的", "the last one is %s old", ago(age))
		c.Cure = say("看日志里为什么没有备份，再运行 jixiao backup", "the log says why there was none since; then jixiao backup")
	default:
		c.Says = say("最近一份是 %s前的，原件 %d 份", "the last one is %s old, with %d originals", ago(age), note.Originals)
	}
	if c.State == Well && !settings.On {
		c.State, c.Cure = Note, say("每晚自动备份没有开（backup.on）：记得手工备份", "nightly backups are off (backup.on): make them by hand")
	}
	return c
}
