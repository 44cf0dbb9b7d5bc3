package io.sendonce.scheduler.command;

import io.sendonce.scheduler.wiring.NodeProgram;
import picocli.CommandLine.IVersionProvider;

/** The version of this program, as its jar has it. */
final class ProgramVersion implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"sendonce " + NodeProgram.version() + " on Java " + Runtime.version()};
  }
}
