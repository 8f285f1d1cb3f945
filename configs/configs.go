// Package configs carries the default campaign inside the binary: the bureau's
// 2023 round, with its settings workbook, the keeper's file, forms and rules,
// so that `jixiao init` needs nothing beside the program.
//
// It owns these files as they are shipped. It refuses code: what they mean is
// for package campaign to say, and a bureau's own copy is read from its disk.
package configs

import (
	"embed"
	"io/fs"
)

//go:embed campaign.yaml 评价年度设置.xlsx forms rules 公文
var files embed.FS

// Files is the default configuration folder.
func Files() fs.FS { return files }
