package org.stillpoint.intake;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who to turn to in a crisis; by phone, by text message, on the web. */
public record CrisisResource(@Schema(required = true) String name, String phone, String text, String url) {}
