// pg-boss as one contestant: `schema <url> <messages>` makes its tables and fills them, `work <url> <accounts>` sends.
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { send, untilInputEnds } from './ledger.mjs';

const [order, connectionString, number] = process.argv.slice(2);
const TEXT = 'this is what we have to say to you. '.repeat(4);
const AT_ONCE = 1000;

const boss = new PgBoss({ connectionString, max: 10 });
boss.on('error', (error) => console.error(error));
await boss.start();

if (order === 'schema') {
  const messages = Number(number);
  await boss.createQueue('send');
  for (let first = 1; first <= messages; first += AT_ONCE) {
    const jobs = [];
    for (let message = first; message < first + AT_ONCE && message <= messages; message++) {
      jobs.push({ data: { message, text: `Dear person ${message}, ${TEXT}` } });
    }
    await boss.insert('send', jobs);
  }
  await boss.stop({ graceful: false });
} else {
  // Its page on workers: batches, several workers, and no pause while batches come back full.
  const pool = new pg.Pool({ connectionString, max: 10 });
  const options = { batchSize: 100, localConcurrency: 4, pollingIntervalSeconds: 0.5, burstWhenBatchFull: true };
  await boss.work('send', options, (jobs) =>
    Promise.all(jobs.map((job) => send((text, values) => pool.query(text, values), Number(number), job.data.message))));
  untilInputEnds(() => boss.stop({ graceful: false }));
}
