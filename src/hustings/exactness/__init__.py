"""How exact a figure is as it is written, and of which official figures it is true: for records and checks alike."""
