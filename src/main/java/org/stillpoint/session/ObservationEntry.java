package org.stillpoint.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.annotations.Type;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.SensitiveTextType;

/** How somebody seemed at one moment. */
@Entity
@Table(name = "observation_entry")
class ObservationEntry extends ChartEntry {

    @Enumerated(EnumType.STRING)
    @Column(name = "sedation_scale")
    private SedationScale sedationScale;

    @Column(name = "sedation_value")
    private Short sedationValue;

    private Short dissociation;

    private Short nausea;

    private Short pain;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Mutability(Immutability.class)
    private String[] resolved;

    @Type(SensitiveTextType.class)
    private SensitiveText note;

    protected ObservationEntry() {}

    ObservationEntry(Entering entering, Impressions seen) {
        super(entering);
        sedationScale = seen.sedation().map(Sedation::scale).orElse(null);
        sedationValue = small(seen.sedation().map(Sedation::value));
        dissociation = small(seen.dissociation());
        nausea = small(seen.nausea());
        pain = small(seen.pain());
        resolved = seen.resolved().stream().map(Symptom::name).toArray(String[]::new);
        note = seen.note().orElse(null);
    }

    private static Short small(Optional<Integer> value) {
        return value.map(Integer::shortValue).orElse(null);
    }

    private static Optional<Integer> large(Short value) {
        return Optional.ofNullable(value).map(Short::intValue);
    }

    Impressions seen() {
        return new Impressions(
                large(sedationValue).map(value -> new Sedation(sedationScale, value)),
                large(dissociation),
                large(nausea),
                large(pain),
                resolved(),
                Optional.ofNullable(note));
    }

    Set<Symptom> resolved() {
        return new TreeSet<>(Stream.of(resolved).map(Symptom::valueOf).toList());
    }
}
