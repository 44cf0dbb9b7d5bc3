package io.sendonce.scheduler.command;

import io.sendonce.scheduler.access.ApiToken;
import io.sendonce.scheduler.access.Scope;
import io.sendonce.scheduler.access.TokensFile;
import io.sendonce.scheduler.config.Configuration;
import io.sendonce.scheduler.config.ConfigurationException;
import io.sendonce.scheduler.properties.Problem;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sendonce tokens}: which programs may use the HTTP API. */
@Command(
    name = "tokens",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    header = "Say which programs may use the HTTP API.",
    description = {
      "Reads and writes the file that console.tokens names. The API sees the change",
      "with the next request."
    },
    exitCodeListHeading = Exit.HEADING,
    exitCodeList = {Exit.DONE_TEXT, Exit.NOT_DONE_TEXT, Exit.WRONG_TEXT})
final class TokensCommand implements Runnable {

  private final Surroundings surroundings;

  @Spec private @Nullable CommandSpec spec;

  TokensCommand(Surroundings surroundings) {
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
      header = "Make a token, or give one of that name another value and other scopes.",
      description = {
        "Prints the token alone on standard output, this once: only its hash is kept."
      },
      footerHeading = "%nExamples:%n",
      footer = {
        "  sendonce tokens add crm --scope submit --scope read",
        "  sendonce tokens add prometheus --scope read > token"
      },
      exitCodeListHeading = Exit.HEADING,
      exitCodeList = {Exit.DONE_TEXT, Exit.NOT_DONE_TEXT, Exit.WRONG_TEXT})
  int add(
      @Mixin ConfigOption config,
      @Parameters(paramLabel = "NAME", description = "What it is called in log and audit trail.")
          String name,
      @Option(
              names = "--scope",
              required = true,
              paramLabel = "SCOPE",
              description =
                  "read looks, submit queues messages, operate stops and decides, admin changes schedules and, with operate, more than 10,000 messages at once; again for more.")
          List<Scope> scopes)
      throws ConfigurationException, Failure, IOException {
    TokensFile file = file(config);
    try {
      String token = file.put(name, Set.copyOf(scopes));
      Console.out(spec).println(token);
    } catch (IllegalArgumentException e) {
      throw new Failure(Exit.WRONG, String.valueOf(e.getMessage()));
    }
    Console.err(spec).println(name + " may use the API: " + file.path());
    return Exit.DONE;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      versionProvider = ProgramVersion.class,
      header = "List the tokens' names and scopes.",
      footerHeading = "%nExample:%n",
      footer = "  sendonce tokens list",
      exitCodeListHeading = Exit.HEADING,
      exitCodeList = {Exit.DONE_TEXT, "1:the file has problems", Exit.WRONG_TEXT})
  int list(@Mixin ConfigOption config) throws ConfigurationException, Failure, IOException {
    TokensFile.Content content = file(config).read();
    if (content.tokens().isEmpty()) {
      Console.out(spec)
          .println("no program may use the API: sendonce tokens add NAME --scope read");
    }
    content.tokens().values().stream()
        .sorted(Comparator.comparing(ApiToken::name))
        .forEach(token -> Console.out(spec).println(token));
    if (!content.problems().isEmpty()) {
      throw new Failure(Exit.NOT_DONE, Problem.report(content.problems()));
    }
    return Exit.DONE;
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      versionProvider = ProgramVersion.class,
      header = "Take a token out: it is good for nothing from the next request on.",
      footerHeading = "%nExample:%n",
      footer = "  sendonce tokens remove crm",
      exitCodeListHeading = Exit.HEADING,
      exitCodeList = {Exit.DONE_TEXT, "1:there is no such token", Exit.WRONG_TEXT})
  int remove(
      @Mixin ConfigOption config,
      @Parameters(paramLabel = "NAME", description = "What it is called.") String name)
      throws ConfigurationException, Failure, IOException {
    if (!file(config).remove(name)) {
      throw new Failure(Exit.NOT_DONE, "there is no token " + name);
    }
    Console.out(spec).println(name + " may not use the API any more");
    return Exit.DONE;
  }

  private TokensFile file(ConfigOption config) throws ConfigurationException {
    Configuration configuration =
        Configuration.load(config.directory(surroundings), surroundings.settings());
    return new TokensFile(configuration.settings().console().tokens());
  }
}
