// Package campaigns is the list of the campaigns that one process works on: what
// each is called, and where its settings lie.
//
// It owns the list's file, and that no two campaigns have one name or one folder. A
// folder serves as a list too: of all campaigns that lie in it. It refuses to load
// or run any of them, and to touch what lies in their folders.
package campaigns
