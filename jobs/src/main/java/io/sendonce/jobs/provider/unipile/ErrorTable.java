package io.sendonce.jobs.provider.unipile;

import static io.sendonce.jobs.provider.unipile.ErrorTable.When.NOT_KNOWN;

import io.sendonce.jobs.provider.SendOutcome.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an answer other than 2xx means, by status and error type and never by words. The types are
 * those of Unipile's API v1 reference for {@code POST /chats}; the list is open, so a type that is
 * not in the table falls to its status, and a status that is not in the table falls to "not known".
 */
final class ErrorTable {

  enum When {
    NEVER,
    AFTER_A_PAUSE,
    AFTER_A_DAY,
    AFTER_WEEKS,
    ACCOUNT_IS_OK,
    PERSON_RESUMES,
    /** Not a refusal: the message may have gone out. */
    NOT_KNOWN
  }

  record Row(int status, Scope scope, When when, String reason) {}

  /** Status, what the refusal is about, when again, why, and the types without "errors/". */
  private static final String BY_TYPE =
      """
      401 | EVERYTHING | PERSON_RESUMES | the provider refuses our key              | missing_credentials
      401 | ACCOUNT    | ACCOUNT_IS_OK  | the account is not connected              | disconnected_account expired_credentials invalid_credentials checkpoint_error
      401 | ACCOUNT    | ACCOUNT_IS_OK  | the account is not connected              | multiple_sessions wrong_account invalid_checkpoint_solution captcha_not_supported
      401 | ACCOUNT    | ACCOUNT_IS_OK  | the account is not connected              | expired_link disconnected_feature invalid_credentials_but_valid_account_imap
      403 | ACCOUNT    | ACCOUNT_IS_OK  | the account's session is not valid        | session_mismatch unknown_authentication_context
      422 | ACCOUNT    | ACCOUNT_IS_OK  | the provider does not accept the account  | invalid_account unauthorized
      403 | ACCOUNT    | PERSON_RESUMES | the account is restricted or asked to act | account_restricted action_required
      401 | ACCOUNT    | PERSON_RESUMES | the account may not do this               | insufficient_privileges
      403 | ACCOUNT    | PERSON_RESUMES | the account may not do this               | insufficient_permissions feature_not_subscribed subscription_required
      422 | ACCOUNT    | PERSON_RESUMES | the account lacks credits or set-up       | insufficient_credits payment_error account_configuration_error
      422 | ACCOUNT    | AFTER_A_DAY    | the account reached a limit               | cannot_resend_within_24hrs limit_exceeded connection_limit_reached
      429 | ACCOUNT    | AFTER_A_PAUSE  | too many requests for the account         | too_many_requests
      422 | ACCOUNT    | AFTER_A_PAUSE  | the account's client is not ready         | realtime_client_not_initialized
      422 | MESSAGE    | NEVER          | this person cannot be written to          | no_connection_with_recipient invalid_recipient blocked_recipient user_unreachable
      422 | MESSAGE    | NEVER          | this person cannot be written to          | not_allowed_inmail cant_send_message cannot_invite_attendee
      422 | MESSAGE    | NEVER          | this person is invited or connected       | already_connected already_invited_recently
      422 | MESSAGE    | AFTER_WEEKS    | this person was invited a short time ago  | cannot_resend_yet
      422 | MESSAGE    | NEVER          | the message is not accepted               | invalid_message invalid_post unprocessable_entity limit_too_high
      400 | MESSAGE    | NEVER          | the message is not accepted               | invalid_parameters malformed_request content_too_large invalid_url
      400 | MESSAGE    | NEVER          | the message is not accepted               | too_many_characters unescaped_characters missing_parameters
      403 | MESSAGE    | NEVER          | the chat is not the account's             | account_mismatch resource_access_restricted
      404 | MESSAGE    | NEVER          | person, chat or account is not known      | resource_not_found invalid_resource_identifier
      415 | MESSAGE    | NEVER          | the request's form is not accepted        | unsupported_media_type
      501 | MESSAGE    | NEVER          | the provider cannot do this               | feature_not_implemented
      422 | MESSAGE    | NOT_KNOWN      | the provider did not learn the outcome    | provider_unreachable action_already_performed
      500 | MESSAGE    | NOT_KNOWN      | the provider did not learn the outcome    | unexpected_error provider_error authentication_intent_error
      503 | MESSAGE    | NOT_KNOWN      | the provider did not learn the outcome    | no_client_session no_channel no_handler network_down service_unavailable proxy_error
      504 | MESSAGE    | NOT_KNOWN      | the provider did not learn the outcome    | request_timeout
      """;

  /** For types that are not above, and for bodies that broke off: the same by status alone. */
  private static final String BY_STATUS =
      """
      400 | MESSAGE    | NEVER          | the message is not accepted               |
      401 | ACCOUNT    | ACCOUNT_IS_OK  | the account is not connected              |
      403 | ACCOUNT    | PERSON_RESUMES | the account may not do this               |
      404 | MESSAGE    | NEVER          | person, chat or account is not known      |
      415 | MESSAGE    | NEVER          | the request's form is not accepted        |
      429 | ACCOUNT    | AFTER_A_PAUSE  | too many requests for the account         |
      501 | MESSAGE    | NEVER          | the provider cannot do this               |
      """;

  /**
   * Such a status without JSON was not said by the provider but by what stands before it, and the
   * next message would hear the same: failing one after the other would lose a whole campaign.
   */
  private static final Row AT_THE_DOOR =
      new Row(
          0,
          Scope.EVERYTHING,
          When.PERSON_RESUMES,
          "refused before the provider: wrong address, or a front that blocks us");

  private static final Row UNKNOWN =
      new Row(0, Scope.MESSAGE, NOT_KNOWN, "an answer that says neither sent nor refused");

  /** Statuses under which a type is believed although it is documented for another one. */
  private static final Set<Integer> REFUSALS = Set.of(400, 401, 403, 404, 415, 422, 429);

  private static final Map<String, Row> TYPES = new HashMap<>();
  private static final Map<Integer, Row> STATUSES = new HashMap<>();

  static {
    for (List<String> line : lines(BY_TYPE)) {
      for (String type : line.get(4).split(" ", -1)) {
        put(TYPES, type, row(line));
      }
    }
    for (List<String> line : lines(BY_STATUS)) {
      put(STATUSES, Integer.valueOf(line.get(0)), row(line));
    }
  }

  private ErrorTable() {}

  static Row find(int status, Answer.Content content, @Nullable String type) {
    Row byType = type == null ? null : TYPES.get(type);
    if (byType != null) {
      boolean believed =
          byType.when() == NOT_KNOWN || byType.status() == status || REFUSALS.contains(status);
      return believed ? byType : UNKNOWN;
    }
    Row byStatus = STATUSES.getOrDefault(status, UNKNOWN);
    boolean atTheDoor =
        content == Answer.Content.OTHER && byStatus.when() != NOT_KNOWN && status != 429;
    return atTheDoor ? AT_THE_DOOR : byStatus;
  }

  private static List<List<String>> lines(String table) {
    List<List<String>> lines = new ArrayList<>();
    for (String line : table.lines().toList()) {
      List<String> cells = new ArrayList<>();
      for (String cell : line.split("\\|", -1)) {
        cells.add(cell.strip());
      }
      lines.add(cells);
    }
    return lines;
  }

  private static Row row(List<String> line) {
    return new Row(
        Integer.parseInt(line.get(0)),
        Scope.valueOf(line.get(1)),
        When.valueOf(line.get(2)),
        line.get(3));
  }

  private static <K> void put(Map<K, Row> rows, K key, Row row) {
    if (rows.put(key, row) != null) {
      throw new IllegalStateException(key + " stands in the table twice");
    }
  }
}
