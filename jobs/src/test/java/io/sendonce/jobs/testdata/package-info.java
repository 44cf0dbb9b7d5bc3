/** A migrated database per test, and campaigns, people and accounts to put into it. */
@NullMarked
package io.sendonce.jobs.testdata;

import org.jspecify.annotations.NullMarked;
