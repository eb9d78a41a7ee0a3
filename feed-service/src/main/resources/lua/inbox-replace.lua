-- Puts new bytes in place of those that were read; what was appended since stays.
-- KEYS[1] inbox; ARGV[1] token in the header that was read, ARGV[2] length that was read, ARGV[3] new bytes
-- Answers 1, or 0 if it was rewritten or lost since.
if redis.call('GETRANGE', KEYS[1], 24, 31) ~= ARGV[1] then
  return 0
end
local since = redis.call('GETRANGE', KEYS[1], ARGV[2], -1)
redis.call('SET', KEYS[1], ARGV[3] .. since, 'KEEPTTL')
return 1
