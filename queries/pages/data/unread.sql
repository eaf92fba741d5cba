-- Files of the latest extract that were not read, because no measure needs them.
-- Grain: file_name. Reads: meta.unread.
-- needs: public
select file_name
from meta.unread
order by file_name
