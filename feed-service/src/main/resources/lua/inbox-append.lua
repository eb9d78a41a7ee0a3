-- Appends to those inboxes that exist.
-- KEYS inboxes; ARGV[1] length in bytes, ARGV[2..] packed ids for each key, or ARGV[2] alone for all of them
-- Answers the places (from 1) of those that are longer than that now.
local call = redis.call
local most = tonumber(ARGV[1])
local same = #ARGV == 2 and ARGV[2]
local long = {}
for i = 1, #KEYS do
  local key = KEYS[i]
  if call('EXISTS', key) == 1 and call('APPEND', key, same or ARGV[i + 1]) > most then
    long[#long + 1] = i
  end
end
return long
