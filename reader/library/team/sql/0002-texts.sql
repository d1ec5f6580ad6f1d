-- The texts: everything of a document has its number first in the key, so that it lies in one place.
CREATE TABLE pizhu.texts (
    document bigint PRIMARY KEY,
    identity text NOT NULL,
    size integer NOT NULL,
    body bytea NOT NULL,
    sketch bytea NOT NULL
);
ALTER TABLE pizhu.texts ALTER body SET STORAGE EXTERNAL, ALTER sketch SET STORAGE EXTERNAL;

-- A paragraph with more words than a tsvector holds has none, and is always looked at.
CREATE TABLE pizhu.paragraphs (
    document bigint NOT NULL,
    ordinal integer NOT NULL,
    folded text NOT NULL,
    tokens tsvector,
    PRIMARY KEY (document, ordinal)
);
CREATE INDEX paragraphs_tokens ON pizhu.paragraphs
    USING gin (tokens) WITH (gin_pending_list_limit = 16384);
CREATE INDEX paragraphs_untold ON pizhu.paragraphs (document) WHERE tokens IS NULL;
