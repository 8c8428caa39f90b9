CREATE TABLE actors (
    origin VARCHAR NOT NULL,
    id VARCHAR,
    label VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    countries VARCHAR[] NOT NULL,
    sectors VARCHAR[] NOT NULL,
    aliases VARCHAR[] NOT NULL,
    ids VARCHAR[] NOT NULL
);
CREATE TABLE actor_names (origin VARCHAR NOT NULL, lookup UBIGINT NOT NULL, label VARCHAR NOT NULL);
CREATE TABLE posts (origin VARCHAR NOT NULL, id VARCHAR NOT NULL, title VARCHAR NOT NULL, "of" VARCHAR);
CREATE TABLE occupancies (
    origin VARCHAR NOT NULL,
    holder VARCHAR NOT NULL,
    post VARCHAR,
    title VARCHAR,
    "of" VARCHAR,
    since VARCHAR,
    until VARCHAR,
    reference VARCHAR
);
ALTER TABLE judgements ADD COLUMN actor VARCHAR;
ALTER TABLE judgements ADD COLUMN undone_by VARCHAR;
ALTER TABLE judgements ADD COLUMN undone_at TIMESTAMP;
