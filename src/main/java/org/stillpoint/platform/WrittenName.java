package org.stillpoint.platform;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Pattern;

/**
 * A name as people write it, in any script, so that whoever reads it in a list sees it, and sees nothing else turned around by
 * it: no control characters, line breaks or overrides of the direction of writing (joiners and marks of direction, which scripts
 * need, are well), and something visible in it. Nothing at all is left to {@code @NotBlank}.
 */
@Constraint(validatedBy = WrittenName.Check.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface WrittenName {

    String message() default "must have a visible character, and no control characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** No {@code @Pattern}, because that would stand in the contract, whose readers know other expressions than Java does. */
    final class Check implements ConstraintValidator<WrittenName, CharSequence> {

        private static final Pattern WRITTEN = Pattern.compile("\\s*+"
                + "|(?=.*[\\p{L}\\p{N}\\p{P}\\p{S}&&[^\\u115F\\u1160\\u2800\\u3164\\uFFA0]])"
                + "[^\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]*+");

        @Override
        public boolean isValid(CharSequence name, ConstraintValidatorContext context) {
            return name == null || WRITTEN.matcher(name).matches();
        }
    }
}
