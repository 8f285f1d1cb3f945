package cause

import (
	"slices"

	"jixiao/rules/finding"
)

// What a change of a whole block costs: less than two mistakes of their own.
const (
	costSwap  = 2*costPart - 5
	costScale = 2*costPart - 5
	costUnit  = costPart - 10 // ten thousand times is no coincidence
	costRow   = costPart - 10 // nor that two sums lack what makes a row
	costTwins = costPart - 10 // nor that two values fit in each other's place
	fewest    = 2             // findings that one change of a block must explain
)

// ofFewCells are the changes of blocks that a single finding may show: a row that
// is missing, stands under the total or stands twice, amounts in another unit, two
// fields or two scores in each other's place.
func (p Problem) ofFewCells(g *graph) []candidate {
	if below := p.belowTotal(g); len(below) > 0 {
		return below // what is there to be seen is not missing
	}
	return slices.Concat(twice(g), missingRow(g), otherUnit(g), swappedFields(g), swappedInGrids(g), exchanged(g))
}

// ofBlocks are those that are too much for a single finding: two columns in each
// other's place, numbers on another scale, a column moved or sorted by itself, a
// merged cell that counts twice.
func (p Problem) ofBlocks(g *graph, fs []finding.Finding) []candidate {
	if p.grave(fs) < fewest {
		return nil
	}
	return worthTrying(g, slices.Concat(swappedColumns(g), otherScale(g), shifted(g), sorted(g), shared(g)))
}

// worthTrying are the candidates that let relations hold, or speak for themselves,
// with all that follows from them.
func worthTrying(g *graph, all []candidate) []candidate {
	var worth []candidate
	for _, c := range all {
		c.follow = append(c.follow, g.spread(c.changes())...)
		c.cost += costOfAll(c.follow)
		if g.mendedBy(&c) > 0 || c.evident {
			worth = append(worth, c)
		}
	}
	return worth
}

func (p Problem) grave(fs []finding.Finding) int {
	n := 0
	for _, f := range fs {
		if p.Weigh(f) > finding.Info {
			n++
		}
	}
	return n
}
