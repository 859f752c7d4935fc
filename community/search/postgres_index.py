"""placeholder"""


class PostgresIndex:
    def __init__(self, database: str, prefix: str = "") -> None: ...
