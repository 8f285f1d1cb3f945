// Package selfpage writes 自查.html, the page on which a department's clerk checks
// a sheet before sending it: the program, the campaign as far as the unit may know
// it, style and scripts, all in one file that opens without a network.
//
// It owns what stands on that page, how it is held together in a browser, and the
// policy by which nothing leaves it. It refuses to judge, which is what the
// program inside does (package selfcheck).
package selfpage
