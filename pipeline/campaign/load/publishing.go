package load

import (
	"strings"

	"jixiao/pipeline/campaign"
	"jixiao/rules/value"
)

const publishingWay = "way"

var publishingLayout = layout{
	sheet:   "发布方式",
	columns: []column{{publishingWay, "发布方式", []string{"方式"}, filled}},
}

// publishing reads 发布方式, which older workbooks do not have.
func (l *loader) publishing() campaign.Publishing {
	if _, there := l.book.sheet(publishingLayout.sheet); !there {
		return campaign.Direct
	}
	way := campaign.Direct
	for i, r := range l.book.read(publishingLayout).rows {
		if i > 0 {
			r.fault(publishingWay, say("只能填一行", "only one row is wanted"))
			break
		}
		way = publishingOf(r)
	}
	return way
}

func publishingOf(r row) campaign.Publishing {
	text := r.text(publishingWay)
	var names []string
	for _, p := range []campaign.Publishing{campaign.Trial, campaign.Review, campaign.Direct} {
		if k := value.Fold(text); k == value.Fold(p.Label().ZH) || k == value.Fold(string(p)) {
			return p
		}
		names = append(names, p.Label().ZH)
	}
	if text != "" { // a blank one was told already
		r.fault(publishingWay, say("发布方式应填 %[2]s 之一，现为“%[1]s”", "want one of %[2]s, got %[1]q", text, strings.Join(names, "、")))
	}
	return campaign.Direct
}
