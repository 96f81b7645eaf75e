package org.stillpoint.patient;

import java.util.UUID;

/**
 * Has rows about patients. When two records turn out to be of one person, all of it goes over to the record that stays. Every table
 * that refers to {@code patient} has one; a foreign key that is left behind stops the merge.
 */
public interface FollowsPatient {

    /**
     * In the transaction of the merge, while nobody else can begin to refer to the duplicate. Locks claims before appointments, as
     * everybody does. Throws a refusal if something of both can not stand side by side.
     */
    void follow(UUID duplicate, UUID survivor);
}
