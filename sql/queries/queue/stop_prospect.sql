-- The provider refuses this person for good: the rest of the campaign's steps to them wait for a person's decision.
UPDATE campaign_prospects SET stopped_at = clock_timestamp(), stop_reason = :reason
WHERE id = :prospectId AND stopped_at IS NULL
