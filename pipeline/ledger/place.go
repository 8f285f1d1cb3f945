package ledger

import (
	"context"
	"errors"

	"jixiao/internal/disk"
)

// Begin gives a campaign that has no ledger yet an empty one in the database, and lays
// down in its place where it is. ErrTaken says that another campaign has a history
// there under this name. What was begun and not come to its end may be begun again.
func (s *Server) Begin(ctx context.Context, campaign, path string) error {
	w := Where{Database: s.address, Campaign: campaign}
	return explain("begin ledger in database", w.begin(ctx, path))
}

func (w Where) begin(ctx context.Context, path string) error {
	db, err := connect(ctx, w.Database)
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, `INSERT INTO campaigns (name) VALUES (?) ON CONFLICT DO NOTHING`, w.Campaign)
	if err := errors.Join(err, db.Close()); err != nil {
		return err
	}
	begun, err := begunOnServer(w, nil)
	if err == nil && begun {
		err = ErrTaken
	}
	if err != nil {
		return err
	}
	return w.Point(disk.Disk{}, path)
}
