-- What a foreign table's messages have as their directions. <sent>: its messages, with their parts by our names
SELECT DISTINCT direction FROM (<sent>) AS sent WHERE direction IS NOT NULL
