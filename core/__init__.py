"""The negotiation: records, commands, storage and analytics; no toolkit, no paper."""
