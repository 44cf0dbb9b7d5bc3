package io.sendonce.scheduler.command;

import io.sendonce.scheduler.access.Role;
import io.sendonce.scheduler.access.User;
import io.sendonce.scheduler.access.UsersFile;
import io.sendonce.scheduler.config.Configuration;
import io.sendonce.scheduler.config.ConfigurationException;
import io.sendonce.scheduler.properties.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sendonce users}: who may sign in to the console. */
@Command(
    name = "users",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    header = "Say who may sign in to the console.",
    description = {
      "Reads and writes the file that console.users names. A console sees the change",
      "with the next request; a changed password ends the user's sessions."
    },
    exitCodeListHeading = Exit.HEADING,
    exitCodeList = {Exit.DONE_TEXT, Exit.NOT_DONE_TEXT, Exit.WRONG_TEXT})
final class UsersCommand implements Runnable {

  private final Surroundings surroundings;

  @Spec private @Nullable CommandSpec spec;

  UsersCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    throw Console.wrong(spec, "a command is missing");
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      versionProvider = ProgramVersion.class,
      header = "Add a user, or give one another role and password.",
      description = {"Asks for the password twice, or reads it from standard input."},
      footerHeading = "%nExamples:%n",
      footer = {
        "  sendonce users add ada --role admin",
        "  sendonce users add screen --role viewer --stdin < password-file"
      },
      exitCodeListHeading = Exit.HEADING,
      exitCodeList = {Exit.DONE_TEXT, Exit.NOT_DONE_TEXT, Exit.WRONG_TEXT})
  int add(
      @Mixin ConfigOption config,
      @Parameters(paramLabel = "NAME", description = "As they sign in.") String name,
      @Option(
              names = "--role",
              required = true,
              paramLabel = "ROLE",
              description = "viewer looks, operator stops and decides, admin may vouch too.")
          Role role,
      @Option(names = "--stdin", description = "Read the password, one line, from standard input.")
          boolean isFromInput)
      throws ConfigurationException, Failure, IOException {
    UsersFile file = file(config);
    try {
      file.put(name, role, password(isFromInput));
    } catch (IllegalArgumentException e) {
      throw new Failure(Exit.WRONG, String.valueOf(e.getMessage()));
    }
    Console.out(spec).println(name + " may sign in as " + role.word() + ": " + file.path());
    return Exit.DONE;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      versionProvider = ProgramVersion.class,
      header = "List the users and their roles.",
      footerHeading = "%nExample:%n",
      footer = "  sendonce users list",
      exitCodeListHeading = Exit.HEADING,
      exitCodeList = {Exit.DONE_TEXT, "1:the file has problems", Exit.WRONG_TEXT})
  int list(@Mixin ConfigOption config) throws ConfigurationException, Failure, IOException {
    UsersFile.Content content = file(config).read();
    if (content.users().isEmpty()) {
      Console.out(spec).println("nobody may sign in: sendonce users add NAME --role admin");
    }
    content.users().values().stream()
        .sorted(Comparator.comparing(User::name))
        .forEach(user -> Console.out(spec).println(user));
    if (!content.problems().isEmpty()) {
      throw new Failure(Exit.NOT_DONE, Problem.report(content.problems()));
    }
    return Exit.DONE;
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      versionProvider = ProgramVersion.class,
      header = "Take a user out; their sessions end.",
      footerHeading = "%nExample:%n",
      footer = "  sendonce users remove ada",
      exitCodeListHeading = Exit.HEADING,
      exitCodeList = {Exit.DONE_TEXT, "1:there is no such user", Exit.WRONG_TEXT})
  int remove(
      @Mixin ConfigOption config,
      @Parameters(paramLabel = "NAME", description = "As they sign in.") String name)
      throws ConfigurationException, Failure, IOException {
    if (!file(config).remove(name)) {
      throw new Failure(Exit.NOT_DONE, "there is no user " + name);
    }
    Console.out(spec).println(name + " may not sign in any more");
    return Exit.DONE;
  }

  private UsersFile file(ConfigOption config) throws ConfigurationException {
    Configuration configuration =
        Configuration.load(config.directory(surroundings), surroundings.settings());
    return new UsersFile(configuration.settings().console().users());
  }

  private static String password(boolean isFromInput) throws Failure, IOException {
    return isFromInput ? firstLine() : asked();
  }

  private static String firstLine() throws IOException {
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    return Objects.requireNonNullElse(input.readLine(), "");
  }

  @SuppressWarnings("SystemConsoleNull") // it may, before JDK 22
  private static String asked() throws Failure {
    java.io.Console terminal = System.console();
    if (terminal == null) {
      throw new Failure(Exit.WRONG, "there is no terminal to ask for the password: use --stdin");
    }
    char[] once = terminal.readPassword("Password: ");
    char[] again = terminal.readPassword("Again: ");
    if (once == null || !Arrays.equals(once, again)) {
      throw new Failure(Exit.NOT_DONE, "the two are not the same: nothing was changed");
    }
    return new String(once);
  }
}
