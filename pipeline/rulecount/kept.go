package rulecount

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strconv"

	"jixiao/pipeline/campaign"
	"jixiao/pipeline/record"
	"jixiao/pipeline/report/view"
	"jixiao/pipeline/workspace"
	"jixiao/rules/check"
	"jixiao/rules/finding"
)

// Counted is Of as reports take it: none of a campaign without rules.
func Counted(c *campaign.Campaign, s *record.Snapshot) []view.RuleCount {
	if c.Engine == nil {
		return nil
	}
	return shown(Of(c, s))
}

func shown(lines []Line) []view.RuleCount {
	var out []view.RuleCount
	for _, l := range lines {
		out = append(out, view.RuleCount{Info: l.Info, Tally: l.Tally, Sheets: l.Sheets})
	}
	return out
}

// kept is a line as the ledger keeps it.
type kept struct {
	Code   finding.Code
	Tally  check.Tally
	Sheets int
}

// Kept is Counted, as the ledger keeps it where nothing that is counted over is
// other than it was: counting judges every sheet again. What cannot be kept is
// counted the next time.
func Kept(ctx context.Context, ws *workspace.Session, s *record.Snapshot) []view.RuleCount {
	if ws.Campaign.Engine == nil || !counts(ws.Campaign) {
		return nil
	}
	basis := basisOf(ws.Workspace, s)
	body, err := ws.Ledger.RuleCounts(ctx, basis)
	if out, ok := read(ws.Campaign, body); err == nil && ok {
		return out
	}
	out, sheets := countAgain(ctx, ws, s)
	var lines []kept
	for _, r := range out {
		lines = append(lines, kept{r.Code, r.Tally, r.Sheets})
	}
	text, err := json.Marshal(lines)
	if err == nil {
		err = ws.Ledger.KeepRuleCounts(ctx, basis, string(text), sheets)
	}
	if err != nil {
		ws.Log.Warn().Err(err).Msg("counts of rules not kept")
	}
	return out
}

// countAgain counts, but for sheets that are as they were when they were counted last.
func countAgain(ctx context.Context, ws *workspace.Session, s *record.Snapshot) ([]view.RuleCount, []byte) {
	of := newCount(ws.Campaign)
	if before, err := ws.Ledger.SheetCounts(ctx); err == nil { // else all are counted
		of.before = readSheets(before)
	}
	of.named = of.naming(settingsOf(ws.Workspace))
	return shown(of.over(s)), of.now
}

func counts(c *campaign.Campaign) bool {
	for info := range c.Engine.Infos() {
		if c.Engine.Counts(info.Code) {
			return true
		}
	}
	return false
}

// read puts to what was kept the rules that it is of.
func read(c *campaign.Campaign, body string) ([]view.RuleCount, bool) {
	var lines []kept
	if body == "" || json.Unmarshal([]byte(body), &lines) != nil {
		return nil, false
	}
	of := map[finding.Code]kept{}
	for _, l := range lines {
		of[l.Code] = l
	}
	var out []view.RuleCount
	for info := range c.Engine.Infos() {
		if l, ok := of[info.Code]; ok {
			out = append(out, view.RuleCount{Info: info, Tally: l.Tally, Sheets: l.Sheets})
		}
	}
	return out, len(out) == len(lines)
}

// basisOf names all that is counted over: the program, the settings, every version
// with what it says and since when it counts, and the day where a rule about all
// sheets may ask for it.
func basisOf(ws workspace.Workspace, s *record.Snapshot) string {
	h := sha256.New()
	room := []byte(settingsOf(ws))
	if ws.Campaign.Engine != nil && len(ws.Campaign.Engine.Overall()) > 0 {
		room = append(room, dayOf(ws.Campaign, s).String()...)
	}
	for i := range s.Versions {
		_, _ = h.Write(append(appendVersion(room, &s.Versions[i]), '\n')) // a hash takes every write
		room = room[:0]
	}
	return hex.EncodeToString(h.Sum(room[:0]))
}

// settingsOf name the program and the settings by which is counted.
func settingsOf(ws workspace.Workspace) string { return ws.Version + "\x00" + ws.Campaign.Fingerprint }

// appendVersion adds what names a version with what it says, and since when it counts.
func appendVersion(room []byte, v *record.Version) []byte {
	for _, n := range []int64{v.ID, v.File.ID, v.File.Arrival.UnixNano()} {
		room = strconv.AppendInt(append(room, 0), n, 10)
	}
	room = strconv.AppendBool(room, v.Exclusion != nil)
	for _, text := range []string{string(v.State), string(v.Own), v.Duty.Department, v.Duty.Form, string(v.Duty.Subject), v.File.Judged, v.Figures} {
		room = append(append(room, 0), text...)
	}
	return room
}
