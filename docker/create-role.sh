#!/bin/sh
# Run once by the image of PostgreSQL, when the database is made: the server works in a role that owns its database and is no
# superuser.
set -eu
psql --set=ON_ERROR_STOP=1 --set=password="$STILLPOINT_DATABASE_PASSWORD" --username="$POSTGRES_USER" --dbname=postgres <<'SQL'
create role stillpoint login password :'password';
create database stillpoint owner stillpoint;
SQL
