package io.sendonce.scheduler.plugin;

import org.quartz.DisallowConcurrentExecution;

/** A job that may be run in lanes. */
@DisallowConcurrentExecution
public class LaneJob extends AnyJob {}
