-- Lets the planner know how many messages the rows tell of.
ANALYZE adoption_messages
