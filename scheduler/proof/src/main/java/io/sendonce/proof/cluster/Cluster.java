package io.sendonce.proof.cluster;

import io.sendonce.proof.node.NodeMain;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A cluster: one database, one job store, as many nodes as are started. Closing it ends them. */
public final class Cluster implements AutoCloseable {

  private static final List<String> SMALL_JVM =
      List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

  private final Store store;
  private final Databases databases;
  private final String url;
  private final Path folder;
  private final Diaries diaries;
  private final Map<String, Node> nodes = new LinkedHashMap<>();

  private Cluster(Store store, Databases databases, Path folder) {
    this.store = store;
    this.databases = databases;
    this.url = databases.make(store.word());
    this.folder = folder;
    this.diaries = new Diaries(url);
  }

  /**
   * A cluster without nodes.
   *
   * @param folder an existing one; settings and logs of the nodes go there
   */
  public static Cluster make(Store store, Databases databases, Path folder) {
    return new Cluster(store, databases, folder);
  }

  /** Its job store. */
  public Store store() {
    return store;
  }

  /** Its server, for a case that harms it. */
  public OwnServer server() {
    return databases.ownServer();
  }

  /** What its nodes wrote down. */
  public Diaries diaries() {
    return diaries;
  }

  /** Where files of a case may be written. */
  public Path folder() {
    return folder;
  }

  /** Starts nodes at once and waits until all of them run. */
  public List<Node> start(Settings settings, String... names) throws CaseFailedException {
    List<Node> started = new ArrayList<>();
    for (String name : names) {
      started.add(launch(settings, name));
    }
    for (Node node : started) {
      node.awaitReady();
    }
    return started;
  }

  /** A scheduler that is made but never started: an operator's console. */
  public Node operator(Settings settings) throws CaseFailedException {
    return launch(settings.with(NodeMain.STARTED, false), "operator").awaitReady();
  }

  /** Starts a node and does not wait for it. */
  public Node launch(Settings settings, String name) throws CaseFailedException {
    Properties properties = settings.of(store, name, url);
    properties.setProperty(NodeMain.DIARY, url);
    Path file = folder.resolve(name + ".properties");
    Path log = folder.resolve(name + ".log");
    write(properties, file);
    Process process = Processes.start(command(file), settings.environment(), log.toFile());
    Node node = new Node(name, process, log, diaries);
    nodes.put(name, node);
    return node;
  }

  /** The node of that name. */
  public Node node(String name) {
    Node node = nodes.get(name);
    if (node == null) {
      throw new IllegalArgumentException("no node " + name + ", only " + nodes.keySet());
    }
    return node;
  }

  /** Any node that lives and is not this one. */
  public Node otherThan(Node node) {
    return nodes.values().stream()
        .filter(other -> other != node && other.isAlive() && !other.name().equals("operator"))
        .findFirst()
        .orElseThrow();
  }

  /** Asks all nodes to stop, SIGTERM, and waits for them. */
  public void stop(Duration longest) throws CaseFailedException {
    nodes.values().forEach(Node::ask);
    for (Node node : nodes.values()) {
      node.awaitEnd(longest);
    }
  }

  @Override
  public void close() {
    nodes.values().forEach(Node::destroy);
    nodes.values().forEach(node -> node.ended(Duration.ofSeconds(5)));
  }

  private static List<String> command(Path file) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SMALL_JVM);
    command.add("-Dlogback.configurationFile=io/sendonce/proof/logback-node.xml");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(NodeMain.class.getName());
    command.add(file.toString());
    return command;
  }

  private static void write(Properties properties, Path file) throws CaseFailedException {
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      properties.store(writer, "Written by the proof.");
    } catch (IOException e) {
      throw new CaseFailedException("the settings of a node could not be written: " + e, e);
    }
  }
}
