package org.stillpoint.treatment;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.stillpoint.platform.Refusal;

/**
 * Carries out {@link FreshProposal}: outside of the transaction that was refused. That one had locked the days, and whoever waits for
 * them holds a connection: a second one, taken beside it, might never come.
 */
@FreshProposal
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 140)
class FreshProposalInterceptor {

    private static final Logger LOG = Logger.getLogger(FreshProposalInterceptor.class);

    private final SiteRepair site;
    private final SeriesRepairs repairs;
    private final Proposals proposals;

    FreshProposalInterceptor(SiteRepair site, SeriesRepairs repairs, Proposals proposals) {
        this.site = site;
        this.repairs = repairs;
        this.proposals = proposals;
    }

    @AroundInvoke
    Object refresh(InvocationContext call) throws Exception {
        try {
            return call.proceed();
        } catch (RepairTaken taken) {
            throw taken.isOfDisplaced()
                    ? orBare(taken, () -> taken.with(site.propose(taken.site(), taken.starts())))
                    : taken;
        } catch (SeriesRepairTaken taken) {
            throw orBare(taken, () -> taken.with(repairs.propose(taken.series())));
        } catch (ProposalTaken taken) {
            throw orBare(taken, () -> taken.with(proposals.propose(taken.series(), taken.wishes())));
        }
    }

    /** What has gone is told also where there is nothing else to propose, or nobody has time to look for it. */
    private static Refusal orBare(Refusal taken, Supplier<Refusal> fresh) {
        try {
            return fresh.get();
        } catch (Refusal nothing) {
            return taken;
        } catch (RuntimeException failure) {
            LOG.warnf(
                    "There is no fresh proposal in place of what has gone: %s",
                    failure.getClass().getSimpleName());
            return taken;
        }
    }
}
