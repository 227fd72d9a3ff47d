"""Ask thituyen from Python: a long-lived child process, a line for a line.

    with Thituyen("./anywhere") as thituyen:
        answer = thituyen.ask(ask="screen", lang="vi", regulation={"preset": "hai-phong-2018"}, ...)
        for answer in thituyen.stream({"A": {...}}, {"B": {...}}, ask="select", regulation=..., post={"seats": 1}):
            ...

Numbers are text in answers: Decimal(answer["candidates"]["A"]["total"]) is exact.
"""
import json
import subprocess
import sys
import threading


class Thituyen:
    def __init__(self, *command):
        self.child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.child.stdin.close()
        self.child.wait()

    def ask(self, **request):
        return json.loads(self.lines(json.dumps(request)))

    def stream(self, *candidates, **request):
        """Any number of candidates, each a mapping by id: an answer each, then one of all together."""
        lines = [{**request, "streamed": True}, *candidates, {}]
        sent = threading.Thread(target=self.send, args=("\n".join(json.dumps(line) for line in lines),))
        sent.start()  # beside the reading: neither waits for the other
        end = False
        while not end:
            answer = json.loads(self.child.stdout.readline())
            end = answer.get("end", False)
            yield answer
        sent.join()

    def lines(self, line):
        self.send(line)
        return self.child.stdout.readline()

    def send(self, text):
        self.child.stdin.write(text.encode() + b"\n")
        self.child.stdin.flush()


# python3 thituyen.py ./anywhere < requests.jsonl > answers.jsonl
if __name__ == "__main__":
    with Thituyen(*sys.argv[1:]) as thituyen:
        waiting = iter(sys.stdin.buffer.read().decode().splitlines())
        for line in waiting:
            request = json.loads(line)
            if not request.pop("streamed", False):
                sys.stdout.buffer.write(thituyen.lines(line))
                continue
            candidates = list(map(json.loads, iter(lambda: next(waiting), "{}")))
            for answer in thituyen.stream(*candidates, **request):
                print(json.dumps(answer, ensure_ascii=False, separators=(",", ":")), flush=True)
