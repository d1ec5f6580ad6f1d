-- Where single characters stand: in half of all paragraphs, some of them, so that no row for each is
-- looked at. A row has the characters of a part of a document whose code points leave the same rest.
CREATE TABLE pizhu.characters (
    document bigint NOT NULL,
    part integer NOT NULL,
    rest smallint NOT NULL,
    places text NOT NULL,
    PRIMARY KEY (document, part, rest)
);
CREATE INDEX characters_rest ON pizhu.characters (rest);
