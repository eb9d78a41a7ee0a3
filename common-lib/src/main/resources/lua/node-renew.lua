-- Keeps a node number: prolongs it if it is the caller's, takes it back if it is nobody's.
-- KEYS[1] the number's key; ARGV[1] owner token, ARGV[2] milliseconds to hold it.
-- Answers 1 if the caller owns the number now, 0 if another does.
local number, token, millis = KEYS[1], ARGV[1], ARGV[2]
local owner = redis.call('GET', number)
if owner == token then
  redis.call('PEXPIRE', number, millis)
  return 1
end
if not owner then
  redis.call('SET', number, token, 'PX', millis)
  return 1
end
return 0
