// The ledger row of one message, and the end of this program when its input ends.

const RECORD =
  'INSERT INTO ledger (message_key, message, account, node, provider_id) VALUES ($1, $2, $3, $4, $5)';

/** Sends one message, which takes no time, and records it. */
export async function send(query, accounts, message) {
  const account = message % accounts;
  await query(RECORD, [
    `benchmark/account-${account}/person-${message}/1`, message, account, String(process.pid), `sent-${message}`,
  ]);
}

/** Runs until the input ends; the one who started this closes it. */
export function untilInputEnds(stop) {
  process.stdin.resume();
  process.stdin.on('end', () => stop().then(() => process.exit(0), () => process.exit(1)));
}
