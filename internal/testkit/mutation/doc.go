// Package mutation measures the judge: it sows one mistake as clerks make them
// into a clean sheet, has the file read and judged as any other, and says
// whether the mistake was told, what was told too much, and whether somebody
// who does what was advised ends with the clean sheet.
//
// It owns the table of kinds of mistakes, the clean sheets that they are sown
// into, and the two robots that mend. It refuses to judge: where a mistake is
// and how it must be told is written down when it is sown, never computed by
// the code under test.
package mutation
