package io.sendonce.scheduler.api;

import io.sendonce.jobs.db.Database;
import io.sendonce.scheduler.access.Tokens;
import io.sendonce.scheduler.bulk.BulkWorker;
import io.sendonce.scheduler.cluster.Cluster;
import io.sendonce.scheduler.counts.QueueCounts;
import java.time.Clock;

/**
 * What the API is made of.
 *
 * @param path what comes before every path of the server it is on; empty, or from a slash on
 * @param isBehindProxy whether a proxy says where requests come from
 * @param tokens whose requests are answered
 * @param database where everything is
 * @param counts what only reading the whole queue can tell
 * @param cluster of which jobs and nodes it tells
 * @param bulkWorker carries on the bulk actions that it takes
 * @param clock this machine's, against which the end of a pause is checked
 */
public record ApiParts(
    String path,
    boolean isBehindProxy,
    Tokens tokens,
    Database database,
    QueueCounts counts,
    Cluster cluster,
    BulkWorker bulkWorker,
    Clock clock) {}
