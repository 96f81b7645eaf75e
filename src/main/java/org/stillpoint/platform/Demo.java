package org.stillpoint.platform;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether this is the demo clinic, with passwords that everybody knows: {@code stillpoint.demo}. */
@Singleton
public class Demo {

    private final boolean on;

    public Demo(@ConfigProperty(name = "stillpoint.demo", defaultValue = "false") boolean on) {
        this.on = on;
    }

    public boolean isOn() {
        return on;
    }
}
