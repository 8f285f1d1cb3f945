// Package configs carries the default campaign inside the binary: the bureau's
// 2023 round, with its settings workbook, the keeper's file, forms and rules,
// so that `jixiao init` needs nothing beside the program.
//
// It owns these files as they are shipped. It refuses code: what they mean is
// for package campaign to say, and a bureau's own copy is read from its disk.
// Apart from them it carries the forms in which a region reports upward, with their
// rules, which the level above alone has in its campaign.
package configs

import (
	"embed"
	"io/fs"
)

//go:embed campaign.yaml 评价年度设置.xlsx forms rules 公文
var files embed.FS

// Files is the default configuration folder.
func Files() fs.FS { return files }

//go:embed region
var region embed.FS

// Region is what a campaign has besides that takes in the summaries of regions.
func Region() fs.FS {
	sub, err := fs.Sub(region, "region")
	if err != nil {
		panic(err) // the name is a valid one
	}
	return sub
}
