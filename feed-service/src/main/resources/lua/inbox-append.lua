-- Appends to an inbox that exists.
-- KEYS[1] inbox; ARGV[1] packed ids
-- Answers its length in bytes, 0 where there is none.
if redis.call('EXISTS', KEYS[1]) == 0 then
  return 0
end
return redis.call('APPEND', KEYS[1], ARGV[1])
