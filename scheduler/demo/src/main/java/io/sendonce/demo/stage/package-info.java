/**
 * The real parts of the demo: PostgreSQL, the provider simulator and the nodes, each in processes
 * of its own, and the folder they work in.
 *
 * <p>Promises: whatever was started here is stopped by {@code Stage.close}, which also runs when
 * the demo is interrupted; a part that does not start or ends by itself is reported with its log's
 * place and last lines.
 *
 * <p>Must never: judge what the parts do.
 *
 * <p>Exists because a demo that leaves a PostgreSQL and four JVMs behind is not run twice.
 */
@NullMarked
package io.sendonce.demo.stage;

import org.jspecify.annotations.NullMarked;
