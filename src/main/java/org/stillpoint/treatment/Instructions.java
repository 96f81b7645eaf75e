package org.stillpoint.treatment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/** What patients are told in plain words. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Instructions(Optional<String> before, Optional<String> after) {}
