CREATE TABLE judgements (
    seq BIGINT NOT NULL,
    record VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    "table" VARCHAR NOT NULL,
    verdict VARCHAR NOT NULL,
    author VARCHAR,
    why VARCHAR,
    judged_at TIMESTAMP NOT NULL,
    quote VARCHAR NOT NULL,
    type VARCHAR,
    names VARCHAR NOT NULL,
    reader VARCHAR NOT NULL
);
