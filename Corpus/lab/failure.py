"""The one exception of the laboratory: a sentence that says what went wrong, for the person who ran it."""


class LabFailure(Exception):
    pass
