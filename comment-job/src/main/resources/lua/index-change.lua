-- Brings indexes of a subject to the present state of some of its comments, each if it is there and
-- not newer.
-- KEYS: for each list meta, byFloor, byHot, lease of a rebuild, all in one slot.
-- ARGV[1] version of the subject, [2] most members of a set, [3] milliseconds to live; then for each
-- list how many comments, and for each of those: member, floor, hot, the last two empty if it is not
-- listed.
-- A set never holds a member below what it is complete from. Answers how many indexes were changed.
local version, cap, millis = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])

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

local function change(meta, byFloor, byHot, first, last)
  local floorFrom = tonumber(redis.call('HGET', meta, 'floorFrom'))
  local hotFrom = tonumber(redis.call('HGET', meta, 'hotFrom'))
  for i = first, last, 3 do
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
end

local changed, at = 0, 4
for key = 1, #KEYS, 4 do
  local meta, lease = KEYS[key], KEYS[key + 3]
  local last = at + 3 * tonumber(ARGV[at])
  redis.call('DEL', lease)
  local shown = redis.call('HGET', meta, 'v')
  if shown and tonumber(shown) <= tonumber(version) then
    change(meta, KEYS[key + 1], KEYS[key + 2], at + 1, last)
    changed = changed + 1
  end
  at = last + 1
end
return changed
