-- Brings entries to a committed state and voids their leases.
-- KEYS: entry, lease for each key, all in one slot; ARGV: claim, entry, milliseconds for each key.
-- A stored entry is replaced unless it is newer. A missing one is stored only with a claim that still
-- stands: without it nobody can tell whether a newer state was stored and evicted meanwhile.
for i = 1, #KEYS / 2 do
  local entryKey, leaseKey = KEYS[2 * i - 1], KEYS[2 * i]
  local claim, entry, millis = ARGV[3 * i - 2], ARGV[3 * i - 1], ARGV[3 * i]
  local version = redis.call('GETRANGE', entryKey, 0, 15)
  local fits
  if version == '' then
    fits = claim ~= '' and redis.call('GET', leaseKey) == claim
  else
    fits = version <= string.sub(entry, 1, 16)
  end
  if fits then
    redis.call('SET', entryKey, entry, 'PX', millis)
  end
  redis.call('DEL', leaseKey)
end
return 1
