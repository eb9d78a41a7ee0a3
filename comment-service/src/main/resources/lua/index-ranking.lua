-- Reads a whole index by rank, best first, in one instant.
-- KEYS: meta, sorted set by rank.
-- Answers nothing where there is no index, else floorFrom, version of the subject, members...
local meta, index = KEYS[1], KEYS[2]
if redis.call('EXISTS', meta) == 0 then
  return {}
end
local answer = redis.call('HMGET', meta, 'floorFrom', 'v')
answer[1] = answer[1] or ''
answer[2] = answer[2] or '0'
for i, member in ipairs(redis.call('ZREVRANGE', index, 0, -1)) do
  answer[i + 2] = member
end
return answer
