package io.sendonce.demo.campaign;

import io.sendonce.demo.screen.Screen;
import io.sendonce.demo.stage.DemoDatabase;
import io.sendonce.demo.stage.DemoProvider;
import io.sendonce.demo.stage.Fleet;

/**
 * What the campaign is played on.
 *
 * @param database holds the queue
 * @param provider delivers
 * @param fleet sends
 * @param screen shows
 */
public record Scene(DemoDatabase database, DemoProvider provider, Fleet fleet, Screen screen) {}
