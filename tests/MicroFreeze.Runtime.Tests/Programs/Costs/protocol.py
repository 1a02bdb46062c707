"""A line protocol: requests with numbers, answers that may come in any order."""

import io
import json


class Request:
    def __init__(self, number, method, arguments):
        self.number = number
        self.method = method
        self.arguments = arguments
        self.answer = None

    def encode(self):
        return json.dumps({"id": self.number, "method": self.method, "params": self.arguments})


class Connection:
    MAX_PENDING = 16
    _next = 1

    def __init__(self, stream, timeout=5000, retries=3):
        self.stream = stream
        self.timeout = timeout
        self.retries = retries
        self.pending = {}
        self.handlers = {}

    def on(self, method):
        def register(handler):
            self.handlers[method] = handler
            return handler

        return register

    def call(self, method, *arguments):
        if len(self.pending) >= self.MAX_PENDING:
            raise OverflowError("there are too many requests without an answer")
        request = Request(Connection._next, method, arguments)
        Connection._next += 1
        self.pending[request.number] = request
        self.stream.write(request.encode() + "\n")
        return request

    def poll(self):
        line = self.stream.readline()
        while line:
            try:
                message = json.loads(line)
            except ValueError:
                self._complain(line)
                continue
            if "method" in message:
                self._serve(message)
            else:
                self._finish(message)
            line = self.stream.readline()

    def _serve(self, message):
        handler = self.handlers.get(message["method"])
        if handler is None:
            self.stream.write(json.dumps({"id": message["id"], "error": "no such method"}) + "\n")
            return
        result = handler(*message.get("params", ()))
        self.stream.write(json.dumps({"id": message["id"], "result": result}) + "\n")

    def _finish(self, message):
        request = self.pending.pop(message.get("id"), None)
        if request is not None:
            request.answer = message.get("result")

    def _complain(self, line):
        print("not understood:", line.strip())


loopback = Connection(io.StringIO())


@loopback.on("echo")
def echo(*values):
    return list(values)
