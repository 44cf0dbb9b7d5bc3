SELECT EXISTS (SELECT FROM graphile_worker._private_jobs)
