-- availability: what a booking says in the statement whose commit goes along with it, when the constraint has kept a claim out.
create function claims_are_missing() returns void
    language plpgsql
    as $$
begin
    raise exclusion_violation using message = 'not all claims were free', table = 'claim', constraint = 'claim_no_overlap';
end $$;
