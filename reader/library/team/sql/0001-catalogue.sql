-- What was added, and what each document says of itself.
CREATE TABLE pizhu.roots (path bytea PRIMARY KEY);

CREATE TABLE pizhu.documents (
    document bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    path bytea NOT NULL UNIQUE,
    size bigint NOT NULL,
    modified bigint NOT NULL,
    identity text NOT NULL,
    title text NOT NULL,
    issuer text NOT NULL,
    place text NOT NULL,
    date text NOT NULL,
    number text NOT NULL,
    genre text NOT NULL,
    length bigint NOT NULL,
    paragraphs bigint NOT NULL,
    script text NOT NULL,
    language text NOT NULL
);
CREATE INDEX documents_identity ON pizhu.documents (identity);

CREATE TABLE pizhu.failures (
    path bytea PRIMARY KEY,
    size bigint NOT NULL,
    modified bigint NOT NULL,
    reason text NOT NULL
);
