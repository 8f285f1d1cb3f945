// Package intake is the door to the inbox: it lists what lies there, says what
// is no submission and whose folder a file lies in, reads each file once, and
// keeps a copy of it in the archive under its hash.
//
// The inbox belongs to the departments: nothing in it is ever written, moved
// or deleted, no link is followed, and no path leads out of it. Paths are kept
// byte for byte as the disk spells them, whatever the encoding, because only
// so can the file be found again; what people mean by a name is compared after
// normalising.
//
// It refuses meaning: what a file is and what is wrong with it is for others
// to say.
package intake
