// Package terminal is what a command shows to people at a screen: tables whose
// columns line up with Chinese in them, texts broken to a width, a bar of
// progress, a line that is drawn over, and questions.
//
// It owns how wide things are and whether anybody sees them. It refuses any
// knowledge of what is shown: texts come ready in their language, and nothing
// is drawn into a pipe or a file.
package terminal
