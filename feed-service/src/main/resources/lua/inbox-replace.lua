-- Puts new bytes in place of those that were read; what was appended since stays.
-- KEYS[1] inbox; ARGV[1] token in the header that was read, ARGV[2] length that was read, ARGV[3] new bytes
-- Answers 1, or 0 if it was rewritten or lost since.
local call = redis.call
local key = KEYS[1]
if call('GETRANGE', key, 24, 31) ~= ARGV[1] then
  return 0
end
local bytes = ARGV[3] .. call('GETRANGE', key, ARGV[2], -1)

-- When an append does not fit, Redis makes room for twice the length: 800 ids would take 14 KB from the next append
-- on. So room is made here, by an append that makes the string half as long as that room. The largest is what an inbox
-- may grow to; what outgrows another gets the next. Each is a little below a size in which memory is given out.
local rooms = { 240, 600, 1500, 3500, 8100 }
for _, room in ipairs(rooms) do
  local half = math.floor(room / 2)
  if #bytes > half and #bytes <= room then
    local third = math.floor(room / 3)
    call('SET', key, bytes:sub(1, third), 'KEEPTTL')
    call('APPEND', key, bytes:sub(third + 1, half))
    call('APPEND', key, bytes:sub(half + 1))
    return 1
  end
end
call('SET', key, bytes, 'KEEPTTL')
return 1
