-- The annotations that a team shares. The row of a document is locked by whoever changes its
-- annotations, so that revisions become visible in their order.
CREATE TABLE pizhu.notebooks (
    document text PRIMARY KEY,
    title text NOT NULL,
    revision bigint NOT NULL
);

CREATE TABLE pizhu.annotations (
    document text NOT NULL,
    annotation text NOT NULL,
    revision bigint NOT NULL,
    author text NOT NULL,
    role text NOT NULL DEFAULT session_user,
    changed timestamptz NOT NULL DEFAULT now(),
    record jsonb,
    PRIMARY KEY (document, annotation)
);
CREATE INDEX annotations_revision ON pizhu.annotations (document, revision);
