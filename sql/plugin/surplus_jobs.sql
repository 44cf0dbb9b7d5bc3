-- The jobs that an earlier jobs file made, that the one in force does not name, and that go on. :scheduler
SELECT in_force.job_group || '.' || name
FROM (SELECT DISTINCT ON (job_group) job_group, surplus
      FROM sendonce_jobs_files
      WHERE scheduler_name = :scheduler
      ORDER BY job_group, id DESC) AS in_force,
     unnest(in_force.surplus) AS name
ORDER BY 1
