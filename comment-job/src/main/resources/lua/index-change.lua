-- Brings an index to the present state of some of its comments, if the index is there and not newer.
-- KEYS: meta, byFloor, byHot, lease of a rebuild, all in one slot.
-- ARGV[1] version of the subject, [2] most members of a set, [3] milliseconds to live; then for each
-- comment: member, floor, hot, the last two empty if it is not listed.
-- A set never holds a member below what it is complete from. Answers 1 if the index was changed.
local meta, byFloor, byHot, lease = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local version, cap, millis = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])

redis.call('DEL', lease)
local shown = redis.call('HGET', meta, 'v')
if not shown or tonumber(shown) > tonumber(version) then
  return 0
end

local function place(set, from, member, score)
  if score == '' or tonumber(score) < from then
    redis.call('ZREM', set, member)
  else
    redis.call('ZADD', set, score, member)
  end
end

-- Of equal scores all go or all stay, so that what is left is complete from a score on.
local function trim(set, from)
  local over = redis.call('ZCARD', set) - cap
  if over <= 0 then
    return from
  end
  local highest = redis.call('ZRANGE', set, over - 1, over - 1, 'WITHSCORES')[2]
  redis.call('ZREMRANGEBYSCORE', set, '-inf', highest)
  return tonumber(highest) + 1
end

local floorFrom = tonumber(redis.call('HGET', meta, 'floorFrom'))
local hotFrom = tonumber(redis.call('HGET', meta, 'hotFrom'))
for i = 4, #ARGV, 3 do
  place(byFloor, floorFrom, ARGV[i], ARGV[i + 1])
  place(byHot, hotFrom, ARGV[i], ARGV[i + 2])
end
redis.call('HSET', meta, 'v', version,
  'floorFrom', string.format('%.0f', trim(byFloor, floorFrom)),
  'hotFrom', string.format('%.0f', trim(byHot, hotFrom)))
-- The meta goes first: sets without it are no index, but it without them would be an empty one.
redis.call('PEXPIRE', meta, millis)
redis.call('PEXPIRE', byFloor, millis + 60000)
redis.call('PEXPIRE', byHot, millis + 60000)
return 1
