-- The statement that keeps with an index what its key is made of. :schema, :index, :description
SELECT format('COMMENT ON INDEX %I.%I IS %L', CAST(:schema AS text), CAST(:index AS text), CAST(:description AS text))
