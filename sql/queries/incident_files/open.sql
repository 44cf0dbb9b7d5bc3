-- A new incident. :title, :foundIn, :openedBy, :isByWatch, :apology
INSERT INTO incidents (title, found_in, opened_by, is_by_watch, apology)
VALUES (:title, :foundIn, :openedBy, :isByWatch, :apology)
RETURNING id
