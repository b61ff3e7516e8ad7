"""The supervisor's page of today."""
