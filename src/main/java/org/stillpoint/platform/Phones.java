package org.stillpoint.platform;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;

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
            if (NUMBERS.isPossibleNumber(number) && !number.hasExtension()) {
                return NUMBERS.format(number, PhoneNumberFormat.E164);
            }
        } catch (NumberParseException notANumber) {
            // Falls through: the caller needs no more than that it is none.
        }
        throw InvalidRequest.at(
                pointer, "must be a telephone number, with + and country code if it is not a local one");
    }

    /** The same for a body whose number stands at {@code /phone}. */
    public static String e164(String raw, String country) {
        return e164(raw, country, "/phone");
    }
}
