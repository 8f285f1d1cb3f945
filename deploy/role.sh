#!/bin/sh
# Run once by the image of PostgreSQL, when it lays the database out: the role of the
# workers, which is no superuser, and the database that it owns.
set -e
psql -v ON_ERROR_STOP=1 -v password="$JIXIAO_PASSWORD" -U "$POSTGRES_USER" -d postgres <<'SQL'
CREATE ROLE jixiao LOGIN PASSWORD :'password';
CREATE DATABASE jixiao OWNER jixiao;
SQL
