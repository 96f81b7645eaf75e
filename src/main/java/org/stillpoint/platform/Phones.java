package org.stillpoint.platform;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

/** Telephone numbers are kept in E.164 ({@code +12125550123}). */
public final class Phones {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private Phones() {}

    /**
     * @param raw as a person writes it
     * @param country ISO 3166-1 alpha-2; numbers without an international prefix are read as numbers of this country
     * @param pointer where in the body the number stands, for the refusal
     */
    public static String e164(String raw, String country, String pointer) {
        try {
            var number = NUMBERS.parse(raw, country);
            if (canBeCalled(number)) {
                return NUMBERS.format(number, PhoneNumberFormat.E164);
            }
        } catch (NumberParseException notANumber) {
            // Falls through: the caller needs no more than that it is none.
        }
        throw InvalidRequest.at(
                pointer,
                "must be a telephone number with its area code, and with + and country code if it is of another country");
    }

    /** From everywhere: one without its area code is possible too, and in E.164 it is nobody's. */
    private static boolean canBeCalled(PhoneNumber number) {
        return NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE && !number.hasExtension();
    }

    /** The same for a body whose number stands at {@code /phone}. */
    public static String e164(String raw, String country) {
        return e164(raw, country, "/phone");
    }
}
