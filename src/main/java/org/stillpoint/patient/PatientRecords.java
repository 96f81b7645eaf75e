package org.stillpoint.patient;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PatientRecords implements PanacheRepositoryBase<Patient, UUID> {

    /** What a calendar shows of somebody. */
    record Name(UUID id, String givenName, String familyName, String preferredName) {

        String shown() {
            return (preferredName == null ? givenName : preferredName) + " " + familyName;
        }
    }

    List<Name> names(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : find("id in ?1", ids).project(Name.class).list();
    }

    /** Others who want to change the record wait; who begins to refer to it does not. To be called before it is read. */
    void lock(UUID id) {
        lock(id, "no key update");
    }

    /** Who wants to refer to the record waits as well, and who has just done so is waited for. */
    void lockOut(UUID id) {
        lock(id, "update");
    }

    /** Nobody can be read or changed, as if there was no such row. */
    @Override
    public Optional<Patient> findByIdOptional(UUID id) {
        return id.equals(Patients.NOBODY)
                ? Optional.empty()
                : Optional.ofNullable(getEntityManager().find(Patient.class, id));
    }

    private boolean lock(UUID id, String strength) {
        return !id.equals(Patients.NOBODY)
                && !getEntityManager()
                        .createNativeQuery("select 1 from patient where id = ?1 for " + strength)
                        .setParameter(1, id)
                        .getResultList()
                        .isEmpty();
    }
}
