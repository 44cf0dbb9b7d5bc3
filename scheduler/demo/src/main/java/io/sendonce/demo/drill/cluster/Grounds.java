package io.sendonce.demo.drill.cluster;

import io.sendonce.demo.stage.DemoDatabase;
import io.sendonce.demo.stage.DemoProvider;
import io.sendonce.demo.stage.Homes;
import io.sendonce.demo.stage.Stage;

/**
 * What nodes stand on.
 *
 * @param stage their processes and files
 * @param homes the built programs
 * @param database the queue's
 * @param provider the receiver
 */
public record Grounds(Stage stage, Homes homes, DemoDatabase database, DemoProvider provider) {}
