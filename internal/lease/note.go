package lease

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"jixiao/internal/disk"
	"jixiao/rules/finding"
)

// Purpose is what a lease is held for.
type Purpose string

// The purposes.
const (
	Run      Purpose = "run"
	Publish  Purpose = "publish"
	Backup   Purpose = "backup"
	Restore  Purpose = "restore"
	Decision Purpose = "decision"
	Export   Purpose = "archive"
	Notify   Purpose = "tell"
	Move     Purpose = "move"
)

var purposeLabels = map[Purpose]finding.Text{
	Run:      {ZH: "审核", EN: "a run"},
	Publish:  {ZH: "重新生成发件箱", EN: "publishing"},
	Backup:   {ZH: "备份", EN: "a backup"},
	Restore:  {ZH: "恢复备份", EN: "restoring a backup"},
	Export:   {ZH: "归档移交", EN: "handing the year over"},
	Notify:   {ZH: "发送通知", EN: "sending letters"},
	Move:     {ZH: "搬移台账", EN: "moving the ledger"},
	Decision: {ZH: "登记处理决定", EN: "recording a decision"},
}

// Label is the purpose as people read it.
func (p Purpose) Label() finding.Text { return purposeLabels[p] }

// Stage is how far a run has come.
type Stage string

// The stages, in their order.
const (
	Looking    Stage = "look"
	Receiving  Stage = "receive"
	Rejudging  Stage = "rejudge"
	Finishing  Stage = "finish"
	Publishing Stage = "publish"
	Notifying  Stage = "tell"
)

var stageLabels = map[Stage]finding.Text{
	Looking:    {ZH: "正在查看收件箱", EN: "looking into the inbox"},
	Receiving:  {ZH: "正在审核文件", EN: "checking files"},
	Rejudging:  {ZH: "正在按新设置重新审核", EN: "judging again by changed settings"},
	Finishing:  {ZH: "正在核对全部报送", EN: "looking over the whole campaign"},
	Publishing: {ZH: "正在生成总表和审核意见", EN: "publishing"},
	Notifying:  {ZH: "正在发送通知", EN: "sending letters"},
}

// Label is the stage as people read it.
func (s Stage) Label() finding.Text { return stageLabels[s] }

// Note is what the holder of a lease says about itself.
type Note struct {
	PID     int       `json:"pid"`
	Host    string    `json:"host"`
	Purpose Purpose   `json:"purpose"`
	Began   time.Time `json:"began"`
	Stage   Stage     `json:"stage,omitempty"`
	Done    int       `json:"done,omitempty"`
	Total   int       `json:"total,omitempty"`
}

// read is the note at a path, the zero one where there is none or where it
// cannot be understood: it is a courtesy, and nothing depends on it.
func read(path string) (Note, error) {
	var n Note
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return n, nil
	}
	if err != nil {
		return n, fmt.Errorf("read note of lease: %w", err)
	}
	if err := json.Unmarshal(data, &n); err != nil {
		return Note{}, nil
	}
	return n, nil
}

// write replaces the note whole. It is not synced to the disk, as everything
// else is that we write: after a power cut nobody holds the lease.
func (n Note) write(path string) error {
	data, err := json.Marshal(n)
	if err != nil {
		return fmt.Errorf("write note of lease: %w", err)
	}
	temp := path + ".tmp" // only the holder writes it
	if err := disk.CreatePrivate(temp); err != nil {
		return fmt.Errorf("write note of lease: %w", err)
	}
	if err := os.WriteFile(temp, data, 0o600); err != nil {
		return fmt.Errorf("write note of lease: %w", err)
	}
	if err := os.Rename(temp, path); err != nil {
		return fmt.Errorf("write note of lease: %w", err)
	}
	return nil
}
