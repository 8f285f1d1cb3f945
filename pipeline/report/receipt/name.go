package receipt

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"jixiao/pipeline/campaign"
)

// Name is the name of the receipt's file, which no other file's receipt has.
func (r Receipt) Name() string {
	if ids := r.numbers(); len(ids) > 0 {
		return r.named(fmt.Sprintf("%06d", ids[0]))
	}
	return r.named(r.unnumbered())
}

// Formerly are the names under which the receipt lay before: by the number of
// its file, and without one as long as the file was no version.
func (r Receipt) Formerly() []string {
	all := []string{r.named(fmt.Sprintf("%06d", r.file.ID)), r.named(r.unnumbered())}
	return slices.DeleteFunc(all, func(name string) bool { return name == r.Name() })
}

// unnumbered stands for the number of a file that is no version.
func (r Receipt) unnumbered() string { return fmt.Sprintf("收件%06d", r.file.ID) }

func (r Receipt) named(number string) string {
	kind := "回执"
	if r.all.Tests {
		kind = r.title()
	}
	return fmt.Sprintf(kind+"_%s_%s.html", number, cmp.Or(campaign.SafeName(path.Base(r.file.Path)), "_"))
}

// numbers are those (编号) of the versions that the file gives, by which reports
// and the section's commands call them too. A file that gives none, or is only
// tested, has none.
func (r Receipt) numbers() []int64 {
	if r.all.Tests {
		return nil
	}
	var ids []int64
	for _, v := range r.all.GivenBy(r.file.ID) {
		ids = append(ids, v.ID)
	}
	slices.Sort(ids)
	return ids
}

// numbered names the receipt's numbers: 编号 5、6.
func (r Receipt) numbered() string {
	ids := r.numbers()
	if len(ids) == 0 {
		return ""
	}
	var shown []string
	for _, id := range ids[:min(len(ids), mostDuties)] {
		shown = append(shown, strconv.FormatInt(id, 10))
	}
	said := "编号 " + strings.Join(shown, "、")
	if len(ids) > mostDuties {
		said += fmt.Sprintf(" 等 %d 个", len(ids))
	}
	return said + " · "
}
