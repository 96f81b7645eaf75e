-- platform: answers kept for repetitions of a request (Idempotency-Key).

create table idempotency_answer (
    id          bytea       primary key, -- SHA-256 of caller, route and key; the key itself is not stored
    fingerprint bytea       not null,    -- HMAC of the request under the key, to tell a repetition from another one
    sealed      bytea       not null,    -- status, headers and body, readable only with the caller's key
    kept_until  timestamptz not null
);

create index idempotency_answer_kept_until on idempotency_answer (kept_until);
