-- Reads a page of an index together with how far down the index is complete, in one instant.
-- KEYS: meta, sorted set; ARGV: 'up' or 'down', first score, number of entries.
-- Entries of the first score itself come on top of the number: the caller passes over those it has
-- seen. Answers nothing where there is no index, else floorFrom, hotFrom, version of the subject,
-- member, score, member, score...
local meta, index = KEYS[1], KEYS[2]
local direction, first, number = ARGV[1], ARGV[2], tonumber(ARGV[3])
if redis.call('EXISTS', meta) == 0 then
  return {}
end
local count = number + redis.call('ZCOUNT', index, first, first)
local entries
if direction == 'down' then
  entries = redis.call('ZREVRANGEBYSCORE', index, first, '-inf', 'WITHSCORES', 'LIMIT', 0, count)
else
  entries = redis.call('ZRANGEBYSCORE', index, first, '+inf', 'WITHSCORES', 'LIMIT', 0, count)
end
local from = redis.call('HMGET', meta, 'floorFrom', 'hotFrom', 'v')
local answer = {from[1] or '', from[2] or '', from[3] or '0'}
for i = 1, #entries do
  answer[i + 3] = entries[i]
end
return answer
