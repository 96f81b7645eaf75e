package org.stillpoint.session;

import java.util.List;

/** What a form asks. */
record FormDefinition(String code, String title, List<Field> fields, String source) {

    /** {@code name} is what programs know it by. */
    record Field(String name, String label, FormSource from, boolean required) {}
}
