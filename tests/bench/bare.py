"""The bare stack to measure against: one Flask view on the same kind of server that inserts one
row, and one that broadcasts to a room of Socket.IO. `python -m tests.bench.bare FOLDER PORT`."""

from __future__ import annotations

import json
import sqlite3
import sys
from pathlib import Path

from server import concurrency

CHOSEN = concurrency.start("eventlet")

from flask import Flask, Response, jsonify, request  # noqa: E402
from flask_socketio import SocketIO, join_room  # noqa: E402


def build(folder: Path) -> tuple[Flask, SocketIO]:
    """The app: as little as can be written, with the same durability of each row."""
    app = Flask(__name__)
    socketio = SocketIO(app, async_mode=CHOSEN.mode)
    database = sqlite3.connect(folder / "bare.db", isolation_level=None, check_same_thread=False)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, body TEXT NOT NULL)")

    @app.post("/row")
    def insert() -> tuple[Response, int]:
        database.execute("BEGIN IMMEDIATE")
        cursor = database.execute("INSERT INTO row (body) VALUES (?)", (json.dumps(request.json),))
        database.execute("COMMIT")
        return jsonify({"id": cursor.lastrowid}), 201

    @app.post("/broadcast")
    def broadcast() -> Response:
        socketio.emit("state", request.json, to="room", namespace="/display")
        return jsonify({})

    @app.get("/api/v1/health")
    def health() -> Response:
        return jsonify({})

    @socketio.on("join", namespace="/display")  # type: ignore[untyped-decorator]
    def join(data: object) -> dict[str, bool]:
        del data
        join_room("room")
        return {"ok": True}

    return app, socketio


if __name__ == "__main__":
    app, socketio = build(Path(sys.argv[1]))
    socketio.run(app, host="127.0.0.1", port=int(sys.argv[2]), log_output=False)
