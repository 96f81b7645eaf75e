-- treatment: nothing looks a series up by its protocol, and a version of a protocol is never deleted.

drop index treatment_series_by_protocol;
