-- security, scheduling: a key to a visit ended two years after the booking, and a visit can be booked for a later day than that.
update personal_key k
   set expires_at = a.end_at + interval '730 days'
  from appointment a
 where k.kind = 'APPOINTMENT' and k.subject = a.id and a.status = 'BOOKED' and k.expires_at < a.end_at + interval '730 days';
