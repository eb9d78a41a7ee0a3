-- Puts a rebuilt index in place of none, if the lease of the rebuild still stands.
-- KEYS: meta, byFloor, byHot, lease, and where the new sets were built, all in one slot.
-- ARGV: token, version of the subject, floorFrom, hotFrom, milliseconds to live.
-- Answers 1 if the index was put in place.
local meta, byFloor, byHot, lease = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local builtFloor, builtHot = KEYS[5], KEYS[6]
local token, version, floorFrom, hotFrom = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local millis = tonumber(ARGV[5])

if redis.call('GET', lease) ~= token or redis.call('EXISTS', meta) == 1 then
  redis.call('DEL', builtFloor, builtHot)
  return 0
end

local function move(built, set)
  redis.call('DEL', set)
  if redis.call('EXISTS', built) == 1 then
    redis.call('RENAME', built, set)
    redis.call('PEXPIRE', set, millis + 60000)
  end
end

move(builtFloor, byFloor)
move(builtHot, byHot)
redis.call('HSET', meta, 'v', version, 'floorFrom', floorFrom, 'hotFrom', hotFrom)
redis.call('PEXPIRE', meta, millis)
redis.call('DEL', lease)
return 1
