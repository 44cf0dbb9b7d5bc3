-- Lets the planner know how much there is.
ANALYZE adoption_staged
