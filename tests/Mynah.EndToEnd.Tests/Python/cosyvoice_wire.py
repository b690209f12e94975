"""Puts on the wire what the official Python SDK's CosyVoice class puts there, and reads answers as it does (dossier 02 §9.1, 07 §2).

Written from the description of its behaviour: the same library (websocket-client), headers, members, waits, and the same blindness to
closing sockets. What it collects for itself is only for the checks.
"""
import json
import platform
import threading
import time
import uuid

import websocket

AGENT = (f"dashscope/1.26.2; python/{platform.python_version()}; platform/{platform.platform()}; "
         f"processor/{platform.processor()}")


class Callback:
    """What a program derives from; it notes all calls."""

    def __init__(self):
        self.calls, self.audio, self.events = [], b"", []

    def on_open(self):
        self.calls.append("open")

    def on_complete(self):
        self.calls.append("complete")

    def on_error(self, message):
        self.calls.append("error " + json.loads(message)["header"]["error_code"])

    def on_close(self):
        self.calls.append("close")

    def on_event(self, message):
        self.events.append(json.loads(message))

    def on_data(self, data):
        self.audio += data


class SpeechSynthesizer:
    """One object speaks once. `additional` are further parameters; numbers keep the form that the program gave them."""

    def __init__(self, url, model, voice, format="Default", sample_rate=0, volume=50, speech_rate=1.0, pitch_rate=1.0, seed=0,
                 synthesis_type=0, callback=None, key="sk-any", **additional):
        self.url, self.model, self.callback, self.key = url, model, callback, key
        self.parameters = {"voice": voice, "volume": volume, "text_type": "PlainText", "sample_rate": sample_rate, "rate": speech_rate,
                           "format": format, "pitch": pitch_rate, "seed": seed, "type": synthesis_type, **additional}
        self.ws = None
        self.pooled = False
        self._begin_task()

    def _begin_task(self):
        self.task_id = uuid.uuid4().hex
        self.started, self.completed = threading.Event(), threading.Event()
        self.audio, self.failure, self.last_response, self.first_data = b"", None, None, None
        self.is_started = False

    # Connecting

    def connect(self):
        opened = threading.Event()
        self.ws = websocket.WebSocketApp(
            self.url, header={"user-agent": AGENT, "Authorization": "bearer " + self.key},
            on_open=lambda _: opened.set(), on_message=self._message, on_error=lambda *_: None, on_close=lambda *_: None)
        threading.Thread(target=self.ws.run_forever, daemon=True).start()
        if not opened.wait(5):
            raise TimeoutError("websocket connection could not established within 5s.")

    def close(self):
        self.ws.close()

    def is_connected(self):
        return self.ws is not None and self.ws.sock is not None and self.ws.sock.connected

    # Speaking

    def call(self, text, timeout=None):
        self.parameters["enable_ssml"] = True
        self._start()
        self._send("continue-task", {"text": text})
        if self.callback:
            threading.Thread(target=self.streaming_complete, daemon=True).start()
            return None
        self.streaming_complete(timeout)
        return self.audio or None

    def streaming_call(self, text):
        if self.callback is None:
            raise ValueError("InputRequired: a callback is needed")
        if not self.is_started:
            self._start()
        self._send("continue-task", {"text": text})

    def streaming_flush(self):
        self._send("continue-task", {"flush": True}, model=self.model, task_group="audio", task="tts", function="SpeechSynthesizer")

    def streaming_complete(self, timeout=600):
        self._send("finish-task", {})
        if not self.completed.wait(timeout):
            raise TimeoutError("no completion")
        if not self.pooled:
            self.close()

    def streaming_cancel(self):
        self._send("finish-task", {})
        self.ws.close()
        self.started.set()
        self.completed.set()

    def _start(self):
        self.begun = time.time()
        if not self.is_connected():
            self.connect()
        self._send("run-task", {}, model=self.model, task_group="audio", task="tts", function="SpeechSynthesizer", parameters=self.parameters)
        if not self.started.wait(10):
            raise TimeoutError("start speech synthesizer failed within 5s.")
        self.is_started = True
        if self.callback:
            self.callback.on_open()

    def _send(self, action, input_, **payload):
        # ASCII only: every other character is an escape.
        self.ws.send(json.dumps({"header": {"action": action, "task_id": self.task_id, "streaming": "duplex"},
                                 "payload": {**payload, "input": input_}}))

    # Listening: on the receiving thread

    def _message(self, _, message):
        if isinstance(message, bytes):
            self.first_data = self.first_data or time.time()
            self.audio += message
            if self.callback:
                self.callback.on_data(message)
            return
        self.last_response = json.loads(message)
        event = self.last_response["header"]["event"]
        self.last_response["payload"].get("output")  # fails unless it is an object
        if event == "task-started":
            self.started.set()
        elif event == "task-finished":
            self.completed.set()
            if self.callback:
                self.callback.on_complete()
                self.callback.on_close()
        elif event == "task-failed":
            self.failure = self.last_response
            self.started.set()
            self.completed.set()
            if self.callback:
                self.callback.on_error(message)
                self.callback.on_close()
        elif event == "result-generated":
            if self.callback:
                self.callback.on_event(message)


class Pool:
    """Connections made ahead, lent one task at a time; no placeholder ever speaks."""

    def __init__(self, url, size):
        self.free = [SpeechSynthesizer(url, "cosyvoice-v1", "longxiaochun") for _ in range(size)]
        for one in self.free:
            one.pooled = True
            one.connect()

    def borrow(self, model, voice, callback=None, **arguments):
        one = self.free.pop(0)
        fresh = SpeechSynthesizer(one.url, model, voice, callback=callback, **arguments)
        one.model, one.parameters, one.callback = model, fresh.parameters, callback
        one._begin_task()
        return one

    def give_back(self, one):
        self.free.append(one)
