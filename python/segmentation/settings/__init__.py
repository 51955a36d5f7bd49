"""Settings, checked once before anything runs: names, types, ranges, lists."""

from segmentation.settings.check import check_settings

__all__ = ["check_settings"]
