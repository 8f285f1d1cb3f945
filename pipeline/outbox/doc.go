// Package outbox puts pages where people open them.
//
// It owns how a page gets into its place: whole or not at all, only when it
// shows something else than before, beside its place as long as somebody has it
// open; and that what a page said before is kept, where it has a folder for that.
// To know all this it remembers, in a folder of its own, what it wrote
// where. What it remembers is a help and no truth: lost, it costs one run's
// work.
// It refuses to know what a page says, and to touch a file in the outbox that
// it did not write.
package outbox
