"""Between the network and the listeners: the HTTP guard, health, metrics, logs, Socket Mode, drain on shutdown."""
