package io.sendonce.jobs.bulk;

import java.util.UUID;

/**
 * A bulk action as a person has confirmed it.
 *
 * @param formId drawn with the form; the same one again is the same action
 * @param newest no message with a greater id is touched
 * @param confirmed to how many messages it may be done at most: as many as the person was shown
 * @param reason why, in a few words; kept for ever
 */
public record BulkOrder(
    UUID formId, Chosen chosen, BulkDeed deed, long newest, int confirmed, String reason) {}
