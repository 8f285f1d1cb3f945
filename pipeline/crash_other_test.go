//go:build !unix

package pipeline_test

import "errors"

func limitFiles(uint64) error { return errors.ErrUnsupported }
