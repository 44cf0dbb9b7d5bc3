package io.sendonce.jobs.dropfolder;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.sendonce.jobs.enqueue.FileImport;
import io.sendonce.jobs.testdata.QueueDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class DropFolderTest {

  private static final String HEADER = "campaign,provider_id,account,step,message,scheduled_for\n";
  private static final String TOKEN = "\\.\\d{8}T\\d{6}Z-[0-9a-f]{8}";

  @RegisterExtension final QueueDatabase database = new QueueDatabase();
  @TempDir Path directory;

  private DropFolder folder;

  @BeforeEach
  void aCampaign() {
    database.campaign("spring");
    database.account("acc-1");
    folder = new DropFolder(imports(), Clock.systemUTC());
  }

  @Test
  void aGoodFileIsQueuedAndKept() throws Exception {
    drop("spring.csv", HEADER + row("ada") + row("bob"));
    folder.empty(directory, () -> false);

    assertThat(queued()).isEqualTo(2);
    assertThat(names("imported")).singleElement().asString().matches("spring" + TOKEN + "\\.csv");
    assertThat(names("importing")).isEmpty();
    assertThat(names("rejected")).isEmpty();
    assertThat(names("")).containsExactly("imported", "importing", "rejected");
  }

  @Test
  void aFileThatMayStillBeWrittenToIsLeftAlone() throws Exception {
    Files.writeString(directory.resolve("young.csv"), HEADER + row("ada"));
    folder.empty(directory, () -> false);

    assertThat(queued()).isZero();
    assertThat(names("")).contains("young.csv");
  }

  @Test
  void whatIsNotMeantForTheQueueIsNotTouched() throws Exception {
    drop("readme.txt", "hello");
    drop(".spring.csv", HEADER + row("ada"));
    Files.createDirectory(directory.resolve("folder.csv"));
    folder.empty(directory, () -> false);

    assertThat(queued()).isZero();
    assertThat(names("")).contains("readme.txt", ".spring.csv", "folder.csv");
  }

  @Test
  void aFileWithOneBadRowIsSetAsideWholeWithTheReason() throws Exception {
    drop("Spring.CSV", HEADER + row("ada") + "spring,bob,acc-1,0,Hello,\n");
    folder.empty(directory, () -> false);

    assertThat(queued()).isZero();
    assertThat(names("imported")).isEmpty();
    assertThat(names("rejected")).hasSize(2);
    String file = names("rejected").get(0);
    assertThat(file).matches("Spring" + TOKEN + "\\.csv");
    assertThat(reasons())
        .startsWith(file + ": nothing of it was queued. Mend it and put it back into the folder.")
        .contains("row 3: ")
        .contains("step")
        .contains("2 read = 1 acceptable + 0 already known + 1 rejected")
        .doesNotContain("Hello");
  }

  @Test
  void wrongColumnsAndUnreadableFilesHoldUpNoOthers() throws Exception {
    drop("a.csv", "campaign,who\n");
    Files.write(
        directory.resolve("b.csv"), "campaign,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    age("b.csv");
    drop("c.csv", HEADER + row("ada"));
    folder.empty(directory, () -> false);

    assertThat(queued()).isEqualTo(1);
    assertThat(names("rejected")).hasSize(4);
    assertThat(reasons()).contains("row 1: who is no column").contains("not written in UTF-8");
  }

  @Test
  void whatACrashLeftBetweenImportAndMoveIsKeptAndAddsNothing() throws Exception {
    Path left = Files.createDirectories(directory.resolve("importing")).resolve("spring.x.csv");
    Files.writeString(left, HEADER + row("ada") + row("bob"));
    imports().run(left, false);
    Files.setLastModifiedTime(left, old());
    folder.empty(directory, () -> false);

    assertThat(queued()).isEqualTo(2);
    assertThat(names("importing")).isEmpty();
    assertThat(names("imported")).containsExactly("spring.x.csv");
  }

  @Test
  void aFileThatIsWrittenToWhileItIsTakenAwayWaitsUntilItIsAtRest() throws Exception {
    Path taken = Files.createDirectories(directory.resolve("importing")).resolve("spring.x.csv");
    Files.writeString(taken, HEADER);
    folder.empty(directory, () -> false);

    assertThat(names("importing")).containsExactly("spring.x.csv");
  }

  @Test
  void theSameNameAgainOverwritesNothing() throws Exception {
    drop("spring.csv", HEADER + row("ada"));
    folder.empty(directory, () -> false);
    drop("spring.csv", HEADER + row("bob"));
    folder.empty(directory, () -> false);

    assertThat(queued()).isEqualTo(2);
    assertThat(names("imported")).hasSize(2);
  }

  @Test
  void aStopLeavesTheRestForTheNextTime() throws Exception {
    drop("spring.csv", HEADER + row("ada"));
    folder.empty(directory, () -> true);
    assertThat(queued()).isZero();
    folder.empty(directory, () -> false);
    assertThat(queued()).isEqualTo(1);
  }

  @Test
  void aFolderThatIsNotThereIsNotMade() throws Exception {
    folder.empty(directory.resolve("gone"), () -> false);
    assertThat(directory.resolve("gone")).doesNotExist();
  }

  @Test
  void fourNodesOnOneSharedFolderImportEachFileOnce() throws Exception {
    for (int i = 0; i < 40; i++) {
      drop("file-%02d.csv".formatted(i), HEADER + row("p" + i) + row("q" + i));
    }
    drop("bad.csv", HEADER + "spring,bob,acc-1,0,Hello,\n");
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    ((Logger) LoggerFactory.getLogger("sendonce.dropfolder")).addAppender(log);
    List<Future<?>> nodes = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    for (int i = 0; i < 4; i++) {
      DropFolder own = new DropFolder(imports(), Clock.systemUTC());
      nodes.add(
          threads.submit(
              () -> {
                own.empty(directory, () -> false);
                return null;
              }));
    }
    for (Future<?> node : nodes) {
      node.get();
    }
    threads.shutdown();
    ((Logger) LoggerFactory.getLogger("sendonce.dropfolder")).detachAppender(log);

    assertThat(List.copyOf(log.list))
        .extracting(ILoggingEvent::getFormattedMessage)
        .as("whoever comes second has nothing to complain about")
        .singleElement()
        .asString()
        .contains("bad.", " rejected");
    assertThat(queued()).isEqualTo(80);
    assertThat(names("imported")).hasSize(40);
    assertThat(names("rejected")).hasSize(2);
    assertThat(names("importing")).isEmpty();
  }

  private FileImport imports() {
    return new FileImport(database.statements());
  }

  private void drop(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
    age(name);
  }

  private void age(String name) throws IOException {
    Files.setLastModifiedTime(directory.resolve(name), old());
  }

  private static FileTime old() {
    return FileTime.from(Clock.systemUTC().instant().minus(Duration.ofSeconds(6)));
  }

  private static String row(String person) {
    return "spring," + person + ",acc-1,1,Hello,\n";
  }

  private long queued() {
    return database.value(Long.class, "SELECT count(*) FROM send_queue");
  }

  private List<String> names(String room) throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve(room))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private String reasons() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String name : names("rejected")) {
      if (name.endsWith(".rejected.txt")) {
        all.append(Files.readString(directory.resolve("rejected").resolve(name)));
      }
    }
    return all.toString();
  }
}
