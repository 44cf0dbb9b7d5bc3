package io.sendonce.scheduler.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StartupBlockTest {

  @Test
  void oneBlockSaysWhatTheNodeRunsWith() {
    StartupBlock block =
        new StartupBlock(
            "1.0",
            "a",
            "18.1",
            "3",
            List.of("send.slots  32  default", "node.name   a   environment SENDONCE_NODE_NAME"),
            List.of());

    assertThat(block.text())
        .isEqualTo(
            """
            Sendonce 1.0
              node        a
              PostgreSQL  18.1
              schema      3
              settings
                send.slots  32  default
                node.name   a   environment SENDONCE_NODE_NAME
              jobs
                none""");
  }
}
