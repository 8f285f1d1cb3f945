// Package compound reads the OLE2 file that a workbook of Excel 97 stands in.
//
// It owns the streams of such a file: their names, and the sectors that they
// lie in, however these are strewn. What lies in one piece is not copied. It
// refuses to know what is in a stream, and to follow what leads nowhere: each
// chain of sectors is bounded by the file, the directory by whoever asks.
package compound
