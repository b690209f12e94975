"""Puts on the wire what the official Python SDK puts there, and reads answers as it does (dossier 01 §6.1, 03 §2.1 and §2.3, 07 §2).

Written from the description of its behaviour: the same libraries (websocket-client, requests, aiohttp), headers, member order, threads,
polling and tolerance, and nothing that it does not do, above all no waiting of its own.
"""
import asyncio
import json
import platform
import threading
import time
import uuid

import requests
import websocket

KEY = "sk-any"
AGENT = (f"dashscope/1.26.2; python/{platform.python_version()}; platform/{platform.platform()}; "
         f"processor/{platform.processor()}")


class Realtime:
    """The realtime class. `on_event` gets a dict on the receiving thread, before the state below is brought up to date."""

    def __init__(self, url, model, on_event, on_close=lambda code, text: None, key=KEY, workspace=None):
        self.url = f"{url}?model={model}"
        self.headers = {"user-agent": AGENT, "Authorization": "bearer " + key}
        if workspace:
            self.headers["X-DashScope-WorkSpace"] = workspace
        self.on_event, self.on_close = on_event, on_close
        self.session_id = self.last_response_id = self.first_audio_delay = self.first_text = None
        self.problems = []
        self.ws = None

    def connect(self):
        self.ws = websocket.WebSocketApp(
            self.url, header=self.headers, on_message=self._message, on_error=self._error,
            on_close=lambda _, code, text: self.on_close(code, text))
        threading.Thread(target=self.ws.run_forever, daemon=True).start()
        end = time.time() + 5
        while not (self.ws.sock and self.ws.sock.connected) and time.time() < end:
            time.sleep(0.1)
        if not (self.ws.sock and self.ws.sock.connected):
            raise TimeoutError("no connection within 5 s")

    def send(self, kind, **members):
        # ASCII only: every other character is an escape, half surrogate pairs too.
        self.ws.send(json.dumps({"event_id": "event_" + uuid.uuid4().hex, "type": kind, **members}))

    def update_session(self, voice, mode="server_commit", response_format="pcm", sample_rate=24000, **settings):
        self.send("session.update", session={
            "voice": voice, "mode": mode, "response_format": response_format, "sample_rate": sample_rate, **settings})

    def append_text(self, text):
        self.send("input_text_buffer.append", text=text)
        if self.first_text is None:
            self.first_text = time.time()

    def commit(self):
        self.send("input_text_buffer.commit")

    def clear_appended_text(self):
        self.send("input_text_buffer.clear")

    def cancel_response(self):
        self.send("response.cancel")

    def finish(self):
        self.send("session.finish")

    def send_raw(self, data):
        self.ws.send(data)

    def close(self, **how):
        self.ws.close(**how)

    def _message(self, _, message):
        if not isinstance(message, str):
            self.problems.append("a binary frame")
            return
        event = json.loads(message)
        self.on_event(event)
        if event["type"] == "session.created":
            self.session_id = event["session"]["id"]
        if event["type"] == "response.created":
            self.last_response_id = event["response"]["id"]
        elif event["type"] == "response.audio.delta" and self.first_text and self.first_audio_delay is None:
            self.first_audio_delay = time.time() - self.first_text

    def _error(self, _, error):
        self.problems.append(repr(error))


class Answer:
    """One answer or one event of a stream."""

    def __init__(self, status, request_id="", code="", message="", output=None, usage=None, headers=None):
        self.status, self.request_id, self.code, self.message = status, request_id, code, message
        self.output, self.usage, self.headers = output, usage, headers


def request_of(base, model, text, voice, language_type=None, stream=False, **parameters):
    """Address, headers and body of a call: text, voice and language in `input`, every other argument in `parameters`."""
    headers = {
        "user-agent": AGENT + "; incremental_to_full/0", "Accept": "application/json; charset=utf-8", "Authorization": f"Bearer {KEY}",
        "Content-Type": "application/json; charset=utf-8",
    }
    if stream:
        headers.update({"Accept": "text/event-stream", "X-Accel-Buffering": "no", "X-DashScope-SSE": "enable"})
        parameters = {"stream": True, **parameters}
    sent = {"text": text, "voice": voice}
    if language_type:
        sent["language_type"] = language_type
    body = {"model": model, "parameters": parameters, "input": sent}
    return base + "/services/aigc/multimodal-generation/generation", headers, json.dumps(body, ensure_ascii=False).encode()


def call(base, model, text, voice, stream=False, **arguments):
    """The synchronous class: a list of answers, one for each event when streamed."""
    url, headers, body = request_of(base, model, text, voice, stream=stream, **arguments)
    with requests.Session() as session:
        response = session.post(url, stream=stream, data=body, headers=headers, timeout=60)
        kind = response.headers.get("content-type", "")
        if response.status_code != 200:
            return [failed(response, kind)]
        if stream and "text/event-stream" in kind:
            return list(events(response.iter_lines()))
        return [parsed(response.json(), 200)]


def failed(response, kind):
    if "application/json" not in kind:
        return Answer(response.status_code, code="Unknown", message=response.content.decode())
    error = response.json()
    return Answer(response.status_code, error.get("request_id", ""), error["code"], error["message"])


def events(lines):
    """Only the exact `event:error` is an error, and only a `status:` line gives its status."""
    is_error, status = False, 400
    for line in lines:
        line = line.decode("utf8").rstrip("\n").rstrip("\r")
        if line.startswith("event:"):
            is_error = is_error or line[len("event:"):] == "error"
        elif line.startswith("status:"):
            status = int(line[len("status:"):].strip())
        elif line.startswith("data:"):
            yield parsed(json.loads(line[len("data:"):].strip()), status if is_error else 200, is_error)
            if is_error:
                return


def parsed(message, status, is_error=False):
    if is_error:
        return Answer(status, message.get("request_id", ""), message["code"], message["message"])
    return Answer(200, message.get("request_id", ""), output=message["output"], usage=message.get("usage"))


def call_async(base, model, text, voice, **arguments):
    """The asynchronous class, which reads lines of at most 128 KiB."""
    import aiohttp

    async def run():
        url, headers, body = request_of(base, model, text, voice, stream=True, **arguments)
        timeout = aiohttp.ClientTimeout(total=None, sock_read=60)
        async with aiohttp.ClientSession() as session, session.post(url, data=body, headers=headers, timeout=timeout) as response:
            assert response.status == 200 and "text/event-stream" in response.content_type, (response.status, response.content_type)
            return list(events([line async for line in response.content]))

    return asyncio.run(run())
