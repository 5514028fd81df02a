"""The kind of server that the vendor ships as an example, nothing kept: alone Flask's development server, or in gunicorn."""
import logging
import sys

from flask import Flask, jsonify, request

logging.getLogger("werkzeug").disabled = True
app = Flask(__name__)


@app.route("/SophonFogStatus", methods=["POST"])
def report():
    request.get_json(force=True)
    return jsonify(status=0, message="SUCCESS")


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=int(sys.argv[1]))
