package org.stillpoint.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.platform.TimeSlot;

/** Free starts for a visit that another feature knows: of which patient, where and when it is due. */
@ApplicationScoped
public class OfferedStarts {

    private final SessionSlots slots;

    OfferedStarts(SessionSlots slots) {
        this.slots = slots;
    }

    /**
     * Those at which the visit fits, and the patient's other visits too.
     *
     * @param service code
     * @param site code
     * @param window of 62 days at most
     */
    public SlotsView within(String service, String site, UUID patient, TimeSlot window, PageRequest page) {
        var filter = new SlotFilter();
        filter.service = service;
        filter.site = site;
        filter.patient = patient;
        filter.from = window.start().toString();
        filter.to = window.end().toString();
        return slots.search(filter, page);
    }
}
