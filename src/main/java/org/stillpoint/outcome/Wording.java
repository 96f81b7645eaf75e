package org.stillpoint.outcome;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The text of an instrument in one language, as its authors have it.
 *
 * @param recall the time that it asks about
 * @param labels what the answers are called, from the fewest points on
 */
@Schema(requiredProperties = {"title", "recall", "instruction", "labels", "items"})
public record Wording(String title, String recall, String instruction, List<String> labels, List<String> items) {}
