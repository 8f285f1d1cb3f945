package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"sync"

	"github.com/xuri/excelize/v2"
)

// workers is on how many cores excelize reads.
const workers = 2

// readAll reads the cells and the merged ranges of every sheet of an inbox, as
// they are stored, and does nothing with them.
func readAll(inbox string) error {
	paths, err := filepath.Glob(filepath.Join(inbox, "*", "*.xlsx"))
	if err != nil || len(paths) == 0 {
		return fmt.Errorf("no sheets in %s: %v", inbox, err)
	}
	var group sync.WaitGroup
	faults := make([]error, workers)
	for worker := range workers {
		group.Go(func() {
			for i := worker; i < len(paths) && faults[worker] == nil; i += workers {
				faults[worker] = read(paths[i])
			}
		})
	}
	group.Wait()
	return errors.Join(faults...)
}

func read(path string) error {
	file, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true})
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	defer file.Close()
	for _, sheet := range file.GetSheetList() {
		_, rows := file.GetRows(sheet)
		_, merged := file.GetMergeCells(sheet)
		if err := errors.Join(rows, merged); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return nil
}
