"""What servers answer."""

REASONS = {
    200: "OK", 201: "Created", 204: "No Content", 301: "Moved Permanently", 302: "Found", 304: "Not Modified",
    400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
    408: "Request Timeout", 429: "Too Many Requests", 500: "Internal Server Error", 503: "Service Unavailable",
}

TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".png": "image/png"}


class HttpError(Exception):
    def __init__(self, status):
        self.status = status
        super().__init__(REASONS.get(status, "Unknown"))


def type_of(path):
    dot = path.rfind(".")
    return TYPES.get(path[dot:], "application/octet-stream")


def head(status, length, path):
    return "HTTP/1.1 {} {}\r\nContent-Length: {}\r\nContent-Type: {}\r\nConnection: close\r\n\r\n".format(
        status, REASONS[status], length, type_of(path)
    )


def parse_request(line):
    try:
        method, target, version = line.decode().split()
    except ValueError:
        raise HttpError(400)
    if method not in ("GET", "HEAD", "POST"):
        raise HttpError(405)
    path, _, query = target.partition("?")
    parameters = {}
    for pair in query.split("&"):
        if pair:
            name, _, value = pair.partition("=")
            parameters[name] = value
    return method, path, parameters
