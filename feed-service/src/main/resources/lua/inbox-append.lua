-- Appends to those inboxes that exist.
-- KEYS inboxes; ARGV[1] length in bytes, ARGV[2..] packed ids for each key
-- Answers the places (from 1) of those that are longer than that now.
local call = redis.call
local most = tonumber(ARGV[1])
local long = {}
for i = 1, #KEYS do
  local key = KEYS[i]
  if call('EXISTS', key) == 1 and call('APPEND', key, ARGV[i + 1]) > most then
    long[#long + 1] = i
  end
end
return long
