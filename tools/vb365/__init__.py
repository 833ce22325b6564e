"""What the workshop's folders share: start an emulator, speak with it, read what the kernel knows of it.

The scripts put tools/ into PYTHONPATH (scripts/setup).
"""
