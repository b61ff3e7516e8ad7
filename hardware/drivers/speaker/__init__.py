"""A loudspeaker: sound files that a program of the computer plays, as ALSA and PipeWire have."""
