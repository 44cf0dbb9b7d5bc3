-- Names the person who decides, for the events that this transaction leaves. :actor
SELECT set_config('sendonce.actor', :actor, true)
