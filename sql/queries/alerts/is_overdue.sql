-- Whether something could not be delivered for so long that the way to people may be broken. :age
SELECT EXISTS (
  SELECT FROM alert_deliveries
  WHERE delivered_at IS NULL AND given_up_at IS NULL AND happened_at < clock_timestamp() - CAST(:age AS interval))
