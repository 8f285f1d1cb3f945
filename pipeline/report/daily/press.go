package daily

import (
	"cmp"
	"fmt"
	"strings"

	"jixiao/internal/office/write"
	"jixiao/pipeline/report/view"
	"jixiao/rules/register"
)

// soon is how many days ahead an extension's end is pointed out.
const soon = 3

// toPress are what departments are late with, or nearly so: of each form by one
// day together.
func (d *daily) toPress() []task {
	type together struct{ unit, form, until string }
	var order []together
	late := map[together][]view.Due{}
	for _, x := range d.open {
		if x.Duty.Department == "" || !d.presses(x) {
			continue
		}
		at := together{x.Duty.Department, x.Duty.Form, x.Deadline.String()}
		if late[at] == nil {
			order = append(order, at)
		}
		late[at] = append(late[at], x)
	}
	units := d.unitsByCode()
	var out []task
	for _, at := range order {
		out = append(out, d.press(units[at.unit], at.unit, late[at]))
	}
	return out
}

// presses reports whether a duty's deadline is over or near.
func (d *daily) presses(x view.Due) bool {
	days := soon
	for _, o := range d.Campaign.Owed {
		if o.Form == x.Duty.Form {
			days = max(days, o.ReminderDays)
		}
	}
	return !x.Deadline.IsZero() && view.DaysBetween(d.Today, x.Deadline) <= days
}

func (d *daily) press(u register.Unit, code string, dues []view.Due) task {
	t := task{what: "催报", who: d.Unit(code), tone: write.Amber, question: view.OwingOf(dues...)}
	var parts []string
	for _, x := range dues {
		parts = append(parts, strings.TrimSpace(d.FormName(x.Duty.Form)+" "+d.SubjectWord(x.Duty))+"："+
			x.Progress().String()+"（"+d.Remaining(x).String()+"）")
		if x.Deadline.Before(d.Today) {
			t.tone = write.Red
		}
	}
	t.detail = strings.Join(parts, "；")
	if contact := strings.TrimSpace(u.Contact + " " + cmp.Or(u.Phone, u.Email)); contact != "" {
		t.detail += "。联系人：" + contact
	}
	return t
}

// ending are extensions that run out while the duty is still open.
func (d *daily) ending() []task {
	var out []task
	for _, x := range d.open {
		end, ok := d.Campaign.Facts.Until(register.Extended{Department: x.Duty.Department, Form: x.Duty.Form, Subject: x.Duty.Subject})
		if !ok || end.Before(d.Today) || view.DaysBetween(d.Today, end) > soon {
			continue
		}
		out = append(out, task{what: "延期将满", who: d.Unit(x.Duty.Department), tone: write.Amber,
			detail: fmt.Sprintf("%s延期到 %s，%s", strings.TrimSpace(d.FormName(x.Duty.Form)+" "+d.SubjectWord(x.Duty)), view.MonthDay(end), x.Progress()), question: view.OwingOf(x)})
	}
	return out
}
