package rows

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"jixiao/internal/compare/difference"
)

// Table compares one table of two ledgers.
func Table(ctx context.Context, name, old, new string) (difference.Report, error) {
	return compare(old, new, func(c *comparison) error { return c.table(ctx, name) })
}

// Compare names the facts that two ledgers do not have in common. Another
// version of the schema is a note, and so is what one of them alone has then.
func Compare(ctx context.Context, old, new string) (difference.Report, error) {
	return compare(old, new, func(c *comparison) error { return c.ledgers(ctx) })
}

func compare(old, new string, do func(*comparison) error) (difference.Report, error) {
	var report difference.Report
	a, err := open(old)
	if err != nil {
		return report, err
	}
	defer a.db.Close()
	b, err := open(new)
	if err != nil {
		return report, err
	}
	defer b.db.Close()
	if err := do(&comparison{report: &report, a: a, b: b}); err != nil {
		return report, fmt.Errorf("compare ledger %s: %w", old, err)
	}
	return report, nil
}

type comparison struct {
	report  *difference.Report
	a, b    *ledger
	migrate bool // the schemas differ
}

func (c *comparison) ledgers(ctx context.Context) error {
	before, err := c.a.version(ctx)
	if err != nil {
		return err
	}
	after, err := c.b.version(ctx)
	if err != nil {
		return err
	}
	if c.migrate = before != after; c.migrate {
		c.report.Notes = append(c.report.Notes, fmt.Sprintf("the ledger's schema is %s, was %s", after, before))
	}
	old, err := c.a.tables(ctx)
	if err != nil {
		return err
	}
	new, err := c.b.tables(ctx)
	if err != nil {
		return err
	}
	c.lists("table", old, new)
	for _, name := range old {
		if !slices.Contains(new, name) || skipped(name, "") {
			continue
		}
		if err := c.table(ctx, name); err != nil {
			return fmt.Errorf("table %s: %w", name, err)
		}
	}
	return nil
}

// lists compares the names of tables or columns.
func (c *comparison) lists(what string, old, new []string) {
	for _, n := range old {
		if !slices.Contains(new, n) {
			c.only(what, n, "")
		}
	}
	for _, n := range new {
		if !slices.Contains(old, n) {
			c.only(what, "", n)
		}
	}
}

func (c *comparison) only(what, old, new string) {
	if c.migrate {
		c.report.Notes = append(c.report.Notes, fmt.Sprintf("the ledger's %s: %q, was %q", what, new, old))
		return
	}
	c.report.Found = append(c.report.Found, difference.Difference{What: "ledger " + what, Old: old, New: new})
}

func (c *comparison) table(ctx context.Context, name string) error {
	old, err := c.a.table(ctx, name)
	if err != nil {
		return err
	}
	new, err := c.b.table(ctx, name)
	if err != nil {
		return err
	}
	c.lists("column of "+name, old.columns, new.columns)
	for _, key := range slices.Sorted(maps.Keys(old.rows)) {
		c.row(name, key, old, new)
	}
	for _, key := range slices.Sorted(maps.Keys(new.rows)) {
		if old.rows[key] == nil {
			c.add(name, key, "row", "", fmt.Sprint(new.rows[key]))
		}
	}
	return nil
}

func (c *comparison) row(name, key string, old, new *table) {
	a, b := old.rows[key], new.rows[key]
	if b == nil {
		c.add(name, key, "row", fmt.Sprint(a), "")
		return
	}
	for i, column := range old.columns {
		j := slices.Index(new.columns, column)
		if j < 0 || skipped(name, column) {
			continue
		}
		if was, is := mask(name, column, a[i]), mask(name, column, b[j]); was != is {
			c.add(name, key, column, was, is)
		}
	}
}

func (c *comparison) add(table, key, column, old, new string) {
	c.report.Found = append(c.report.Found, difference.Difference{Sheet: table, Cell: key, What: "ledger " + table + "." + column, Old: old, New: new})
}
