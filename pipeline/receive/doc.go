// Package receive takes in what a look saw: reads each new file once, keeps its
// original, has it judged, and records what came of it; and judges again what
// other settings judged.
//
// It owns the order in which files are recorded and how many are worked on at
// once. It refuses to say what is right in a file, and to look into the inbox by
// itself.
package receive
