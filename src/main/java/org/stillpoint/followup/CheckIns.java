package org.stillpoint.followup;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class CheckIns implements PanacheRepositoryBase<CheckIn, UUID> {}
