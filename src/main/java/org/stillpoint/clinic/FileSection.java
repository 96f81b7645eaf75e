package org.stillpoint.clinic;

import java.util.Collection;
import java.util.List;

/**
 * A section of the clinic file that belongs to a package above. Every implementation takes part in the loading of a file: its
 * mistakes are told together with all others, its differences are shown with all others, and it is written in the same
 * transaction. The shape of the section is in the file's JSON Schema.
 */
public interface FileSection {

    /** The property of the file. */
    String name();

    /**
     * Finds what is wrong in the section ({@link FileNode#wrong}).
     *
     * @param section not present where the file has none
     * @param services those of the same file
     */
    void check(FileNode section, Collection<Service> services);

    /** What the section makes of what is there. Asked in the transaction of the change, while nobody else changes the clinic. */
    Change over(FileNode section, ClinicPlan proposed);

    /** What a section would change. */
    interface Change {

        List<Difference> differences();

        /** What of its own the proposed plan has no place for; then nothing is changed. */
        List<PlanGuard.Stranded> stranded();

        /** Joins the transaction of the change. */
        void write(String author);
    }
}
