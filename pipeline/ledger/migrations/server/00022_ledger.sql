-- +goose Up

-- The ledgers of many campaigns in one database: the tables of every ledger with one
-- column more, the campaign of a row. What a ledger's file holds after the same step
-- is what these hold: a test compares them column by column.

-- The campaigns that have a ledger here, and for those who work on several: where
-- their settings lie, and the next run.
CREATE TABLE campaigns (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name     text COLLATE "C" NOT NULL UNIQUE,
    anew     boolean NOT NULL DEFAULT false, -- a history of its own was to begin, although there was one before
    in_place boolean NOT NULL DEFAULT false, -- the place of a ledger names this one: it is no copy that was left half way
    sound    boolean NOT NULL DEFAULT false, -- all rows were read and are what was entered; nobody else has written since
    settings text COLLATE "C" NOT NULL DEFAULT '', -- the folder of its settings, as every worker sees it; '' is worked on by hand alone
    due      timestamptz, -- the moment of the next run; NULL while one is under way, and where none is planned
    as_of    timestamptz, -- the clock of the run that is under way
    job      bigint,      -- its job in the queue of the workers, or that of the run before
    seen     text COLLATE "C" NOT NULL DEFAULT '', -- the state of the settings that said when the next run is due
    looked   timestamptz  -- when they were looked at last
);
CREATE INDEX campaigns_due ON campaigns (due) WHERE due IS NOT NULL;
CREATE INDEX campaigns_under_way ON campaigns (as_of) WHERE as_of IS NOT NULL;

CREATE TABLE runs (
    id       bigint NOT NULL,
    as_of    text COLLATE "C" NOT NULL,
    started  text COLLATE "C" NOT NULL,
    ended    text COLLATE "C",
    balance  text COLLATE "C",
    sealed   bigint,
    previous text COLLATE "C",
    hash     text COLLATE "C"
);

CREATE TABLE looks (
    id     bigint NOT NULL,
    run    bigint NOT NULL,
    at     text COLLATE "C" NOT NULL,
    seen   bigint NOT NULL,
    device text COLLATE "C" NOT NULL DEFAULT ''
);

CREATE TABLE files (
    id         bigint NOT NULL,
    path       text COLLATE "C" NOT NULL,
    size       bigint NOT NULL,
    mtime      text COLLATE "C" NOT NULL,
    link       bigint NOT NULL,
    look       bigint NOT NULL,
    gone       bigint,
    arrival    text COLLATE "C" NOT NULL,
    run        bigint,
    department text COLLATE "C" NOT NULL DEFAULT '',
    hash       text COLLATE "C" NOT NULL DEFAULT '',
    kind       text COLLATE "C" NOT NULL DEFAULT '',
    verdict    text COLLATE "C" NOT NULL DEFAULT '',
    judged     text COLLATE "C" NOT NULL DEFAULT '',
    ctime      text COLLATE "C",
    basis      text COLLATE "C" NOT NULL DEFAULT 'look',
    waiting    text COLLATE "C"
);

CREATE TABLE submissions (
    file     bigint NOT NULL,
    position bigint NOT NULL,
    verdict  text COLLATE "C" NOT NULL,
    body     text COLLATE "C" NOT NULL
);

CREATE TABLE packed (
    file     bigint NOT NULL,
    position bigint NOT NULL,
    body     bytea NOT NULL
);

CREATE TABLE versions (
    id         bigint NOT NULL,
    file       bigint NOT NULL,
    position   bigint NOT NULL,
    sheet      text COLLATE "C" NOT NULL,
    department text COLLATE "C" NOT NULL,
    form       text COLLATE "C" NOT NULL,
    project    text COLLATE "C" NOT NULL,
    figures    text COLLATE "C" NOT NULL DEFAULT '',
    first_row  bigint NOT NULL DEFAULT 0,
    last_row   bigint NOT NULL DEFAULT 0
);

CREATE TABLE findings (
    id         bigint NOT NULL,
    whole      bigint NOT NULL,
    file       bigint,
    department text COLLATE "C" NOT NULL,
    code       text COLLATE "C" NOT NULL,
    severity   text COLLATE "C" NOT NULL,
    sheet      text COLLATE "C" NOT NULL,
    cell       text COLLATE "C" NOT NULL,
    project    text COLLATE "C" NOT NULL,
    field      text COLLATE "C" NOT NULL,
    first_run  bigint NOT NULL,
    body       text COLLATE "C" NOT NULL,
    opened     bigint,
    earlier    bigint
);

CREATE TABLE past_findings (
    key       text COLLATE "C" NOT NULL,
    first_run bigint NOT NULL,
    opened    bigint,
    earlier   bigint,
    run       bigint NOT NULL
);

CREATE TABLE entries (
    id   bigint NOT NULL,
    run  bigint,
    kind text COLLATE "C" NOT NULL,
    file bigint NOT NULL,
    body text COLLATE "C" NOT NULL
);

CREATE TABLE decisions (
    id         bigint NOT NULL,
    kind       text COLLATE "C" NOT NULL,
    undo       bigint NOT NULL,
    file       bigint,
    sheet      text COLLATE "C" NOT NULL,
    form       text COLLATE "C" NOT NULL,
    project    text COLLATE "C" NOT NULL,
    cell       text COLLATE "C" NOT NULL DEFAULT '',
    department text COLLATE "C" NOT NULL DEFAULT '',
    code       text COLLATE "C" NOT NULL DEFAULT '',
    at         text COLLATE "C",
    as_of      text COLLATE "C" NOT NULL,
    made       text COLLATE "C" NOT NULL,
    by         text COLLATE "C" NOT NULL,
    why        text COLLATE "C" NOT NULL,
    origin     text COLLATE "C" NOT NULL DEFAULT '',
    stage      text COLLATE "C" NOT NULL DEFAULT '',
    final      text COLLATE "C" NOT NULL DEFAULT '',
    doc        text COLLATE "C" NOT NULL DEFAULT '',
    how        text COLLATE "C" NOT NULL DEFAULT '',
    signed_by  text COLLATE "C" NOT NULL DEFAULT '',
    signed_on  text COLLATE "C" NOT NULL DEFAULT ''
);

CREATE TABLE pages (
    name   text COLLATE "C" NOT NULL,
    digest text COLLATE "C" NOT NULL,
    at     text COLLATE "C" NOT NULL,
    basis  text COLLATE "C" NOT NULL DEFAULT ''
);

CREATE TABLE answers (
    id    bigint NOT NULL,
    file  bigint NOT NULL,
    sheet text COLLATE "C" NOT NULL,
    cell  text COLLATE "C" NOT NULL,
    body  text COLLATE "C" NOT NULL
);

CREATE TABLE tellings (
    id        bigint NOT NULL,
    channel   text COLLATE "C" NOT NULL,
    kind      text COLLATE "C" NOT NULL,
    unit      text COLLATE "C" NOT NULL,
    recipient text COLLATE "C" NOT NULL,
    key       text COLLATE "C" NOT NULL,
    run       bigint NOT NULL,
    state     text COLLATE "C" NOT NULL,
    tries     bigint NOT NULL,
    next      text COLLATE "C",
    error     text COLLATE "C" NOT NULL,
    made      text COLLATE "C" NOT NULL,
    ended     text COLLATE "C"
);

CREATE TABLE told (
    channel text COLLATE "C" NOT NULL,
    item    text COLLATE "C" NOT NULL,
    telling bigint NOT NULL
);

CREATE TABLE releases (
    code text COLLATE "C" NOT NULL,
    form text COLLATE "C" NOT NULL,
    at   text COLLATE "C" NOT NULL,
    by   text COLLATE "C" NOT NULL
);

CREATE TABLE unknown (
    look bigint NOT NULL,
    path text COLLATE "C" NOT NULL
);

CREATE TABLE dispatches (
    id    bigint NOT NULL,
    way   text COLLATE "C" NOT NULL,
    unit  text COLLATE "C" NOT NULL,
    state text COLLATE "C" NOT NULL,
    run   bigint NOT NULL,
    as_of text COLLATE "C" NOT NULL,
    made  text COLLATE "C" NOT NULL,
    by    text COLLATE "C" NOT NULL,
    why   text COLLATE "C" NOT NULL
);

CREATE TABLE delivered (
    dispatch bigint NOT NULL
);

CREATE TABLE rule_counts (
    id    bigint NOT NULL CHECK (id = 1),
    basis text COLLATE "C" NOT NULL,
    body  text COLLATE "C" NOT NULL
);

-- Bodies are long, and read more seldom than written: what packs quickly is enough.
-- A server may have been built without.
-- +goose StatementBegin
DO $$
BEGIN
    ALTER TABLE submissions ALTER body SET COMPRESSION lz4;
    ALTER TABLE findings ALTER body SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
    RAISE NOTICE 'lz4 is not there: rows are packed more slowly';
END $$;
-- +goose StatementEnd

ALTER TABLE packed ALTER body SET STORAGE EXTERNAL; -- is packed as it is

-- What a row is known by, within its campaign.
-- +goose StatementBegin
CREATE FUNCTION own_rows(of regclass, key text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ADD COLUMN campaign bigint NOT NULL DEFAULT nullif(current_setting(''jixiao.campaign'', true), '''')::bigint
        REFERENCES campaigns ON DELETE CASCADE', of);
    EXECUTE format('ALTER TABLE %s ADD PRIMARY KEY (campaign, %s)', of, key);
    -- A session sees and writes the rows of its own campaign, whatever a statement
    -- says: the owner of the tables too.
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', of);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', of);
    EXECUTE format('CREATE POLICY own ON %s USING (campaign = (SELECT nullif(current_setting(''jixiao.campaign'', true), '''')::bigint))', of);
END $$;
-- +goose StatementEnd

SELECT own_rows('runs', 'id'), own_rows('looks', 'id'), own_rows('files', 'id'), own_rows('submissions', 'file, position'),
    own_rows('packed', 'file, position'), own_rows('versions', 'id'), own_rows('findings', 'id'), own_rows('past_findings', 'key'),
    own_rows('entries', 'id'), own_rows('decisions', 'id'), own_rows('pages', 'name'), own_rows('answers', 'id'),
    own_rows('tellings', 'id'), own_rows('told', 'channel, item'), own_rows('releases', 'code, form'), own_rows('unknown', 'look, path'),
    own_rows('dispatches', 'id'), own_rows('delivered', 'dispatch'), own_rows('rule_counts', 'id');

ALTER TABLE files ADD UNIQUE (campaign, path, size, mtime, link);
ALTER TABLE versions ADD UNIQUE (campaign, file, sheet, department, form, project);
ALTER TABLE answers ADD UNIQUE (campaign, file, sheet, cell);
ALTER TABLE tellings ADD UNIQUE (campaign, channel, key);

ALTER TABLE looks ADD FOREIGN KEY (campaign, run) REFERENCES runs (campaign, id);
ALTER TABLE files ADD FOREIGN KEY (campaign, look) REFERENCES looks (campaign, id),
    ADD FOREIGN KEY (campaign, gone) REFERENCES looks (campaign, id),
    ADD FOREIGN KEY (campaign, run) REFERENCES runs (campaign, id);
ALTER TABLE submissions ADD FOREIGN KEY (campaign, file) REFERENCES files (campaign, id);
ALTER TABLE packed ADD FOREIGN KEY (campaign, file, position) REFERENCES submissions (campaign, file, position) ON DELETE CASCADE;
ALTER TABLE versions ADD FOREIGN KEY (campaign, file, position) REFERENCES submissions (campaign, file, position) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE findings ADD FOREIGN KEY (campaign, file) REFERENCES files (campaign, id),
    ADD FOREIGN KEY (campaign, first_run) REFERENCES runs (campaign, id),
    ADD FOREIGN KEY (campaign, opened) REFERENCES runs (campaign, id),
    ADD FOREIGN KEY (campaign, earlier) REFERENCES runs (campaign, id);
ALTER TABLE past_findings ADD FOREIGN KEY (campaign, first_run) REFERENCES runs (campaign, id),
    ADD FOREIGN KEY (campaign, opened) REFERENCES runs (campaign, id),
    ADD FOREIGN KEY (campaign, earlier) REFERENCES runs (campaign, id),
    ADD FOREIGN KEY (campaign, run) REFERENCES runs (campaign, id);
ALTER TABLE entries ADD FOREIGN KEY (campaign, run) REFERENCES runs (campaign, id);
ALTER TABLE decisions ADD FOREIGN KEY (campaign, file) REFERENCES files (campaign, id);
ALTER TABLE answers ADD FOREIGN KEY (campaign, file) REFERENCES files (campaign, id);
ALTER TABLE tellings ADD FOREIGN KEY (campaign, run) REFERENCES runs (campaign, id);
ALTER TABLE told ADD FOREIGN KEY (campaign, telling) REFERENCES tellings (campaign, id);
ALTER TABLE unknown ADD FOREIGN KEY (campaign, look) REFERENCES looks (campaign, id);
ALTER TABLE dispatches ADD FOREIGN KEY (campaign, run) REFERENCES runs (campaign, id);
ALTER TABLE delivered ADD FOREIGN KEY (campaign, dispatch) REFERENCES dispatches (campaign, id);

CREATE INDEX findings_file ON findings (campaign, file);
CREATE INDEX findings_whole ON findings (campaign, id) WHERE whole = 1;
CREATE INDEX entries_file ON entries (campaign, file);
CREATE INDEX files_pending ON files (campaign, id) WHERE gone IS NULL AND verdict IN ('', 'unsettled');
CREATE INDEX files_hash ON files (campaign, hash, department) WHERE hash <> '';
CREATE INDEX tellings_open ON tellings (campaign, state) WHERE state IN ('due', 'sending', 'failed');

-- A row that is given no number gets the one after the last of its campaign. A
-- sequence would leave gaps where a transaction is undone, and numbers go into the chain.
-- +goose StatementBegin
CREATE FUNCTION next_id() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    EXECUTE format('SELECT coalesce(max(id), 0) + 1 FROM %I', TG_TABLE_NAME) INTO NEW.id;
    RETURN NEW;
END $$;
-- +goose StatementEnd

CREATE TRIGGER numbered BEFORE INSERT ON runs FOR EACH ROW WHEN (NEW.id IS NULL) EXECUTE FUNCTION next_id();
CREATE TRIGGER numbered BEFORE INSERT ON looks FOR EACH ROW WHEN (NEW.id IS NULL) EXECUTE FUNCTION next_id();
CREATE TRIGGER numbered BEFORE INSERT ON files FOR EACH ROW WHEN (NEW.id IS NULL) EXECUTE FUNCTION next_id();
CREATE TRIGGER numbered BEFORE INSERT ON versions FOR EACH ROW WHEN (NEW.id IS NULL) EXECUTE FUNCTION next_id();
CREATE TRIGGER numbered BEFORE INSERT ON findings FOR EACH ROW WHEN (NEW.id IS NULL) EXECUTE FUNCTION next_id();
CREATE TRIGGER numbered BEFORE INSERT ON entries FOR EACH ROW WHEN (NEW.id IS NULL) EXECUTE FUNCTION next_id();
CREATE TRIGGER numbered BEFORE INSERT ON decisions FOR EACH ROW WHEN (NEW.id IS NULL) EXECUTE FUNCTION next_id();
CREATE TRIGGER numbered BEFORE INSERT ON answers FOR EACH ROW WHEN (NEW.id IS NULL) EXECUTE FUNCTION next_id();
CREATE TRIGGER numbered BEFORE INSERT ON tellings FOR EACH ROW WHEN (NEW.id IS NULL) EXECUTE FUNCTION next_id();
CREATE TRIGGER numbered BEFORE INSERT ON dispatches FOR EACH ROW WHEN (NEW.id IS NULL) EXECUTE FUNCTION next_id();

-- What the section decided is never changed; with its whole campaign it may go.
-- +goose StatementBegin
CREATE FUNCTION never_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND pg_trigger_depth() > 1 THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION '% are never changed', TG_TABLE_NAME;
END $$;
-- +goose StatementEnd

CREATE TRIGGER stay BEFORE UPDATE OR DELETE ON decisions FOR EACH ROW EXECUTE FUNCTION never_changed();
CREATE TRIGGER stay BEFORE UPDATE OR DELETE ON dispatches FOR EACH ROW EXECUTE FUNCTION never_changed();

-- Whatever changes a body, what was made from it goes.
-- +goose StatementBegin
CREATE FUNCTION forget_packed() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    DELETE FROM packed WHERE file = OLD.file AND position = OLD.position;
    RETURN NEW;
END $$;
-- +goose StatementEnd

CREATE TRIGGER packed_follows AFTER UPDATE OF body ON submissions FOR EACH ROW EXECUTE FUNCTION forget_packed();

-- Who has the right to write a ledger keeps it what its entries say. After anybody
-- else's statement every row has to be read before it can be relied on.
-- +goose StatementBegin
CREATE FUNCTION written_by_others() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    own bigint := nullif(current_setting('jixiao.campaign', true), '')::bigint;
BEGIN
    IF current_setting('jixiao.holds', true) IS DISTINCT FROM 'on' THEN
        UPDATE campaigns SET sound = false WHERE sound AND (own IS NULL OR id = own);
    END IF;
    RETURN NULL;
END $$;
-- +goose StatementEnd

-- +goose StatementBegin
DO $$
DECLARE
    of text;
BEGIN
    FOREACH of IN ARRAY ARRAY['files', 'submissions', 'packed', 'versions', 'findings', 'answers', 'entries', 'decisions', 'releases', 'dispatches'] LOOP
        EXECUTE format('CREATE TRIGGER noticed AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH STATEMENT EXECUTE FUNCTION written_by_others()', of);
        EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER noticed', of); -- also where triggers are off
    END LOOP;
END $$;
-- +goose StatementEnd
