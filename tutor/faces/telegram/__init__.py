"""The Telegram face: updates to events, visible actions to messages.

```
polling ──> reception ──> driver ──> outbox ──> delivery ──> Telegram
   │            │                       │           │
 ledger, lanes  translation         markup, pages, buttons, pace
```

It translates and decides nothing about learning. Nothing gets lost: an update is acknowledged only
after its turn was committed, and a repeated one is recognised by the driver by its source.
"""

from tutor.faces.telegram.bot import TurnsFactory, run_bot
from tutor.faces.telegram.outbox import Picture, TelegramOutbox
from tutor.faces.telegram.pace import Tempo
from tutor.faces.telegram.reception import Door, Turns

__all__ = [
    "Door",
    "Picture",
    "TelegramOutbox",
    "Tempo",
    "Turns",
    "TurnsFactory",
    "run_bot",
]
