-- scheduling: the check went with the column that was sealed.
alter table appointment
    add constraint appointment_overridden check (override_reason is not null or overridden_by is null);

-- security: what was kept plain is better made anew than sealed, because older backups know it. Everybody signs in once more,
-- and failed sign-ins are forgotten.
delete from signing_key;
delete from installation_secret;
delete from sign_in_failure;
comment on column signing_key.private_key is 'sealed; Ed25519, PKCS #8';
comment on column installation_secret.value is 'sealed';
