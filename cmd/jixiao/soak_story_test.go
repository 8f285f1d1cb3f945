//go:build unix

package main

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"syscall"
	"time"

	"github.com/xuri/excelize/v2"

	"jixiao/pipeline/record"
)

// Days of the play; the first is 10 September 2023.
const (
	soakDays   = 60
	brokenFrom = 16 // the settings are faulty
	brokenTo   = 17
	downFrom   = 34 // the service is stopped over the deadline, in the afternoon of 14 October
	dueDay     = 35
	downTo     = 37 // and comes up in the morning of the 17th
	wordsFrom  = 46 // the section decides
	wordsTo    = 56
)

// story is what becomes of one project's score sheet.
type story struct {
	name string
	play func(s *soak, p soakProject)
}

// soakStories are all there are; the projects take them in turn.
var soakStories = []story{
	{"in time", func(s *soak, p soakProject) {
		s.on(s.r.IntN(30), func() { s.send(p, "", paper{says: 1}) })
	}},
	{"changed in place", func(s *soak, p soakProject) {
		first := s.r.IntN(20)
		s.on(first, func() { s.send(p, "", paper{says: 1}) })
		s.on(first+1+s.r.IntN(12), func() { s.send(p, "", paper{says: 2}) })
	}},
	{"returned, mended in time", func(s *soak, p soakProject) {
		first := s.r.IntN(20)
		s.on(first, func() { s.send(p, "", paper{says: 1, wrong: true}) })
		s.on(first+1+s.r.IntN(12), func() { s.send(p, "_更正", paper{says: 1}) })
	}},
	{"returned in the last days, mended within the period or after it", func(s *soak, p soakProject) {
		s.on(downFrom-1-s.r.IntN(4), func() { s.send(p, "", paper{says: 1, wrong: true}) })
		s.on(downTo+1+s.r.IntN(9), func() { s.send(p, "_更正", paper{says: 1}) })
	}},
	{"late", func(s *soak, p soakProject) {
		s.on(downTo+1+s.r.IntN(12), func() { s.send(p, "", paper{says: 1}) })
	}},
	{"late and wrong, mended twice", func(s *soak, p soakProject) {
		first := downTo + 1 + s.r.IntN(4)
		s.on(first, func() { s.send(p, "", paper{says: 1, wrong: true}) })
		s.on(first+1+s.r.IntN(3), func() { s.send(p, "", paper{says: 2, wrong: true}) })
		s.on(first+5+s.r.IntN(6), func() { s.send(p, "", paper{says: 2}) })
	}},
	{"extended", func(s *soak, p soakProject) {
		s.on(24+s.r.IntN(9), func() { s.extend(p.unit) })
		s.on(downTo+1+s.r.IntN(12), func() { s.send(p, "", paper{says: 1}) })
	}},
	{"two at once, one is named", func(s *soak, p soakProject) {
		s.on(s.r.IntN(20), func() { s.send(p, "", paper{says: 1}); s.send(p, "_改", paper{says: 2}) })
		behind := []string{"", "_改"}[s.r.IntN(2)]
		s.on(s.words(), func() { s.decide("choose", p.name(behind)).named = true })
	}},
	{"two at once, one is taken away", func(s *soak, p soakProject) {
		first := s.r.IntN(20)
		s.on(first, func() { s.send(p, "", paper{says: 1}); s.send(p, "_改", paper{says: 2}) })
		gone := []string{"", "_改"}[s.r.IntN(2)]
		s.on(first+1+s.r.IntN(10), func() { s.take(p.name(gone)) })
	}},
	{"two at once, nobody says which", func(s *soak, p soakProject) {
		first := s.r.IntN(20)
		s.on(first, func() { s.send(p, "", paper{says: 1}) })
		s.on(first+2, func() { s.send(p, "_甲", paper{says: 2}); s.send(p, "_乙", paper{says: 3}) })
	}},
	{"two at once, a third one settles it", func(s *soak, p soakProject) {
		first := s.r.IntN(20)
		s.on(first, func() { s.send(p, "_甲", paper{says: 1}); s.send(p, "_乙", paper{says: 2}) })
		s.on(first+1+s.r.IntN(9), func() { s.send(p, "_丙", paper{says: 3}) })
	}},
	{"late, and the report comes back with the reason", func(s *soak, p soakProject) {
		first := downTo + 1 + s.r.IntN(4)
		s.on(first, func() { s.send(p, "", paper{says: 1}) })
		s.on(first+2+s.r.IntN(9), func() {
			if s.excuse(p) { // where the unit was granted more time, nobody asks
				s.drop(p.name("_回复"), paper{fate: record.Ignored}, explained(s.t, s.published(p, "最新审核意见.xlsx"), "D01", p.code))
			}
		})
	}},
	{"the last one is withdrawn", func(s *soak, p soakProject) {
		first := s.r.IntN(20)
		s.on(first, func() { s.send(p, "", paper{says: 1}) })
		s.on(first+1+s.r.IntN(12), func() { s.send(p, "_改", paper{says: 2}) })
		s.on(s.words(), func() { s.decide("withdraw", p.name("_改")).taken = true })
	}},
	{"vanishes and comes back", func(s *soak, p soakProject) {
		first := s.r.IntN(14)
		var back func()
		s.on(first, func() { s.send(p, "", paper{says: 1}) })
		s.on(first+1+s.r.IntN(7), func() { back = s.take(p.name("")) })
		s.on(first+9+s.r.IntN(7), func() { back() })
	}},
	{"vanishes for good", func(s *soak, p soakProject) {
		first := s.r.IntN(20)
		s.on(first, func() { s.send(p, "", paper{says: 1}) })
		s.on(first+1+s.r.IntN(12), func() { s.take(p.name("")) })
	}},
	{"came in time while nobody looked", func(s *soak, p soakProject) {
		s.on(dueDay, func() { s.send(p, "", paper{says: 1}) })
		s.on(s.words(), func() {
			word := time.Date(2023, 10, 15, 20, 0, 0, 0, s.account.zone)
			s.decide("arrival", p.name(""), "--at", "2023-10-15 20:00").word = word
		})
	}},
	{"the same once more", func(s *soak, p soakProject) {
		first := s.r.IntN(10)
		s.on(first, func() { s.send(p, "", paper{says: 1}) })
		s.on(first+1+s.r.IntN(7), func() { s.send(p, "_副本", paper{says: 1}) })
		s.on(first+9+s.r.IntN(7), func() { s.send(p, "_另存", paper{says: 1, copy: 1}) })
	}},
	{"the marked copy comes back, then mended", func(s *soak, p soakProject) {
		first := s.r.IntN(10)
		s.on(first, func() { s.send(p, "", paper{says: 1, wrong: true}) })
		s.on(first+2+s.r.IntN(5), func() {
			s.drop(p.name("_退回"), paper{project: p.code, says: 1, wrong: true, copy: 1}, s.published(p, "评分表_"+p.code+"_审核.xlsx"))
		})
		s.on(first+9+s.r.IntN(9), func() {
			s.drop(p.name("_改好"), paper{project: p.code, says: 1, copy: 2}, p.mended(s.t, s.published(p, "评分表_"+p.code+"_退回_审核.xlsx")))
		})
	}},
	{"never", func(*soak, soakProject) {}},
}

// words is a day on which the section decides.
func (s *soak) words() int { return wordsFrom + s.r.IntN(wordsTo-wordsFrom) }

// clutter is what else a unit leaves in its folder.
func (s *soak) clutter(p soakProject) {
	in := func(name string) string { return path.Join(p.folder, name) }
	s.on(s.r.IntN(soakDays-4), func() { s.drop(in("损坏.xlsx"), paper{fate: record.Unreadable}, p.sheet[:len(p.sheet)/2]) })
	s.on(s.r.IntN(soakDays-4), func() { s.drop(in("空的.xlsx"), paper{fate: record.Unreadable}, nil) })
	s.on(s.r.IntN(soakDays-4), func() { s.drop(in("~$评分表.xlsx"), paper{fate: record.Ignored}, []byte("owner")) })
	s.on(s.r.IntN(soakDays-4), func() { s.drop(in("佐证 100%\n.pdf"), paper{fate: record.Attachment}, []byte("%PDF-1.4 "+p.code)) })
	s.on(30+s.r.IntN(soakDays-34), func() { s.drop(in("意见.xlsx"), paper{}, s.published(p, "最新审核意见.xlsx")) })
	s.on(s.r.IntN(soakDays-4), func() { // whoever opens it for reading waits for ever
		s.drop(in("卡住.xlsx"), paper{fate: record.Ignored}, nil)
		file := filepath.Join(s.inbox, p.folder, "卡住.xlsx")
		must(s.t, os.Remove(file))
		must(s.t, syscall.Mkfifo(file, 0o644))
	})
}

// published is what the service last gave to the unit.
func (s *soak) published(p soakProject, name string) []byte {
	s.t.Helper()
	data, err := os.ReadFile(filepath.Join(s.dir, "outbox", "单位", p.folder, name))
	must(s.t, err)
	return data
}

// extend has the section grant a unit ten days more.
func (s *soak) extend(unit string) {
	const sheet = "延期"
	until := time.Date(2023, 10, 25, 0, 0, 0, 0, s.account.zone)
	if s.account.dues[unit].Equal(until) {
		return
	}
	s.account.dues[unit] = until
	file := filepath.Join(s.session.config, "评价年度设置.xlsx")
	data, err := os.ReadFile(file)
	must(s.t, err)
	data = resaved(s.t, data, func(f *excelize.File) {
		s.extensions++
		row := fmt.Sprint("A", 3+s.extensions) // below the headers
		must(s.t, f.SetSheetRow(sheet, row, &[]any{unit, "评分表", "2023-10-25", "王科长", "台风停工"}))
	})
	must(s.t, os.WriteFile(file, data, 0o644))
}
