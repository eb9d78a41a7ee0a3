-- Joins what is known about a member's history into the hash in Redis; never overwrites.
-- KEYS[1] the hash.
-- ARGV[1] token: of a rebuild, '-' to void whatever lease there is, else ''; ARGV[2], ARGV[3] what a rebuilt hash is complete from, entries
-- and tombstones; ARGV[4] milliseconds to live; ARGV[5] most entries, ARGV[6] most tombstones,
-- ARGV[7] how many more are let grow; ARGV[8] cleared at; ARGV[9] pause as kept in '#p', or '';
-- ARGV[10] '1' to take what the hash alone cannot judge; then subject and state for each subject.
--
-- Times are 13 digits of milliseconds. A state is: deleted at (1-13), '1' if the database has it as it
-- is here, else '0' (14), and the entry, or nothing: watched at (15-27), received at (28-40), progress
-- (41-46), duration (47-52), finished (53), device. Fields beside the subjects: '#c' cleared at, '#p'
-- paused at and 0 or 1, '#a' when anything last changed, '#e' which rebuild made the hash, '#l' until when
-- and under which token somebody rebuilds it, '#v' every entry watched later is here, '#t' every tombstone set later is here;
-- without '#v' the hash holds only what was written since it came into being.
--
-- Answers for each subject: 1 the state was taken, 0 what is known is later, 2 only the database can
-- tell. Nothing at all if the rebuild has lost its lease.
local hash = KEYS[1]
local token, edge, tombstoneEdge, ttl = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local maxEntries, maxTombstones, slack = tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])
local cleared, pause, force = ARGV[8], ARGV[9], ARGV[10] == '1'
local NEVER = '0000000000000'

if token ~= '' then
  local lease = redis.call('HGET', hash, '#l')
  if token ~= '-' and (not lease or string.sub(lease, 14) ~= token) then
    return {}
  end
  if lease then
    redis.call('HDEL', hash, '#l')
  end
end

local marks = redis.call('HMGET', hash, '#c', '#p', '#v', '#t', '#a')
local activeBefore = marks[5] or NEVER
local clearedBefore = marks[1] or NEVER
local completeFrom, tombstonesFrom = marks[3], marks[4] or NEVER

local function later(one, other)
  if other > one then
    return other
  end
  return one
end

local function survivor(entry, limit)
  if entry ~= '' and string.sub(entry, 1, 13) > limit and string.sub(entry, 14, 26) > limit then
    return entry
  end
  return ''
end

local function latest(known, added)
  if known == '' or string.sub(added, 1, 39) > string.sub(known, 1, 39) then
    return added
  end
  return known
end

local function isNothing(state)
  return #state == 14 and string.sub(state, 1, 13) <= cleared
end

local active = later(later(activeBefore, cleared), string.sub(pause, 1, 13))
cleared = later(cleared, clearedBefore)

local function join(known, added)
  local deleted = later(string.sub(known, 1, 13), string.sub(added, 1, 13))
  local limit = later(deleted, cleared)
  local knownEntry, addedEntry = string.sub(known, 15), string.sub(added, 15)
  local addedSurvivor = survivor(addedEntry, limit)
  local entry = survivor(knownEntry, limit)
  if addedSurvivor ~= '' then
    entry = latest(entry, addedSurvivor)
  end
  local stored = '0'
  if deleted == string.sub(added, 1, 13) and entry == addedEntry and string.sub(added, 14, 14) == '1' then
    stored = '1'
  elseif deleted == string.sub(known, 1, 13) and entry == knownEntry then
    stored = string.sub(known, 14, 14)
  end
  return deleted .. stored .. entry
end

if cleared > clearedBefore then
  redis.call('HSET', hash, '#c', cleared)
  local all = redis.call('HGETALL', hash)
  for i = 1, #all, 2 do
    if string.sub(all[i], 1, 1) ~= '#' then
      local left = join(all[i + 1], NEVER .. '0')
      if isNothing(left) then
        redis.call('HDEL', hash, all[i])
      elseif left ~= all[i + 1] then
        redis.call('HSET', hash, all[i], left)
      end
    end
  end
  if completeFrom and completeFrom <= cleared then
    completeFrom = NEVER
    redis.call('HSET', hash, '#v', completeFrom)
  end
  if tombstonesFrom <= cleared then
    tombstonesFrom = NEVER
    redis.call('HDEL', hash, '#t')
  end
end

if pause ~= '' and (not marks[2] or pause > marks[2]) then
  redis.call('HSET', hash, '#p', pause)
end

local answers = {}
for i = 11, #ARGV, 2 do
  local subject, added = ARGV[i], ARGV[i + 1]
  local known = redis.call('HGET', hash, subject)
  local addedEntry = string.sub(added, 15)
  active = later(later(active, string.sub(added, 1, 13)), string.sub(addedEntry, 14, 26))
  if not known and not force and completeFrom and addedEntry ~= ''
    and string.sub(addedEntry, 1, 13) <= later(completeFrom, tombstonesFrom) then
    answers[#answers + 1] = 2
  else
    local joined = join(known or (NEVER .. '0'), added)
    if isNothing(joined) then
      redis.call('HDEL', hash, subject)
    elseif joined ~= known then
      redis.call('HSET', hash, subject, joined)
    end
    answers[#answers + 1] = string.sub(joined, 15) == addedEntry and 1 or 0
  end
end

if active > activeBefore then
  redis.call('HSET', hash, '#a', active)
end

if token ~= '' and token ~= '-' then
  completeFrom, tombstonesFrom = edge, tombstoneEdge
  redis.call('HSET', hash, '#v', completeFrom, '#t', tombstonesFrom, '#e', token)
  if not redis.call('HGET', hash, '#p') then
    redis.call('HSET', hash, '#p', NEVER .. '0')
  end
end

-- Only what the database has may go; the rest waits for the workers.
local function trim(states, most, from)
  table.sort(states, function(one, other) return one.at > other.at end)
  for i = most + 1, #states do
    if states[i].stored then
      redis.call('HDEL', hash, states[i].subject)
      from = later(from, states[i].at)
    end
  end
  return from
end

if redis.call('HLEN', hash) > maxEntries + maxTombstones + slack then
  local entries, tombstones = {}, {}
  local all = redis.call('HGETALL', hash)
  for i = 1, #all, 2 do
    if string.sub(all[i], 1, 1) ~= '#' then
      local value = all[i + 1]
      local stored = string.sub(value, 14, 14) == '1'
      if #value > 14 then
        entries[#entries + 1] = {subject = all[i], at = string.sub(value, 15, 27), stored = stored}
      else
        tombstones[#tombstones + 1] = {subject = all[i], at = string.sub(value, 1, 13), stored = stored}
      end
    end
  end
  local entriesFrom = trim(entries, maxEntries, completeFrom or NEVER)
  local deletionsFrom = trim(tombstones, maxTombstones, tombstonesFrom)
  if completeFrom then
    redis.call('HSET', hash, '#v', entriesFrom, '#t', deletionsFrom)
  end
end

redis.call('PEXPIRE', hash, ttl)
return answers
