"""Fills the configuration templates: `{{name}}` stands for a value, and a name without value is an error."""

import pathlib
import re

from failure import LabFailure

FOLDER = pathlib.Path(__file__).resolve().parent / "templates"


def fill(template, **values):
    def value(match):
        if match[1] not in values:
            raise LabFailure(f"the template {template} asks for {match[1]}, which has no value")
        return str(values[match[1]])

    return re.sub(r"\{\{(\w+)\}\}", value, (FOLDER / template).read_text())
