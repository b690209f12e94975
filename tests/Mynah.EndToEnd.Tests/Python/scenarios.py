"""Programs that users write with the official Python SDK, run against a server: `scenarios.py SERVER NAME`. Silent when all is well."""
import base64
import io
import json
import struct
import sys
import threading
import time
import wave

import requests

from sdk_wire import KEY, AGENT, Realtime, call, call_async, request_of

MODEL = "qwen3-tts-flash-realtime"
DONE = ["response.audio.done", "response.content_part.done", "response.output_item.done", "response.done"]
OPENED = ["response.created", "response.output_item.added", "response.content_part.added"]


class Program:
    """What the official samples do: gather audio, note events, and wait for them from the main thread."""

    def __init__(self, server, model=MODEL, slowly=0.0, **arguments):
        self.events, self.closed, self.slowly = [], [], slowly
        self.changed = threading.Condition()
        self.sdk = Realtime(server.replace("http", "ws") + "/api-ws/v1/realtime", model, self.event, self.close, **arguments)
        self.sdk.connect()

    def event(self, event):
        time.sleep(self.slowly)
        with self.changed:
            self.events.append(event)
            self.changed.notify_all()

    def close(self, code, text):
        with self.changed:
            self.closed.append(code)
            self.changed.notify_all()

    def wait(self, kind, count=1):
        with self.changed:
            assert self.changed.wait_for(lambda: len(self.of(kind)) >= count, 30), f"no {kind}: {self.kinds()} {self.sdk.problems}"
        return self.of(kind)[count - 1]

    def wait_closed(self, code):
        with self.changed:
            assert self.changed.wait_for(lambda: self.closed, 30), f"not closed: {self.kinds()}"
        assert self.closed == [code], self.closed
        assert not self.sdk.problems, self.sdk.problems

    def of(self, kind):
        return [event for event in self.events if event["type"] == kind]

    def kinds(self):
        """Event types in order, a run of deltas as one."""
        kinds = [event["type"] for event in self.events]
        return [kind for i, kind in enumerate(kinds) if i == 0 or kind != kinds[i - 1] or kind != "response.audio.delta"]

    def audio(self):
        return b"".join(base64.b64decode(event["delta"], validate=True) for event in self.of("response.audio.delta"))


def heard(pcm, least, most, rate=24000):
    seconds = len(pcm) / 2 / rate
    assert least <= seconds <= most, f"{seconds} s"
    samples = struct.unpack(f"<{len(pcm) // 2}h", pcm[: len(pcm) // 2 * 2])
    assert max(map(abs, samples)) > 1000, "silent"


def check_order(program, responses):
    """Ids, their uniqueness, and blocks that do not interleave."""
    ids = [event["event_id"] for event in program.events]
    assert len(set(ids)) == len(ids), "an event id came twice"
    body = program.kinds()
    for block in range(responses):
        start = [i for i, kind in enumerate(body) if kind == "response.created"][block]
        expected = OPENED + ["response.audio.delta"] + DONE
        inside = [kind for kind in body[start:] if kind.startswith("response.")][: len(expected)]
        assert inside == expected, body
    current = None
    for event in program.events:
        if event["type"] == "response.created":
            current = event["response"]["id"]
            assert event["response"]["status"] == "in_progress" and event["response"]["output"] == []
        elif "response_id" in event:
            assert event["response_id"] == current, "responses interleave"
        elif event["type"] == "response.done":
            assert event["response"]["id"] == current and event["response"]["usage"]["characters"] > 0


def server_commit(server):
    program = Program(server, workspace="ws-1")
    program.sdk.update_session("Cherry")
    for token in ["Hello", " there", ", this", " is", " one.", "", " And", " 你好", "。 ", "\U0001f600"]:
        program.sdk.append_text(token)
        time.sleep(0.02)
    program.sdk.finish()
    program.wait("session.finished")
    program.wait_closed(1000)
    kinds = program.kinds()
    assert kinds[:2] == ["session.created", "session.updated"] and kinds[-1] == "session.finished", kinds
    responses = len(program.of("response.created"))
    assert responses >= 2 and len(program.of("input_text_buffer.committed")) == responses, kinds
    assert all(event["item_id"] == "" for event in program.of("input_text_buffer.committed"))
    check_order(program, responses)
    heard(program.audio(), 1, 8)
    assert program.sdk.session_id.startswith("sess_") and program.sdk.last_response_id.startswith("resp_")
    assert 0 < program.sdk.first_audio_delay < 5
    created, updated = program.of("session.created")[0]["session"], program.of("session.updated")[0]["session"]
    assert created["object"] == updated["object"] == "realtime.session" and created["id"] == updated["id"]
    assert (created["model"], created["mode"], created["voice"], created["sample_rate"]) == (MODEL, "server_commit", "Cherry", 24000)


def commit(server):
    program = Program(server)
    program.sdk.update_session("Serena", mode="commit", language_type="auto")
    for count, text in enumerate(["The first piece.", "你好。"], 1):
        program.sdk.append_text(text)
        program.sdk.commit()
        program.wait("response.done", count)
    program.sdk.append_text("Not committed.")
    program.sdk.finish()
    program.wait("session.finished")
    program.wait_closed(1000)
    check_order(program, 3)
    usages = [event["response"]["usage"] for event in program.of("response.done")]
    assert usages == [{"characters": 16}, {"characters": 5}, {"characters": 14}], usages
    done = program.of("response.done")[0]["response"]
    assert done["modalities"] == ["text", "audio"] and done["conversation_id"] == "" and done["voice"] == "Serena", done
    assert done["output"][0]["content"] == [{"type": "audio", "transcript": ""}], done


def queued_commits(server):
    program = Program(server)
    program.sdk.update_session("Cherry", mode="commit")
    for text in ["One.", "Two.", "Three."]:
        program.sdk.append_text(text)
        program.sdk.commit()
    program.sdk.finish()
    program.wait_closed(1000)
    check_order(program, 3)
    assert len(program.of("input_text_buffer.committed")) == 3


def errors_do_not_end_the_session(server):
    program = Program(server)
    program.sdk.commit()
    assert program.wait("error")["error"]["code"] == "invalid_value"
    program.sdk.send_raw('{"type":"response.create"}')
    assert "response.create" in program.wait("error", 2)["error"]["message"]
    program.sdk.update_session("Cherry", speech_rate=9.0)
    program.wait("error", 3)
    program.sdk.append_text("Begun. ")
    program.wait("response.created")
    program.sdk.update_session("Serena")
    assert program.wait("error", 4)["error"]["message"] == "Session update error: session already started or finished or failed."
    program.sdk.finish()
    program.wait_closed(1000)
    heard(program.audio(), 0.2, 3)


def unusual_values(server):
    program = Program(server)
    program.sdk.update_session(
        "Cherry", sample_rate=16000.0, volume=60.0, speech_rate=2, pitch_rate=1, bit_rate=64, enable_tn=True, optimize_instructions="true",
        instructions="calm", language_type="English", model="x", channels=1, bit_depth=16, input_audio_format="pcm16")
    assert program.wait("session.updated")["session"]["sample_rate"] == 16000
    program.sdk.append_text("Numbers in any form. \ud83d")
    program.sdk.append_text("\ude00 done.")
    program.sdk.finish()
    program.wait_closed(1000)
    heard(program.audio(), 0.4, 4, 16000)


def formats(server):
    for name, magic in [("wav", b"RIFF"), ("mp3", None), ("opus", b"OggS")]:
        program = Program(server)
        program.sdk.update_session("Cherry", mode="commit", response_format=name)
        for text in ["The first.", "The second."]:
            program.sdk.append_text(text)
            program.sdk.commit()
        program.sdk.finish()
        program.wait_closed(1000)
        for response in [event["response"]["id"] for event in program.of("response.created")]:
            first = next(e for e in program.of("response.audio.delta") if e["response_id"] == response)
            data = base64.b64decode(first["delta"])
            assert data.startswith(magic) if magic else data[0] == 0xFF and data[1] & 0xE0 == 0xE0, (name, data[:8])


def nothing_to_say(server):
    program = Program(server)
    program.sdk.finish()
    program.wait_closed(1000)
    assert program.kinds() == ["session.created", "session.finished"]


def clear_and_cancel(server):
    program = Program(server)
    program.sdk.update_session("Cherry", mode="commit")
    program.sdk.append_text("Wrong.")
    program.sdk.clear_appended_text()
    program.wait("input_text_buffer.cleared")
    program.sdk.cancel_response()  # nothing runs: nothing happens
    program.sdk.append_text("A long sentence that goes on. " * 200)
    program.sdk.commit()
    program.wait("response.audio.delta")
    program.sdk.cancel_response()
    assert program.wait("response.done")["response"]["status"] == "incomplete"
    program.sdk.append_text("After it.")
    program.sdk.finish()
    program.wait_closed(1000)
    assert program.of("response.done")[-1]["response"]["status"] == "completed"
    assert program.kinds().count("response.created") == 2 and not program.of("error"), program.kinds()


def close_while_speaking(server):
    for how in [{}, {"status": 1000, "reason": b"bye"}]:  # the Python SDK's way and the Java SDK's
        program = Program(server)
        program.sdk.append_text("A long sentence that goes on. " * 500)
        program.wait("response.audio.delta")
        began = time.time()
        program.sdk.close(**how)
        assert time.time() - began < 2.9, "the close frame was not answered"  # the library gives up after 3 s
    nothing_to_say(server)


def slow_callback(server):
    program = Program(server, slowly=0.01)
    program.sdk.append_text("A sentence of some length, to be heard in full. " * 20)
    program.sdk.finish()
    program.wait_closed(1000)
    heard(program.audio(), 40, 100)


def many_sessions(server):
    programs = [Program(server) for _ in range(20)]
    for program in programs:
        program.sdk.append_text("All at once.")
        program.sdk.finish()
    for program in programs:
        program.wait_closed(1000)
        heard(program.audio(), 0.4, 3)


def http_whole(server):
    [answer] = call(server + "/api/v1", "qwen3-tts-flash", "Good morning, 大家。", "Cherry", language_type="Chinese")
    assert answer.status == 200 and answer.output["finish_reason"] == "stop", vars(answer)
    assert answer.output["text"] is None and answer.output["choices"] is None
    audio = answer.output["audio"]
    assert audio["data"] == "" and audio["id"] == "audio_" + answer.request_id, audio
    assert 23 * 3600 < audio["expires_at"] - time.time() <= 24 * 3600 + 1
    assert answer.usage["characters"] == 19, answer.usage
    file = requests.get(audio["url"], timeout=30)  # no headers
    with wave.open(io.BytesIO(file.content)) as sound:
        assert (sound.getframerate(), sound.getnchannels(), sound.getsampwidth()) == (24000, 1, 2)
        heard(sound.readframes(sound.getnframes()), 0.8, 5)


def http_stream(server):
    answers = call(server + "/api/v1", "qwen3-tts-instruct-flash", "One sentence. " * 20, "Cherry", stream=True, instruction="calm")
    asynchronous = call_async(server + "/api/v1", "qwen3-tts-flash", "One sentence. " * 20, "Cherry")
    for stream in [answers, asynchronous]:
        assert len(stream) > 3 and all(answer.status == 200 for answer in stream), vars(stream[0])
        pcm = b"".join(base64.b64decode(answer.output["audio"]["data"]) for answer in stream)
        assert not pcm.startswith(b"RIFF")
        heard(pcm, 8, 40)
        assert [answer.output["finish_reason"] for answer in stream] == ["null"] * (len(stream) - 1) + ["stop"]
        assert len({answer.request_id for answer in stream}) == 1
        assert all("url" not in answer.output["audio"] or not answer.output["audio"]["url"] for answer in stream[:-1])
        last = stream[-1]
        assert last.output["audio"]["data"] == "" and last.usage["characters"] == 280, last.usage
        assert requests.get(last.output["audio"]["url"], timeout=30).content.startswith(b"RIFF")


def http_wire(server):
    """The bytes themselves, as the picky parsers see them."""
    url, headers, body = request_of(server + "/api/v1", "qwen3-tts-flash", "Hello.", "Cherry", stream=True)
    response = requests.post(url, data=body, headers=headers, timeout=30)
    assert response.headers["content-type"] == "text/event-stream;charset=UTF-8" and response.headers["x-request-id"]
    blocks = response.text.split("\n\n")
    assert blocks.pop() == ""
    for number, block in enumerate(blocks, 1):
        lines = block.split("\n")
        assert lines[:3] == [f"id:{number}", "event:result", ":HTTP_STATUS/200"] and lines[3].startswith("data:{") and len(lines) == 4, lines[:3]
        assert len(lines[3]) < 128 * 1024 and isinstance(json.loads(lines[3][5:])["output"]["audio"], dict)


def http_java(server):
    headers = {"Authorization": f"Bearer {KEY}", "user-agent": AGENT, "Content-Type": "application/json", "X-DashScope-SSE": "enable"}
    body = {"model": "qwen3-tts-flash", "input": {"messages": [], "text": "Hello.", "voice": "Cherry", "language_type": "English"},
            "parameters": {"voice": "Cherry", "enable_search": False, "incremental_output": True}}
    url = server + "/api/v1/services/aigc/multimodal-generation/generation"
    assert requests.post(url, json=body, headers=headers, timeout=30).text.count("event:result") > 1
    body["input"].pop("voice")
    body["parameters"] = {"audio": {"voice": "Serena", "format": "wav"}, "speech_rate": "1.5"}
    assert requests.post(url, json=body, headers={**headers, "X-DashScope-SSE": ""}, timeout=30).json()["output"]["audio"]["url"]


def http_errors(server):
    base = server + "/api/v1"
    for status, code, arguments in [
        (400, "InvalidParameter", dict(model="qwen3-tts-flash", text="", voice="Cherry")),
        (400, "InvalidParameter", dict(model="qwen3-tts-flash", text="Hi.", voice="Cherry", speech_rate=7)),
        (400, "InvalidParameter", dict(model="qwen3-tts-flash", text="...", voice="Cherry", stream=True)),
    ]:
        [answer] = call(base, **arguments)
        assert (answer.status, answer.code) == (status, code) and answer.message and answer.request_id, vars(answer)


def strict_errors(server):
    base = server + "/api/v1"
    for status, code, model, voice in [
        (404, "ModelNotFound", "qwen9-tts", "Cherry"), (400, "InvalidParameter", "qwen3-tts-flash", "nobody"),
        (400, "InvalidParameter", "qwen3-tts-instruct-flash-realtime", "Cherry"), (400, "InvalidParameter", "cosyvoice-v3-flash", "Cherry"),
    ]:
        for stream in [False, True]:
            [answer] = call(base, model, "Hello.", voice, stream=stream)
            assert (answer.status, answer.code) == (status, code) and answer.request_id, vars(answer)
    program = Program(server, model="qwen9-tts-realtime")
    program.wait("error")
    program.wait_closed(1008)


if __name__ == "__main__":
    globals()[sys.argv[2]](sys.argv[1])
