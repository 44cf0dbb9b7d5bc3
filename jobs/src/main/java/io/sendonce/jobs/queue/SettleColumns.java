package io.sendonce.jobs.queue;

import io.sendonce.jobs.provider.ProviderReply;
import io.sendonce.jobs.queue.Settlement.Fate;
import io.sendonce.jobs.queue.Settlement.Receipt;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** A batch of settlements as the parallel arrays that {@code queue/settle} takes. */
record SettleColumns(List<Settlement> settlements) {

  Query bindTo(Query query) {
    return query
        .bindArray("queueIds", Long.class, column(settlement -> settlement.claim().queueId()))
        .bindArray("tokens", Long.class, column(settlement -> settlement.claim().token()))
        .bindArray("outcomes", String.class, fate(Fate::outcome))
        .bindArray("statuses", String.class, fate(fate -> fate.status().column()))
        .bindArray("reasons", String.class, fate(Fate::reason))
        .bindArray("waits", String.class, fate(fate -> fate.delay().toString()))
        .bindArray("retryCounts", Integer.class, fate(fate -> fate.countsAsRetry() ? 1 : 0))
        .bindArray("httpStatuses", Integer.class, reply(ProviderReply::httpStatus))
        .bindArray("errorTypes", String.class, reply(ProviderReply::errorType))
        .bindArray("requestIds", String.class, reply(ProviderReply::requestId))
        .bindArray("details", String.class, reply(ProviderReply::detail))
        .bindArray("chatIds", String.class, receipt(Receipt::chatId))
        .bindArray("messageIds", String.class, receipt(Receipt::messageId));
  }

  private Object[] column(Function<Settlement, @Nullable Object> value) {
    return settlements.stream().map(value).map(Storable::value).toArray();
  }

  private Object[] fate(Function<Fate, @Nullable Object> value) {
    return column(settlement -> value.apply(settlement.fate()));
  }

  private Object[] reply(Function<ProviderReply, @Nullable Object> value) {
    return column(settlement -> value.apply(settlement.reply()));
  }

  private Object[] receipt(Function<Receipt, @Nullable Object> value) {
    return fate(fate -> fate.receipt() == null ? null : value.apply(fate.receipt()));
  }
}
