CREATE TABLE store (format VARCHAR NOT NULL, step INTEGER NOT NULL, tables INTEGER NOT NULL);
CREATE TABLE documents (
    seq BIGINT NOT NULL,
    id VARCHAR PRIMARY KEY,
    parent VARCHAR,
    kind VARCHAR NOT NULL,
    title VARCHAR,
    published VARCHAR,
    precision VARCHAR,
    published_on DATE,
    publisher VARCHAR,
    author VARCHAR,
    handle VARCHAR,
    url VARCHAR,
    language VARCHAR,
    "start" BIGINT,
    "end" BIGINT,
    text VARCHAR NOT NULL USING COMPRESSION uncompressed,
    form VARCHAR NOT NULL
);
