package io.sendonce.scheduler.config;

import io.sendonce.scheduler.properties.DidYouMean;
import io.sendonce.scheduler.properties.Problem;
import io.sendonce.scheduler.properties.PropertiesText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One source of settings: the file or the environment.
 *
 * @param given what it says, by key (not by variable)
 * @param problems what it says that is not a setting
 */
record Layer(Map<String, Given> given, List<Problem> problems) {

  static final String ENVIRONMENT = "the environment";

  static final Layer EMPTY = new Layer(Map.of(), List.of());

  private static final String PREFIX = "SENDONCE_";

  /** Read by the start script, not by us. */
  private static final Set<String> OF_THE_SCRIPT = Set.of("SENDONCE_JAVA_OPTS", "SENDONCE_HOME");

  /** Kubernetes and Docker links name a service's port so, even where a setting has that name. */
  private static final Pattern LINK = Pattern.compile("(tcp|udp|sctp)://[0-9A-Fa-f.:\\[\\]]+:\\d+");

  /** What Kubernetes and Docker links add for a service that happens to be named sendonce. */
  private static final Pattern OF_A_SERVICE =
      Pattern.compile(
          "SENDONCE_(\\w+_)?(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT(_\\d+_(TCP|UDP|SCTP)(_\\w+)?)?)");

  Layer {
    given = Map.copyOf(given);
    problems = List.copyOf(problems);
  }

  static Layer of(PropertiesText file) {
    Map<String, String> known = names(false);
    Map<String, Given> given = new HashMap<>();
    List<Problem> problems = new ArrayList<>(file.problems());
    for (PropertiesText.Entry entry : file.entries().values()) {
      String key = entry.key();
      if (known.containsKey(key)) {
        String origin = file.place() + ":" + entry.line();
        given.put(key, new Given(key, entry.value(), origin, file.place(), entry.line()));
      } else {
        problems.add(new Problem(file.place(), entry.line(), unknown(key, known)));
      }
    }
    return new Layer(given, problems);
  }

  static Layer of(Map<String, String> environment) {
    Map<String, String> known = names(true);
    Map<String, Given> given = new HashMap<>();
    List<Problem> problems = new ArrayList<>();
    new TreeMap<>(environment)
        .forEach(
            (variable, value) -> {
              String key = known.get(variable);
              if (LINK.matcher(value).matches()) {
                return;
              }
              if (key != null) {
                String origin = "environment " + variable;
                given.put(key, new Given(variable, value, origin, ENVIRONMENT, 0));
              } else if (isMeantForUs(variable)) {
                problems.add(new Problem(ENVIRONMENT, 0, unknown(variable, known)));
              }
            });
    return new Layer(given, problems);
  }

  /** The name of a node that is an instance of somebody else's scheduler. */
  static Layer ofInstance(String name) {
    String key = Keys.NODE_NAME.key();
    String origin = "instance id of the scheduler";
    return new Layer(Map.of(key, new Given(key, name, origin, origin, 0)), List.of());
  }

  private static boolean isMeantForUs(String variable) {
    return variable.startsWith(PREFIX)
        && !OF_THE_SCRIPT.contains(variable)
        && !OF_A_SERVICE.matcher(variable).matches();
  }

  private static String unknown(String written, Map<String, String> known) {
    return written + " is not a setting" + DidYouMean.hint(written, known.keySet());
  }

  /** Every name that may be written, with the key it stands for. */
  private static Map<String, String> names(boolean asVariables) {
    Map<String, String> names = new HashMap<>();
    for (Setting<?> setting : Keys.ALL) {
      for (String key : setting.writableKeys()) {
        names.put(asVariables ? Setting.variable(key) : key, key);
      }
    }
    return names;
  }
}
