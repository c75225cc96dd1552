"""A Bot API server for tests: real HTTP, real long polls, strict limits, faults on demand.

Every user who writes gets a private chat. A test plays the users with `say`, `tap` and `push`, and
reads what the bot did with `sent`, `calls` and `wait_for`.
"""

import asyncio
import contextlib
import json
import re
from collections import defaultdict, deque
from dataclasses import dataclass, field

from tests.telegram.rules import (
    Refusal,
    bad,
    is_empty,
    read_commands,
    read_keyboard,
    read_text,
)
from tests.telegram.web import Dropped, Site

TOKEN = "123456:AAtest-token_of-a-bot"
BOT = {"id": 123456, "is_bot": True, "first_name": "Tutor", "username": "tutor_bot"}
PNG = b"\x89PNG\r\n\x1a\n"
TAP_LIFE = 150


@dataclass
class Sent:
    """One message of the bot; `text` is what is read, `source` what was sent."""

    message_id: int
    chat: int
    text: str
    source: str
    entities: list
    buttons: list | None = None
    photo: bytes | None = None
    document: tuple[str, bytes] | None = None

    @property
    def labels(self):
        return [button["text"] for row in self.buttons or [] for button in row]


@dataclass
class Fault:
    """`status` and `description` are the reply; `after`: act first, then fail."""

    status: int = 0
    description: str = ""
    retry_after: float | None = None
    drop: bool = False
    delay: float = 0.0
    after: bool = False


@dataclass
class Call:
    method: str
    params: dict
    files: dict = field(default_factory=dict)


class FakeTelegram:
    def __init__(self):
        self.now = 1_800_000_000.0
        self.impatience = 0.005
        self.calls = []
        self.commands = {}
        self.refused = []
        self.drafts = defaultdict(list)
        self.webhook = ""
        self.blocked = set()
        self.queue = []
        self.drawn_anew = False
        self.longest_hold = 50.0
        self._allowed = None
        self._messages = defaultdict(list)
        self._known = set()
        self._faults = defaultdict(deque)
        self._taps = {}
        self._answered = set()
        self._numbers = {"update": 700, "message": 0, "tap": 0}
        self._changed = asyncio.Condition()
        self._poll = 0
        self._polled = (None, -1.0)

    async def __aenter__(self):
        self._site = await Site(self._answer).__aenter__()
        self.base_url = f"http://127.0.0.1:{self._site.port}"
        return self

    async def __aexit__(self, *_):
        await self._site.__aexit__()

    # -- the users' side ---------------------------------------------------------------------

    async def say(self, user, text, **extra):
        return await self.push({"message": self.message(user, text=text, **extra)})

    async def tap(self, user, label, message=None):
        """Tap the newest button that bears this label."""
        for sent in reversed(self._messages[user] if message is None else [message]):
            for button in (b for row in sent.buttons or [] for b in row):
                if button["text"] == label:
                    return await self.tap_data(user, button["callback_data"], sent)
        raise AssertionError(f"no button {label!r} in the chat of {user}: {self.sent(user)}")

    async def tap_data(self, user, data, sent=None):
        tap = str(self._next("tap"))
        self._taps[tap] = self.now
        shown = self.message(user, text="...", sender=BOT)
        if sent is not None:
            shown["message_id"] = sent.message_id
        query = {
            "id": tap, "from": person(user), "chat_instance": "1", "message": shown, "data": data,
        }  # fmt: skip
        return await self.push({"callback_query": query})

    def message(self, user, *, chat=None, sender=None, lang=None, **content):
        return {
            "message_id": self._next("message"),
            "date": int(self.now),
            "from": sender or person(user, lang),
            "chat": chat or {"id": user, "type": "private", "first_name": "Ada"},
            **content,
        }

    async def push(self, update, update_id=None):
        """Put an update into the queue as it is; the same id again is a duplicate."""
        kind = next(iter(update))
        if self._allowed and kind not in self._allowed:
            return None
        number = update_id or self._next("update")
        body = update[kind]
        self._known.add((body.get("chat") or body["message"]["chat"])["id"])
        self.queue.append({"update_id": number, **update})
        await self._notify()
        return number

    def sent(self, user):
        return list(self._messages[user])

    def texts(self, user):
        return [sent.text for sent in self._messages[user]]

    def did(self, method):
        return [call for call in self.calls if call.method == method]

    def fail(self, method, status=0, description="", *, times=1, **how):
        self._faults[method].extend(Fault(status, description, **how) for _ in range(times))

    def heal(self):
        self._faults.clear()

    async def wait_for(self, condition, seconds=5.0):
        async with self._changed:
            try:
                async with asyncio.timeout(seconds):
                    await self._changed.wait_for(condition)
            except TimeoutError:
                seen = {user: self.texts(user) for user in self._messages}
                last = [call.method for call in self.calls[-8:]]
                raise AssertionError(f"never came true; sent {seen}; last calls {last}") from None

    # -- the bot's side ----------------------------------------------------------------------

    async def _answer(self, request):
        token, _, method = request.path.removeprefix("/bot").partition("/")
        call = Call(method, request.params, request.files)
        self.calls.append(call)
        fault = self._faults[method].popleft() if self._faults[method] else None
        try:
            if token != TOKEN:
                raise Refusal(401, "Unauthorized")
            act = getattr(self, "on_" + re.sub("([A-Z])", r"_\1", method).lower(), None)
            if act is None:
                raise Refusal(404, "Not Found")
            await self._strike(fault, is_before=True)
            result = await act(call)
            await self._strike(fault, is_before=False)
            reply = 200, {"ok": True, "result": result}
        except Refusal as refusal:
            self.refused.append((method, refusal.description))
            reply = refusal.status, _refused(refusal)
        await self._notify()
        return reply[0], json.dumps(reply[1]).encode()

    async def _strike(self, fault, is_before):
        if fault is None or fault.after == is_before:
            return
        await asyncio.sleep(fault.delay)
        if fault.drop:
            raise Dropped
        if fault.retry_after is not None:
            why = f"Too Many Requests: retry after {fault.retry_after}"
            raise Refusal(429, why, retry_after=fault.retry_after)
        if fault.status:
            raise Refusal(fault.status, fault.description)

    async def on_get_me(self, call):
        return BOT

    async def on_delete_webhook(self, call):
        self.webhook = ""
        return True

    async def on_get_updates(self, call):
        if self.webhook:
            raise Refusal(409, "Conflict: can't use getUpdates method while webhook is active")
        offset = int(call.params.get("offset", 0))
        limit = min(int(call.params.get("limit", 100)), 100)
        if "allowed_updates" in call.params:
            self._allowed = json.loads(call.params["allowed_updates"]) or None
        self._poll += 1
        mine = self._poll
        # Kept from the real one: who repeats an offset too soon gets one update at a time.
        now = asyncio.get_running_loop().time()
        if self._polled[0] == offset and now < self._polled[1] + self.impatience:
            limit = 1
        self._polled = (offset, now)
        if self.drawn_anew:
            offset, self.drawn_anew = 0, not self.queue
        self.queue = [one for one in self.queue if one["update_id"] >= offset]
        await self._notify()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(
                min(float(call.params.get("timeout", 0)), self.longest_hold)
            ):
                async with self._changed:
                    await self._changed.wait_for(lambda: self._poll != mine or self._fresh())
        if self._poll != mine:
            why = "terminated by other getUpdates request; make sure that only one bot instance"
            raise Refusal(409, f"Conflict: {why} is running")
        return self._fresh()[:limit]

    def _fresh(self):
        """Everything in the queue that is not too old: taps are forgotten after 150 s."""
        return [
            one for one in self.queue
            if "callback_query" not in one
            or self.now - self._taps[one["callback_query"]["id"]] <= TAP_LIFE
        ]  # fmt: skip

    async def on_send_message(self, call):
        chat = self._chat(call)
        text, entities = read_text(call.params, "text", 4096, "message")
        if is_empty(text):
            raise bad("message text is empty")
        return self._keep(Sent(0, chat, text, call.params["text"], entities), call)

    async def on_send_message_draft(self, call):
        chat = self._chat(call)
        if chat < 0:
            raise bad("drafts are for private chats only (in words of our own)")
        if int(call.params["draft_id"]) == 0:
            raise bad("draft_id must be non-zero (in words of our own)")
        text, _ = read_text(call.params, "text", 4096, "message")
        self.drafts[chat].append(text)
        return True

    async def on_send_photo(self, call):
        chat = self._chat(call)
        photo = call.files.get("photo") or next(iter(call.files.values()), b"")
        if not photo.startswith(PNG) or len(photo) > 10 * 2**20:
            raise bad("IMAGE_PROCESS_FAILED")
        text, entities = read_text(call.params, "caption", 1024, "message caption")
        source = call.params.get("caption", "")
        return self._keep(Sent(0, chat, text, source, entities, photo=photo), call)

    async def on_send_document(self, call):
        chat = self._chat(call)
        if not any(call.files.values()):
            raise bad("there is no document in the request")
        named = call.params["filename"], next(iter(call.files.values()))
        return self._keep(Sent(0, chat, "", "", [], document=named), call)

    async def on_edit_message_text(self, call):
        sent = self._found(call)
        text, entities = read_text(call.params, "text", 4096, "message")
        if is_empty(text):
            raise bad("message text is empty")
        buttons = read_keyboard(call.params)
        if (text, entities, buttons) == (sent.text, sent.entities, sent.buttons):
            raise bad(_NOT_MODIFIED)
        sent.text, sent.entities, sent.buttons = text, entities, buttons
        return self._json(sent)

    async def on_edit_message_reply_markup(self, call):
        sent = self._found(call)
        buttons = read_keyboard(call.params)
        if buttons == sent.buttons:
            raise bad(_NOT_MODIFIED)
        sent.buttons = buttons
        return self._json(sent)

    async def on_answer_callback_query(self, call):
        tap = call.params["callback_query_id"]
        is_old = self.now - self._taps.get(tap, 0) > TAP_LIFE
        if is_old or tap in self._answered:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        if len(call.params.get("text", "")) > 200:
            raise bad("MESSAGE_TOO_LONG")
        self._answered.add(tap)
        return True

    async def on_send_chat_action(self, call):
        self._chat(call)
        if call.params["action"] not in ("typing", "upload_photo"):
            raise bad("wrong parameter action in request")
        return True

    async def on_set_my_commands(self, call):
        self.commands[call.params.get("language_code", "")] = read_commands(call.params)
        return True

    async def on_get_my_commands(self, call):
        return self.commands.get(call.params.get("language_code", ""), [])

    # -- what both sides share ---------------------------------------------------------------

    def _chat(self, call):
        chat = int(call.params["chat_id"])
        if chat not in self._known:
            raise bad("chat not found")
        if chat in self.blocked:
            raise Refusal(403, "Forbidden: bot was blocked by the user")
        return chat

    def _found(self, call):
        chat, number = self._chat(call), int(call.params["message_id"])
        for sent in self._messages[chat]:
            if sent.message_id == number:
                return sent
        raise bad("message to edit not found")

    def _keep(self, sent, call):
        sent.buttons = read_keyboard(call.params)
        sent.message_id = self._next("message")
        self._messages[sent.chat].append(sent)
        return self._json(sent)

    def _json(self, sent):
        chat = {"id": sent.chat, "type": "private"}
        return {
            "message_id": sent.message_id, "date": int(self.now), "from": BOT, "chat": chat,
            "text": sent.text,
        }  # fmt: skip

    def _next(self, what):
        self._numbers[what] += 1
        return self._numbers[what]

    async def _notify(self):
        async with self._changed:
            self._changed.notify_all()


_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same"
)


def person(user, lang=None):
    known = {"language_code": lang} if lang else {}
    return {"id": user, "is_bot": False, "first_name": "Ada", **known}


def _refused(refusal):
    reply = {"ok": False, "error_code": refusal.status, "description": refusal.description}
    return reply | ({"parameters": refusal.parameters} if refusal.parameters else {})
