package org.stillpoint.session;

/** What may happen during and after a treatment; what is not among them is OTHER, in the note's words. */
public enum AdverseEventCode {
    AGITATION,
    ALLERGIC_REACTION,
    ANXIETY,
    CHEST_PAIN,
    DISSOCIATION,
    DIZZINESS,
    FALL,
    HEADACHE,
    INCREASED_BLOOD_PRESSURE,
    INFUSION_SITE_REACTION,
    LOSS_OF_CONSCIOUSNESS,
    NAUSEA,
    PALPITATIONS,
    RESPIRATORY_DEPRESSION,
    SEDATION,
    SEIZURE,
    SUICIDAL_THOUGHTS,
    VOMITING,
    OTHER;

    /** Whether somebody to whom it happens may be in danger once they are alone, however serious it is found to be. */
    boolean tellsOfDanger() {
        return this == SUICIDAL_THOUGHTS;
    }

    /** Whether somebody to whom it happens shows what has to be over before they leave. */
    boolean shows(Symptom symptom) {
        return switch (symptom) {
            case SEDATION -> this == SEDATION || this == LOSS_OF_CONSCIOUSNESS;
            case DISSOCIATION -> this == DISSOCIATION;
            case RESPIRATORY_DEPRESSION -> this == RESPIRATORY_DEPRESSION;
        };
    }
}
