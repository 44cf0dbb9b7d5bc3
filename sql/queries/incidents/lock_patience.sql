-- Gives a lock up that is not had soon: everybody who comes after us waits behind us.
SET LOCAL lock_timeout = '10s'
