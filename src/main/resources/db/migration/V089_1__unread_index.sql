-- intake: requests are looked for by whether they are closed, and by the last of many moments, never by when they were.
drop index appointment_request_closed;
