# Settings with defaults, read from a file where there is one.

DEFAULTS = {
    "network": {"ssid": "", "password": "", "hostname": "board", "timeout": 15},
    "mqtt": {"server": "broker.local", "port": 1883, "topics": ["state", "command"]},
    "sensor": {"interval": 60, "unit": "C", "offset": -1.5},
}


def merge(defaults, given):
    result = dict(defaults)
    for key, value in given.items():
        if isinstance(value, dict) and isinstance(result.get(key), dict):
            result[key] = merge(result[key], value)
        else:
            result[key] = value
    return result


def load(path="settings.json"):
    import json

    try:
        with open(path) as file:
            return merge(DEFAULTS, json.load(file))
    except OSError:
        return DEFAULTS


def get(settings, path, fallback=None):
    for part in path.split("."):
        if part not in settings:
            return fallback
        settings = settings[part]
    return settings
