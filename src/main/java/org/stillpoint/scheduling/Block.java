package org.stillpoint.scheduling;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.SensitiveTextType;
import org.stillpoint.platform.TimeSlot;

/** A stretch of time in which an actor is out of service. */
@Entity
@Table(name = "block")
class Block {

    @Id
    private UUID id;

    @Column(name = "actor_id")
    private UUID actorId;

    @Column(name = "start_at")
    private Instant start;

    @Column(name = "end_at")
    private Instant end;

    @Enumerated(EnumType.STRING)
    private BlockKind kind;

    @Type(SensitiveTextType.class)
    private SensitiveText note;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private UUID createdBy;

    protected Block() {}

    static Block of(UUID id, UUID actorId, TimeSlot slot, BlockActor request, UUID createdBy, Instant now) {
        var block = new Block();
        block.id = id;
        block.actorId = actorId;
        block.start = slot.start();
        block.end = slot.end();
        block.kind = request.kind();
        block.note = SensitiveText.ofNullable(request.note());
        block.createdBy = createdBy;
        block.createdAt = now;
        return block;
    }

    UUID id() {
        return id;
    }

    UUID actorId() {
        return actorId;
    }

    Instant start() {
        return start;
    }

    Instant end() {
        return end;
    }

    BlockKind kind() {
        return kind;
    }

    Optional<SensitiveText> note() {
        return Optional.ofNullable(note);
    }
}
