"""Talks with `mynah chat` in a terminal: types a question, interrupts the answer with a key, asks again, ends with Ctrl-D.

The language model is a server of this script. Its first answer stops in the middle; to the second question it tells what it finds in
the history as its own answer. Arguments: the program, and the file for the audio. Prints everything that the terminal showed.
"""
import http.server, json, os, pty, select, sys, threading, time

stalled = threading.Event()
histories = []


class Model(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        histories.append([(turn["role"], turn["content"]) for turn in question["messages"]])
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        if len(histories) == 1:
            self.say("One two three. Four five six. ")
            self.say("Never heard is what")
            stalled.wait(30)
        else:
            self.say("", "stop")

    def say(self, text, reason=None):
        choice = {"index": 0, "delta": {"role": "assistant", "content": text}, "finish_reason": reason}
        chunk = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
        self.wfile.write(("data: %s\n\n" % json.dumps(chunk)).encode())
        self.wfile.flush()

    def log_message(self, *arguments):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Model)
threading.Thread(target=server.serve_forever, daemon=True).start()
command = [sys.argv[1], "chat", "--no-play", "--out", sys.argv[2], "--llm", "http://127.0.0.1:%d/v1" % server.server_port, "--llm-model", "m"]
child, terminal = pty.fork()
if child == 0:
    os.execv(command[0], command)

shown = b""


def until(text):
    global shown
    end = time.monotonic() + 50
    while text not in shown:
        ready, _, _ = select.select([terminal], [], [], max(0, end - time.monotonic()))
        if not ready:
            sys.exit("'%s' was not shown: %r" % (text, shown))
        shown += os.read(terminal, 4096)


until(b"> ")
os.write(terminal, b"Countx\x7f to six.\r")
until(b"Four five six.")
os.write(terminal, b" ")
until(b"[interrupted]")
stalled.set()
until(b"[interrupted]\r\n> ")
os.write(terminal, b"Again?\r")
until(b"Again?\r\n\r\n> ")
os.write(terminal, b"\x04")
try:
    while True:
        data = os.read(terminal, 4096)
        if not data:
            break
        shown += data
except OSError:
    pass  # the other end of the terminal is closed
_, status = os.waitpid(child, 0)
print(json.dumps({"exit": os.waitstatus_to_exitcode(status), "shown": shown.decode(), "histories": histories}))
