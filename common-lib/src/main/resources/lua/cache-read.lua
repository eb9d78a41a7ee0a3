-- Reads entries; hands out a lease for each one that is missing and has none.
-- KEYS: entry, lease for each key, all in one slot; ARGV[1] token, ARGV[2] milliseconds of a lease.
-- Answers for each key: the entry, 1 if it is missing and the lease is the caller's now, 0 if it is
-- missing and another holds the lease.
local token, millis = ARGV[1], ARGV[2]
local answers = {}
for i = 1, #KEYS / 2 do
  local entryKey, leaseKey = KEYS[2 * i - 1], KEYS[2 * i]
  local entry = redis.call('GET', entryKey)
  if entry then
    answers[i] = entry
  elseif redis.call('SET', leaseKey, token, 'NX', 'PX', millis) then
    answers[i] = 1
  else
    answers[i] = 0
  end
end
return answers
