package org.stillpoint.clinic;

/** What people come with. In a request it is a wish to be heard about, never a diagnosis. */
public enum Condition {
    GENERALIZED_ANXIETY_DISORDER("Generalized anxiety disorder"),
    SOCIAL_ANXIETY_DISORDER("Social anxiety disorder"),
    POST_TRAUMATIC_STRESS_DISORDER("Post-traumatic stress disorder"),
    PANIC_DISORDER("Panic disorder"),
    SPECIFIC_PHOBIA("Specific phobia"),
    ANXIOUS_DEPRESSION("Anxious depression"),
    BIPOLAR_DEPRESSION("Bipolar depression"),
    DEPRESSION("Depression"),
    TREATMENT_RESISTANT_DEPRESSION("Treatment-resistant depression"),
    CHRONIC_PAIN("Chronic pain"),
    CO_OCCURRING_SUBSTANCE_USE("Co-occurring substance use");

    private final String displayName;

    Condition(String displayName) {
        this.displayName = displayName;
    }

    public String displayName() {
        return displayName;
    }
}
