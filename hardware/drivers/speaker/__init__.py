"""A loudspeaker: a sound file played by a program of the computer, as ALSA and PipeWire have them."""
