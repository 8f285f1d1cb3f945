package manysheets

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/xuri/excelize/v2"
)

// settingsName is the section's workbook of a campaign.
const settingsName = "评价年度设置.xlsx"

// writeConfigs copies the default campaign into dir and gives it our register
// and units.
func writeConfigs(dir string, defaults fs.FS, projects []project, units []unit) error {
	if defaults == nil {
		return errors.New("no default campaign given")
	}
	template, err := fs.ReadFile(defaults, settingsName)
	if err != nil {
		return err
	}
	settings, err := settingsWorkbook(template, projects, units)
	if err != nil {
		return fmt.Errorf("fill %s: %w", settingsName, err)
	}
	if err := copyYAML(dir, defaults); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, settingsName), settings, 0o644)
}

// copyYAML copies the keeper's settings, the forms and the rules.
func copyYAML(dir string, defaults fs.FS) error {
	return fs.WalkDir(defaults, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		target := filepath.Join(dir, filepath.FromSlash(name))
		if d.IsDir() {
			return os.MkdirAll(target, 0o755)
		}
		if !strings.HasSuffix(name, ".yaml") {
			return nil
		}
		data, err := fs.ReadFile(defaults, name)
		if err != nil {
			return err
		}
		return os.WriteFile(target, data, 0o644)
	})
}

// settingsWorkbook is the template with the rows of 项目明细 and 单位名录
// replaced by ours; deadlines and rules stay as they are, extensions and
// waivers, which name units of the template, go.
func settingsWorkbook(template []byte, projects []project, units []unit) ([]byte, error) {
	file, err := excelize.OpenReader(bytes.NewReader(template), excelize.Options{RawCellValue: true})
	if err != nil {
		return nil, err
	}
	defer file.Close()
	lists := []list{
		{sheet: "项目明细", rows: projectRows(projects)},
		{sheet: "单位名录", rows: unitRows(units)},
		{sheet: "延期"},
		{sheet: "特殊情况备案"},
	}
	for _, l := range lists {
		if err := l.write(file); err != nil {
			return nil, fmt.Errorf("sheet %s: %w", l.sheet, err)
		}
	}
	var out bytes.Buffer
	if err := file.Write(&out); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
