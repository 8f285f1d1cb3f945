package workbook

// noise is what says nothing to whoever opens the workbook: elements by their
// name, attributes by element@name, and those of any element by @name.
var noise = map[string]bool{
	"dimension":   true, // follows from the cells
	"selection":   true, // where the cursor stood last
	"fileVersion": true, // which program says that it wrote it

	"workbookPr@defaultThemeVersion": true, // the same
	"workbookPr@codeName":            true, // names for macros, of which there are none
	"sheetPr@codeName":               true,
	"calcPr@calcId":                  true, // which program computed last
	"workbookView@xWindow":           true, // where a window stood
	"workbookView@yWindow":           true,
	"workbookView@windowWidth":       true,
	"workbookView@windowHeight":      true,
	"workbookView@minimized":         true,
	"sheetView@workbookViewId":       true, // a reference
	"mergeCells@count":               true, // counts follow from what is there
	"@count":                         true,
	"@uniqueCount":                   true,
	"@uid":                           true, // random, of joint editing
	"uniqueId":                       true, // the same, of a chart's series
	"@r:id":                          true, // followed, never compared
	"@r:embed":                       true,
	"cNvPr@id":                       true, // a reference within a drawing
	"pane@activePane":                true, // which part of the window the cursor is in
	"sheetFormatPr@dyDescent":        true, // for screens, recomputed
	"TotalTime":                      true, // how long it was edited
	"ScaleCrop":                      true, // of the preview
	"DocSecurity":                    true,
	"TitlesOfParts":                  true, // follows from sheets and names
	"HeadingPairs":                   true,
	"LinksUpToDate":                  true,
	"SharedDoc":                      true,
	"HyperlinksChanged":              true,
	"fmtScheme":                      true, // of shapes, of which there are none
	"view3D":                         true, // of charts in three dimensions, of which there are none
	"floor":                          true,
	"sideWall":                       true,
	"backWall":                       true,
	"family":                         true, // a hint for machines that lack the font
}

// empty are elements that say nothing where they hold nothing.
var empty = map[string]bool{"spPr": true, "extLst": true, "clientData": true, "cNvGraphicFramePr": true, "sheetView": true,
	"sheetPr": true, "workbookPr": true, "bookViews": true, "workbookView": true, "headerFooter": true, "printOptions": true,
	"calcPr": true, "sheetFormatPr": true, "pageSetup": true, "lstStyle": true, "bodyPr": true, "cs": true, "ea": true, "layout": true,
	"p": true, "f": true, "formatCode": true}
