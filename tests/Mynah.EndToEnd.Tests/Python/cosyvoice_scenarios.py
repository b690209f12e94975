"""Programs that users write with the official SDK's CosyVoice class: `cosyvoice_scenarios.py SERVER NAME`. Silent when all is well."""
import array
import io
import sys
import threading
import wave

from cosyvoice_wire import Callback, Pool, SpeechSynthesizer

MODEL, VOICE = "cosyvoice-v3-flash", "longanyang"


def url_of(server):
    return server.replace("http", "ws", 1) + "/api-ws/v1/inference"


def samples_of(pcm):
    values = array.array("h", pcm)
    assert max(values) > 1000, "silent"
    return values


def call(server):
    """One text, blocking, with the default settings and with plain text that looks like markup."""
    sdk = SpeechSynthesizer(url_of(server), MODEL, VOICE)
    audio = sdk.call("Tom & Jerry: 1 < 2. 今天天气怎么样？", 30)
    assert sdk.failure is None and audio[0] == 0xFF and audio[1] & 0xE0 == 0xE0, sdk.failure
    assert sdk.last_response["header"]["event"] == "task-finished"
    assert sdk.last_response["payload"]["usage"]["characters"] == 20 + 15, sdk.last_response
    assert 0 <= sdk.first_data - sdk.begun < 10


def call_with_callback(server):
    callback = Callback()
    done = threading.Event()
    callback.on_complete = lambda: (callback.calls.append("complete"), done.set())
    sdk = SpeechSynthesizer(url_of(server), MODEL, VOICE, format="wav", sample_rate=24000, callback=callback)
    assert sdk.call("Hello there, this is a callback.") is None
    assert done.wait(30), callback.calls
    with wave.open(io.BytesIO(callback.audio)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (24000, 1, 2)
    assert callback.calls[:2] == ["open", "complete"], callback.calls


def ssml(server):
    lengths = []
    for text in ["<speak>One, two.</speak>", '<speak>One, <break time="2s"/>two.</speak>']:
        sdk = SpeechSynthesizer(url_of(server), MODEL, VOICE, format="pcm", sample_rate=16000)
        lengths.append(len(samples_of(sdk.call(text, 30))) / 16000)
    assert 1.8 < lengths[1] - lengths[0] < 2.2, lengths


def streaming(server):
    """Tokens of a language model, empty ones too; events come as they are documented."""
    callback = Callback()
    sdk = SpeechSynthesizer(url_of(server), MODEL, VOICE, format="pcm", sample_rate=22050, callback=callback, word_timestamp_enabled=True)
    text = "Streaming works well. 一边写，一边说。 The end 😀"
    for token in [text[i:i + 3] for i in range(0, len(text), 3)] + [""]:
        sdk.streaming_call(token)
    sdk.streaming_complete(30)
    samples_of(callback.audio)
    assert callback.calls == ["open", "complete", "close"], callback.calls
    types = [event["payload"]["output"]["type"] for event in callback.events]
    assert types[0] == "sentence-begin" and types[-1] == "sentence-end", types
    ends = [event["payload"]["output"] for event in callback.events if event["payload"]["output"]["type"] == "sentence-end"]
    assert "".join(end["original_text"] for end in ends) == text
    last = 0
    for end in ends:
        for word in end["sentence"]["words"]:
            assert end["original_text"][word["begin_index"]:word["end_index"]] == word["text"], word
            assert last <= word["begin_time"] <= word["end_time"] <= len(callback.audio) / 44.1 + 1, (last, word)
            last = word["begin_time"]
    assert {"一", "边", "写", "works"} <= {word["text"] for end in ends for word in end["sentence"]["words"]}, ends


def aligned_words(server):
    """Words with pauses between them: each begins where its sound begins, at every speed."""
    for rate in [0.7, 1, 1.8]:
        callback = Callback()
        sdk = SpeechSynthesizer(url_of(server), MODEL, VOICE, format="pcm", sample_rate=16000, speech_rate=rate, callback=callback,
                                word_timestamp_enabled=True)
        for word in ["Banana.", " Doctor.", " Garden.", " Table."]:
            sdk.streaming_call(word)
        sdk.streaming_complete(30)
        values = samples_of(callback.audio)
        words = [word for event in callback.events if event["payload"]["output"]["type"] == "sentence-end"
                 for word in event["payload"]["output"]["sentence"]["words"]]
        assert [word["text"] for word in words] == ["Banana", "Doctor", "Garden", "Table"], words
        begins = onsets(values, 16000, pause=int(100 / rate))
        assert len(begins) == len(words), (rate, words, begins)
        for word, begin in zip(words, begins):
            assert abs(word["begin_time"] - begin) <= 60, (rate, words, begins)


def onsets(values, rate, pause):
    """Where sound begins after silence of at least `pause` ms, in ms."""
    step, found, quiet = rate // 200, [], pause
    for at in range(0, len(values) - step, step):
        if max(abs(value) for value in values[at:at + step]) < 200:
            quiet += 5
        else:
            if quiet >= pause:
                found.append(at * 1000 / rate)
            quiet = 0
    return found


def flush(server):
    callback = Callback()
    heard = threading.Event()
    callback.on_data = lambda data: heard.set()
    sdk = SpeechSynthesizer(url_of(server), MODEL, VOICE, callback=callback, format="pcm")
    sdk.streaming_call("without a mark")
    sdk.streaming_flush()
    assert heard.wait(10)
    sdk.streaming_call(" and on")
    sdk.streaming_complete(30)
    assert callback.calls[1] == "complete"


def cancel(server):
    """The SDK asks for the end and closes at once; the server is well afterwards."""
    for _ in range(3):
        sdk = SpeechSynthesizer(url_of(server), MODEL, VOICE, callback=Callback())
        sdk.streaming_call("A long sentence that nobody wants to hear to its end, whatever it may say about the weather. " * 20)
        sdk.streaming_cancel()
    call(server)


def pool(server):
    """Connections made ahead serve several tasks, with another model and voice each."""
    connections = Pool(url_of(server), 3)
    for i in range(9):
        callback = Callback()
        sdk = connections.borrow(["cosyvoice-v3-flash", "cosyvoice-v2", "cosyvoice-v1"][i % 3],
                                 ["longanyang", "longxiaochun_v2", "longxiaochun"][i % 3], callback, format="wav", sample_rate=16000)
        sdk.streaming_call(f"Task number {i}.")
        sdk.streaming_complete(30)
        assert sdk.is_connected() and callback.calls == ["open", "complete", "close"], callback.calls
        with wave.open(io.BytesIO(callback.audio)) as file:
            assert file.getframerate() == 16000
        connections.give_back(sdk)
    for sdk in connections.free:
        sdk.close()


def errors(server):
    """A failed start still lets the SDK send its text and its end: one error, not three."""
    callback = Callback()
    sdk = SpeechSynthesizer(url_of(server), MODEL, VOICE, callback=callback, speech_rate=9)
    for send in [lambda: sdk.streaming_call("Hello."), lambda: sdk.streaming_complete(10)]:
        try:
            send()
        except Exception as error:  # the socket may be closed by now
            assert "closed" in str(error).lower() or "pipe" in str(error).lower(), error
    assert callback.calls.count("error InvalidParameter") == 1, callback.calls
    sdk = SpeechSynthesizer(url_of(server), MODEL, VOICE)
    assert sdk.call("", 30) is None
    assert sdk.failure["header"]["error_message"] == "Please ensure input text is valid.", sdk.failure


def strict(server):
    sdk = SpeechSynthesizer(url_of(server), MODEL, "longxiaochun_v2")
    try:
        assert sdk.call("Hello.", 10) is None
    except Exception as error:
        assert "closed" in str(error).lower() or "pipe" in str(error).lower(), error
    assert sdk.failure["header"]["error_message"] == "[tts:]Engine return error code: 418", sdk.failure


if __name__ == "__main__":
    globals()[sys.argv[2]](sys.argv[1])
