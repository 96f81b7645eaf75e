package org.stillpoint.session;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What staff say on a form themselves.
 *
 * @param texts by the names of fields
 * @param by whose word it is; empty while nobody stands by the form
 */
record FormAnswers(Map<String, String> texts, Optional<UUID> by) {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    static FormAnswers of(SessionForm form) {
        return new FormAnswers(FormText.read(form.answers(), TEXTS).orElseGet(Map::of), form.readyBy());
    }

    Optional<String> to(String name) {
        return Optional.ofNullable(texts.get(name)).filter(text -> !text.isBlank());
    }
}
