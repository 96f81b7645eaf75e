package org.stillpoint.intake;

/** Who to turn to in a crisis; by phone, by text message, on the web. */
public record CrisisResource(String name, String phone, String text, String url) {}
