// graphile-worker as one contestant: `schema <url>` makes its tables, `work <url> <accounts>` sends.
import { run, runMigrations } from 'graphile-worker';
import { send, untilInputEnds } from './ledger.mjs';

const [order, connectionString, accounts] = process.argv.slice(2);
const CONCURRENCY = 24;

if (order === 'schema') {
  await runMigrations({ connectionString });
} else {
  // Its page on performance: jobs fetched and completed in batches, concurrency 24.
  const runner = await run({
    preset: {
      worker: {
        connectionString,
        concurrentJobs: CONCURRENCY,
        maxPoolSize: CONCURRENCY + 1,
        localQueue: { size: 500 },
        completeJobBatchDelay: 0,
        failJobBatchDelay: 0,
        pollInterval: 1000,
      },
    },
    noHandleSignals: true,
    taskList: {
      send: ({ message }, helpers) => send(helpers.query, Number(accounts), message),
    },
  });
  untilInputEnds(() => runner.stop());
}
