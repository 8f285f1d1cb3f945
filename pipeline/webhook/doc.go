// Package webhook shapes what a group robot or another system is sent over the
// web.
//
// It owns the kinds of webhooks: where each listens, what it needs, how a letter
// looks to it, and what its answer means. It refuses to send anything, and to
// know where keys are kept.
package webhook
