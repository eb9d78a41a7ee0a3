-- Lets go of a node number after a cooling time, if it is the caller's.
-- KEYS[1] the number's key; ARGV[1] owner token, ARGV[2] milliseconds before another may take it.
local number, token, millis = KEYS[1], ARGV[1], ARGV[2]
if redis.call('GET', number) == token then
  return redis.call('PEXPIRE', number, millis)
end
return 0
