-- Files and columns of the latest extract that were not read, and what they may have been meant for.
-- Grain: file_name, column_name. Reads: meta.unread.
-- needs: public
select
    file_name,
    coalesce(column_name, '') as column_name,
    coalesce(meant, '') as meant,
    coalesce(asked, '') as asked
from meta.unread
order by file_name, column_name
