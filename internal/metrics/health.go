package metrics

import (
	"fmt"
	"time"

	"jixiao/rules/finding"
)

// Health is whether the service does its work, in a plain sentence.
func (m *Monitor) Health() (bool, finding.Text) {
	m.mu.Lock()
	defer m.mu.Unlock()
	age := m.now().Sub(m.lastGood)
	switch {
	case m.inbox != nil:
		return false, text("收件箱现在无法访问，请检查共享是否连通；恢复后会自动接着审核。", "the inbox is out of reach: check the share; work goes on by itself when it is back.")
	case m.lastGood.IsZero() && m.failed == nil:
		return true, text("刚启动，第一次审核还没有完成。", "just started: the first run has not ended yet.")
	case m.failed != nil:
		return false, text("最近一次审核没有成功，请看日志；会自动再试。", "the last run failed: see the log; it is tried again.")
	case m.noBackup:
		return false, text("最近一次每晚备份没有成功，请看日志。", "the last nightly backup failed: see the log.")
	case age > m.stale:
		return false, text("最近一次成功的审核已是 %s前，请看日志。", "the last good run was %s ago: see the log.", hours(age))
	}
	return true, text("正常，最近一次审核在 %s前。", "well; the last run was %s ago.", hours(age))
}

func text(zh, en string, args ...finding.Text) finding.Text {
	var inZH, inEN []any
	for _, a := range args {
		inZH, inEN = append(inZH, a.ZH), append(inEN, a.EN)
	}
	return finding.Text{ZH: fmt.Sprintf(zh, inZH...), EN: fmt.Sprintf(en, inEN...)}
}

func count(zh, en string, n ...any) finding.Text {
	return finding.Text{ZH: fmt.Sprintf(zh, n...), EN: fmt.Sprintf(en, n...)}
}

// hours is how people say how long ago something was.
func hours(d time.Duration) finding.Text {
	if d < time.Hour {
		return count("%d 分钟", "%d min", int(d.Minutes()))
	}
	return count("%d 小时", "%d h", int(d.Hours()))
}
