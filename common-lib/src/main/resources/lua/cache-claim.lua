-- Takes leases from whoever has them.
-- KEYS: entry, lease for each key, all in one slot; ARGV[1] token, ARGV[2] milliseconds of a lease.
for i = 2, #KEYS, 2 do
  redis.call('SET', KEYS[i], ARGV[1], 'PX', ARGV[2])
end
return 1
