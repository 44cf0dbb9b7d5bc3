package io.sendonce.jobs.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChainsTest {

  private static final Instant START = Instant.parse("2025-12-04T09:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void aLoneMessageIsNoChain() {
    assertThat(chains(sent("a", 0))).isEmpty();
    assertThat(chains()).isEmpty();
  }

  @Test
  void eachLinkIsMeasuredFromTheOneBeforeNotFromTheFirst() {
    assertThat(chains(sent("a", 0), sent("a", 60), sent("a", 120))).containsExactly("a 0 60 120");
  }

  @Test
  void aGapThatIsLongerThanTheWindowEndsAChain() {
    assertThat(chains(sent("a", 0), sent("a", 60), sent("a", 121), sent("a", 122), sent("a", 300)))
        .containsExactly("a 0 60", "a 121 122");
  }

  @Test
  void theOrderInWhichMessagesAreReadDoesNotMatter() {
    assertThat(chains(sent("b", 90), sent("a", 12), sent("a", 5), sent("b", 80), sent("a", 0)))
        .containsExactly("a 0 5 12", "b 80 90");
  }

  @Test
  void ofTwoAtTheSameTimeTheFirstThatWasReadStaysFirst() {
    List<Sent> chain =
        Chains.of(List.of(sent("a", 5, "x"), sent("a", 5, "y")), Sent::person, MINUTE).get(0);
    assertThat(chain).extracting(Sent::id).containsExactly("x", "y");
  }

  @Test
  void copiesOfTwoCampaignsAreTwoMessages() {
    List<List<Sent>> chain = List.of(List.of(in("1", 0), in("2", 5)));
    assertThat(Campaigns.apart(chain, MINUTE)).isEmpty();
  }

  @Test
  void aCopyThatOnlyTheProviderKnowsBelongsToTheNearestKnownOne() {
    List<List<Sent>> chain = List.of(List.of(in("1", 0), in(null, 5), in("2", 40), in(null, 42)));
    assertThat(Campaigns.apart(chain, MINUTE).stream().map(ChainsTest::line))
        .containsExactly("p 0 5", "p 40 42");
    assertThat(Campaigns.apart(List.of(List.of(in(null, 0), in(null, 5))), MINUTE)).hasSize(1);
  }

  private static List<String> chains(Sent... sent) {
    return Chains.of(List.of(sent), Sent::person, MINUTE).stream().map(ChainsTest::line).toList();
  }

  private static String line(List<Sent> chain) {
    return Stream.concat(
            Stream.of(chain.get(0).person()),
            chain.stream().map(sent -> "" + Duration.between(START, sent.at()).toSeconds()))
        .reduce((one, other) -> one + " " + other)
        .orElseThrow();
  }

  private static Sent sent(String person, int second) {
    return sent(person, second, person + second);
  }

  private static Sent sent(String person, int second, String id) {
    return new Sent(null, null, person, null, "t", "t", START.plusSeconds(second), id, null);
  }

  private static Sent in(@Nullable String campaign, int second) {
    return sent("p", second).in(campaign);
  }
}
