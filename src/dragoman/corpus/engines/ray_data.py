"""Ray Data: the same map on the machines of a cluster."""
