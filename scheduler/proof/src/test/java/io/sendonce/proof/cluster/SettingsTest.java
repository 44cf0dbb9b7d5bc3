package io.sendonce.proof.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class SettingsTest {

  @Test
  void whatIsShippedIsWhatIsPlayedExceptForStorePluginsAndName() {
    Properties played = Settings.shipped().of(Store.STOCK, "a", "jdbc:postgresql://db/x");

    assertThat(played)
        .containsEntry("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX")
        .containsEntry("org.quartz.scheduler.instanceId", "a")
        .containsEntry("org.quartz.scheduler.instanceName", "proof")
        .containsKey(Settings.CHECK_IN)
        .containsKey(Settings.MISFIRE);
    assertThat(played.stringPropertyNames())
        .noneMatch(key -> key.startsWith("org.quartz.plugin.jobs"));
  }

  @Test
  void theStockStoreIsNotGivenWhatOnlyOursKnows() {
    Settings settings =
        Settings.shipped().withOurs(Settings.GRACE, 1).withOurs(Settings.LISTEN, true);

    assertThat(settings.of(Store.STOCK, "a", "url"))
        .doesNotContainKeys(Settings.GRACE, Settings.LISTEN);
    assertThat(settings.of(Store.OURS, "a", "url"))
        .containsEntry(Settings.GRACE, "1")
        .containsEntry(Settings.LISTEN, "true");
  }
}
