"""A store in the forms that others read: event data, entities, tables, networks."""
