package io.sendonce.jobs.adoption;

import io.sendonce.jobs.foreign.ColumnMeaning;
import io.sendonce.jobs.foreign.Layout;
import io.sendonce.jobs.foreign.Quoted;
import java.util.Optional;

/**
 * The SQL that names the foreign tables and their columns. Names come from the catalog and are
 * quoted; there are no values in it.
 */
final class ForeignRows {

  private static final String SELECT =
      """
      SELECT %s AS row_id, %s AS campaign, %s AS person, %s AS provider_id, %s AS account, %s AS name, %s AS text,
             %s AS status, %s AS error, %s AS attempts, %s AS direction,
             %s AS due_at, %s AS created_at, %s AS changed_at, %s AS sent_at, %s AS message_id, %s AS chat_id
      FROM %s
      """;

  private ForeignRows() {}

  static String ofQueue(Layout<QueuePart> queue) {
    return SELECT.formatted(
        rowId(queue.text(QueuePart.ID)),
        queue.text(QueuePart.CAMPAIGN),
        queue.text(QueuePart.PERSON),
        queue.text(QueuePart.PROVIDER_ID),
        queue.text(QueuePart.ACCOUNT),
        queue.text(QueuePart.NAME),
        queue.normalText(QueuePart.TEXT),
        queue.text(QueuePart.STATUS),
        queue.text(QueuePart.ERROR),
        queue.text(QueuePart.ATTEMPTS),
        "NULL::text",
        moment(queue, QueuePart.DUE),
        moment(queue, QueuePart.CREATED),
        moment(queue, QueuePart.CHANGED),
        moment(queue, QueuePart.SENT),
        "NULL::text",
        "NULL::text",
        queue.table().quoted());
  }

  static String ofMessages(Layout<MessagePart> messages) {
    return SELECT.formatted(
        rowId(
            messages.part(MessagePart.ID).isPresent()
                ? messages.text(MessagePart.ID)
                : "md5(concat_ws('/', %s, %s, %s, %s))"
                    .formatted(
                        messages.text(MessagePart.CAMPAIGN),
                        messages.text(MessagePart.PERSON),
                        messages.text(MessagePart.TEXT),
                        messages.text(MessagePart.AT))),
        messages.text(MessagePart.CAMPAIGN),
        messages.text(MessagePart.PERSON),
        messages.text(MessagePart.PROVIDER_ID),
        messages.text(MessagePart.ACCOUNT),
        messages.text(MessagePart.NAME),
        messages.normalText(MessagePart.TEXT),
        "NULL::text",
        "NULL::text",
        "NULL::text",
        messages.text(MessagePart.DIRECTION),
        "NULL::timestamptz",
        "NULL::timestamptz",
        "NULL::timestamptz",
        moment(messages, MessagePart.AT),
        messages.text(MessagePart.MESSAGE_ID),
        messages.text(MessagePart.CHAT_ID),
        messages.table().quoted());
  }

  /** Lets others read, and nobody write. */
  static String lock(Layout<QueuePart> queue, Layout<MessagePart> messages) {
    return "LOCK TABLE %s, %s IN SHARE MODE"
        .formatted(queue.table().quoted(), messages.table().quoted());
  }

  /** Such tables have no key: what several rows are called gets a number. */
  private static String rowId(String id) {
    return "coalesce(%1$s, '') || coalesce('#' || nullif(row_number() OVER (PARTITION BY %1$s), 1), '')"
        .formatted(id);
  }

  private static <P extends Enum<P> & ColumnMeaning> String moment(Layout<P> layout, P part) {
    Optional<Layout.Column> column = layout.part(part);
    return column
        .map(
            it ->
                "CASE WHEN isfinite(%s) THEN %s END"
                    .formatted(Quoted.name(it.name()), it.quotedMoment()))
        .orElse("NULL::timestamptz");
  }
}
