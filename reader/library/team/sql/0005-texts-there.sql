-- The texts that are there already: their characters, as `reader.library.engine.postgres.characters`
-- packs them, and a mark for paragraphs with more words than a tsvector holds.
INSERT INTO pizhu.characters (document, part, rest, places)
SELECT document, part, ascii(mark) % 16, string_agg(chr(1) || mark || ordinals, '')
FROM (
    SELECT document, ordinal / 32768 AS part, mark,
        string_agg(chr(32 + ordinal % 32768), '' ORDER BY ordinal) AS ordinals
    FROM (
        SELECT DISTINCT document, ordinal, mark
        FROM pizhu.paragraphs, unnest(string_to_array(folded, NULL)) AS mark
    ) AS marks
    GROUP BY document, part, mark
) AS marked
GROUP BY document, part, ascii(mark) % 16;

UPDATE pizhu.paragraphs SET tokens = array_to_tsvector(ARRAY[chr(1)]) WHERE tokens IS NULL;
DROP INDEX pizhu.paragraphs_untold;

-- What has come and is not yet in the tree of the index is looked through with every query.
ALTER INDEX pizhu.paragraphs_tokens SET (gin_pending_list_limit = 2048);
