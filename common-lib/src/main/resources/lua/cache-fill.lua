-- Stores what was loaded under a lease, if the lease still stands and nothing newer is stored.
-- KEYS: entry, lease for each key, all in one slot; ARGV: token, entry, milliseconds for each key.
-- An entry starts with its version in 16 hex digits, so versions compare as text and '' is oldest.
-- A lease whose load proved too old stays until it expires, so that it is not tried again at once.
-- Answers the number of entries stored.
local stored = 0
for i = 1, #KEYS / 2 do
  local entryKey, leaseKey = KEYS[2 * i - 1], KEYS[2 * i]
  local token, entry, millis = ARGV[3 * i - 2], ARGV[3 * i - 1], ARGV[3 * i]
  if redis.call('GET', leaseKey) == token
    and redis.call('GETRANGE', entryKey, 0, 15) <= string.sub(entry, 1, 16) then
    redis.call('SET', entryKey, entry, 'PX', millis)
    redis.call('DEL', leaseKey)
    stored = stored + 1
  end
end
return stored
