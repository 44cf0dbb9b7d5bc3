package io.sendonce.demo.stage;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the built programs are.
 *
 * @param node holds {@code bin/sendonce}
 * @param simulator holds {@code bin/simulator}
 */
public record Homes(Path node, Path simulator) {

  /**
   * Where the build says they are: {@code -Ddemo.node} and {@code -Ddemo.simulator}.
   *
   * @throws PartFailedException if one is not there
   */
  public static Homes ofThisBuild() throws PartFailedException {
    return new Homes(
        built("demo.node", "scheduler/target/sendonce", "bin/sendonce"),
        built("demo.simulator", "jobs/simulator/target/simulator", "bin/simulator"));
  }

  private static Path built(String property, String usual, String program)
      throws PartFailedException {
    Path home = Path.of(System.getProperty(property, usual)).toAbsolutePath().normalize();
    if (!Files.isExecutable(home.resolve(program))) {
      throw new PartFailedException(
          "there is no %s in %s. Build it first: mvn -q package -DskipTests; or name its folder: -D%s=..."
              .formatted(program, home, property));
    }
    return home;
  }
}
