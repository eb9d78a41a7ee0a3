-- The right to rebuild a history, unless it is usable or somebody has it. It lies in the hash, so that
-- what loses the hash loses the lease.
-- KEYS[1] the hash; ARGV[1] token, ARGV[2] now, ARGV[3] until when, both 13 digits of milliseconds;
-- ARGV[4] milliseconds to live. Answers 1 if it was taken.
local hash, token, now, deadline, ttl = KEYS[1], ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local known = redis.call('HMGET', hash, '#p', '#v', '#l')
if (known[1] and known[2]) or (known[3] and string.sub(known[3], 1, 13) > now) then
  return 0
end
redis.call('HSET', hash, '#l', deadline .. token)
redis.call('PEXPIRE', hash, ttl)
return 1
