package org.stillpoint.treatment;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.stillpoint.platform.Busy;

/** Carries out {@link FreshRepair}: outside of the transaction that was refused, which holds nothing any more. */
@FreshRepair
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 140)
class FreshRepairInterceptor {

    private final SiteRepair repair;

    FreshRepairInterceptor(SiteRepair repair) {
        this.repair = repair;
    }

    @AroundInvoke
    Object refresh(InvocationContext call) throws Exception {
        try {
            return call.proceed();
        } catch (RepairTaken taken) {
            throw taken.isOfDisplaced() ? withFresh(taken) : taken;
        }
    }

    private RepairTaken withFresh(RepairTaken taken) {
        try {
            return taken.with(repair.propose(taken.site(), taken.starts()));
        } catch (Busy nobodyHasTime) {
            return taken;
        }
    }
}
